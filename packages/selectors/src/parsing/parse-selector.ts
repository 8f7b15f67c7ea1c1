import { parse, SelectorType, type Selector } from 'css-what';
import type { Combinator, ComplexSelector, Compound, SelectorList, SimpleSelector } from './selector-model.js';

export type ParsedSelector = { readonly ok: true; readonly list: SelectorList } | { readonly ok: false; readonly error: string };

const COMBINATORS: Readonly<Record<string, Combinator>> = {
  descendant: ' ',
  child: '>',
  adjacent: '+',
  sibling: '~',
  'column-combinator': '||',
};

const OPERATORS = {
  exists: 'exists',
  equals: '=',
  element: '~=',
  start: '^=',
  end: '$=',
  any: '*=',
  hyphen: '|=',
  not: '!=',
} as const;

/** Branches are parsed again per nesting level; deeper than this nobody writes by hand. */
const MAX_NESTING = 8;
const MAX_LENGTH = 10_000;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Reads a selector list into its normal form: quotes, white space, order and CSS escapes are gone,
 * classes and ids are attribute tests. Never throws.
 */
export function parseSelector(text: string): ParsedSelector {
  if (text.length > MAX_LENGTH) return { ok: false, error: 'the selector is longer than 10,000 characters' };
  // A NUL or a lone surrogate cannot be matched as written; the parser and a browser may read it differently.
  if (text.includes('\0') || LONE_SURROGATE.test(text)) return { ok: false, error: 'the selector contains invalid characters' };
  try {
    const list = toList(parse(text), 0);
    return list.length === 0 ? { ok: false, error: 'the selector is empty' } : { ok: true, list };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : 'the selector does not parse' };
  }
}

function toList(groups: readonly Selector[][], depth: number): SelectorList {
  if (depth > MAX_NESTING) throw new Error('the selector is nested too deeply');
  return groups.map((tokens) => toComplex(tokens, depth));
}

function toComplex(tokens: readonly Selector[], depth: number): ComplexSelector {
  const compounds: Compound[] = [];
  let combinator: Combinator = '';
  let simples: SimpleSelector[] = [];
  for (const token of tokens) {
    const next = COMBINATORS[token.type];
    if (next === undefined) {
      simples.push(toSimple(token, depth));
      continue;
    }
    if (simples.length > 0) compounds.push({ combinator, simples });
    simples = [];
    combinator = next;
  }
  if (simples.length === 0) throw new Error('the selector ends with a combinator');
  compounds.push({ combinator, simples });
  return compounds;
}

function toSimple(token: Selector, depth: number): SimpleSelector {
  switch (token.type) {
    case SelectorType.Tag:
      return { kind: 'tag', name: token.name.toLowerCase() };
    case SelectorType.Universal:
      return { kind: 'universal' };
    case SelectorType.Attribute:
      return {
        kind: 'attribute',
        name: token.name.toLowerCase(),
        operator: OPERATORS[token.action],
        value: token.value,
        ignoreCase: token.ignoreCase === true,
      };
    case SelectorType.Pseudo:
      return toPseudo(token.name.toLowerCase(), token.data, depth);
    case SelectorType.PseudoElement:
      return { kind: 'pseudo-element', name: token.name.toLowerCase() };
    default:
      throw new Error(`unexpected part ${token.type}`);
  }
}

function toPseudo(name: string, data: string | readonly Selector[][] | null, depth: number): SimpleSelector {
  if (data !== null && typeof data !== 'string') return { kind: 'pseudo', name, branches: toList(data, depth + 1), argument: '' };
  const argument = data ?? '';
  // css-what leaves the argument of :nth-child as text, and a selector may hide after "of".
  const of = /^nth-(?:last-)?child$/.test(name) ? /\bof\b([^]*)$/i.exec(argument)?.[1] : undefined;
  const branches = of === undefined ? [] : toList(parse(of), depth + 1);
  return { kind: 'pseudo', name, branches, argument };
}
