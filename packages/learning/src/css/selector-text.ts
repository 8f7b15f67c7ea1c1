import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import { PLACEHOLDER } from '../text/placeholder.js';

/** A simple selector with its place. `key` is its normal form: two with one key select the same. */
export interface SimpleText {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Members of `:not()`, `:is()` and their kin. */
  readonly inner: readonly ComplexText[];
  /** True when an expression of the code is part of its name. */
  readonly isOpen: boolean;
}

export interface CompoundText {
  /** How it is tied to the compound on its left; empty for the first one. */
  readonly combinator: string;
  readonly simples: readonly SimpleText[];
  readonly start: number;
  readonly end: number;
}

/** One member of a selector list. */
export type ComplexText = readonly CompoundText[];

const SIMPLE = /^(?:[.#](?:[\w\-\u0080-\uFFFF]|\\.)+|\[(?:"[^"]*"|'[^']*'|[^\]"'])*\]|::?[\w-]+|(?:[\w\-\u0080-\uFFFF]|\\.)+|[*&])/;
const COMBINATOR = /^\s*[>+~]\s*|^\s+/;

/** Reads a selector list with places in `text`; null when it is none. `offset` is added to every place. */
export function parseSelectorText(text: string, offset: number): readonly ComplexText[] | null {
  if (!parseSelector(text).ok) return null;
  const members = splitMembers(text).map(([from, to]) => readComplex(text.slice(from, to), offset + from));
  return members.every((member) => member !== null) ? members : null;
}

/** Where the members of a comma list begin and end. */
function splitMembers(text: string): [number, number][] {
  const members: [number, number][] = [];
  let depth = 0;
  let from = 0;
  let quote = '';
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at];
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    if (at === text.length || (character === ',' && depth === 0 && quote === '')) {
      members.push([from, at]);
      from = at + 1;
    }
  }
  return members;
}

function readComplex(text: string, offset: number): ComplexText | null {
  const compounds: CompoundText[] = [];
  let at = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  let combinator = '';
  while (at < end) {
    const tie = COMBINATOR.exec(text.slice(at, end));
    if (tie !== null) {
      combinator = tie[0].trim() || ' ';
      at += tie[0].length;
      continue;
    }
    const simples = readCompound(text.slice(at, end), offset + at);
    const last = simples?.at(-1);
    if (simples === null || last === undefined) return null;
    compounds.push({ combinator: compounds.length === 0 && combinator === ' ' ? '' : combinator, simples, start: offset + at, end: last.end });
    at = last.end - offset;
    combinator = '';
  }
  return compounds.length === 0 ? null : compounds;
}

function readCompound(text: string, offset: number): SimpleText[] | null {
  const simples: SimpleText[] = [];
  let at = 0;
  for (let match = SIMPLE.exec(text); match !== null; match = SIMPLE.exec(text.slice(at))) {
    const start = at;
    at += match[0].length;
    let inner: readonly ComplexText[] = [];
    if (match[0].startsWith(':') && text[at] === '(') {
      const close = closingBracket(text, at);
      if (close < 0) return null;
      inner = parseSelectorText(text.slice(at + 1, close), offset + at + 1) ?? [];
      at = close + 1;
    }
    const written = text.slice(start, at);
    simples.push({ key: canonicalSelector(written) ?? written, start: offset + start, end: offset + at, inner, isOpen: written.includes(PLACEHOLDER) });
    if (at >= text.length) break;
  }
  return simples.length === 0 ? null : simples;
}

function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** A selector in one spelling, the simple selectors of a compound in one order; null when it does not parse. */
export function canonicalSelector(text: string): string | null {
  const parsed = parseSelector(text);
  if (!parsed.ok) return null;
  return parsed.list
    .map((complex) => formatSelector([complex.map((compound) => ({ ...compound, simples: compound.simples.toSorted((a, b) => rank(a.kind) - rank(b.kind) || compare(formatSelector([[{ combinator: '', simples: [a] }]]), formatSelector([[{ combinator: '', simples: [b] }]]))) }))]))
    .toSorted(compare)
    .join(', ');
}

/** A tag stands first in a compound, a pseudo-class behind names, a pseudo-element last. */
function rank(kind: string): number {
  return ['tag', 'universal', 'attribute', 'pseudo', 'pseudo-element'].indexOf(kind);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
