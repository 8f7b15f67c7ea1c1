import type { TemplatePiece } from '@safecode/domain/corrections/improvement';
import { applyDerivation } from '../generalise/derive-text.js';
import { isTight } from '../generalise/is-tight.js';
import { plainText } from '../generalise/pattern.js';
import { indentAt } from '../generalise/template.js';
import type { Tree } from '../tree/tree.js';
import type { Match, RegionSite } from './match-pattern.js';

/** Expressions that need brackets inside another one. */
const LOOSE = new Set(['Binary', 'Logical', 'Assign', 'Conditional', 'Sequence', 'Arrow', 'Yield', 'Await', 'Unary', 'Function', 'Object', 'StyleSet']);

/** The code of one new node at a place; null when a derived value cannot be made from what is there. */
export function writeNode(pieces: readonly TemplatePiece[], match: Match, site: { readonly code: string; readonly indent: string; readonly quote: string }): string | null {
  let text = '';
  for (const piece of pieces) {
    if ('text' in piece) text += piece.text.includes('`') ? piece.text : piece.text.replaceAll('\n', `\n${site.indent}`);
    else {
      const trees = match.holes.get(piece.hole) ?? [];
      const filler = piece.derive === null ? written(piece, trees, { ...site, line: lastIndent(text, site.indent) }) : derived(piece, trees, site.quote);
      if (filler === null) return null;
      if (piece.kind === 'list' && trees.length === 0) text = text.replace(/,\s*$/, '');
      text += `${piece.before}${filler}`;
    }
  }
  return text;
}

type HolePiece = Exclude<TemplatePiece, { text: string }>;

/** What a hole holds, as it was written. */
function written(piece: HolePiece, trees: readonly Tree[], site: { readonly code: string; readonly line: string }): string {
  const first = trees[0];
  const last = trees.at(-1);
  if (first === undefined || last === undefined) return '';
  const source = site.code.slice(first.start, last.end);
  const own = indentAt(site.code, first.start);
  const text = source.includes('`') ? source : source.replaceAll(`\n${own}`, `\n${site.line}`);
  return piece.wrap && LOOSE.has(first.kind) ? `(${text})` : text;
}

function derived(piece: HolePiece, trees: readonly Tree[], quote: string): string | null {
  const old = trees[0] === undefined ? null : plainText(trees[0]);
  if (piece.derive === null || old === null) return null;
  const next = applyDerivation(piece.derive, old);
  if (next === null) return null;
  if (piece.kind === 'String') return `${piece.quote}${escapeText(next, piece.quote)}${piece.quote}`;
  return piece.kind === 'Text' ? escapeText(next, quote) : next;
}

/** A text as it is written between quotes of one kind. */
export function escapeText(text: string, quote: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return quote === '`' ? escaped.replaceAll('${', '\\${') : escaped.replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

function lastIndent(text: string, indent: string): string {
  const line = text.lastIndexOf('\n');
  return line < 0 ? indent : (/^[ \t]*/.exec(text.slice(line + 1))?.[0] ?? indent);
}

/** Replacement of a part of code. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const COMMA_LISTS = new Set(['Arguments', 'Elements', 'Properties', 'Parameters', 'Patterns', 'Declarators', 'Expressions', 'Selectors']);

/** Puts new nodes in the place of a changed part, in the layout of what stands around it. */
export function placeNodes(code: string, site: RegionSite, nodes: readonly string[]): TextChange | null {
  const { parent, trees, from } = site;
  const first = trees[0];
  const last = trees.at(-1);
  if (first !== undefined && last !== undefined) {
    if (nodes.length === 0) return removal(code, site, { start: first.start, end: last.end });
    return { start: first.start, end: last.end, text: nodes.join(separator(code, site)) };
  }
  if (parent === null || nodes.length === 0) return null;
  const previous = parent.kids[from - 1];
  const next = parent.kids[from];
  const glue = separator(code, site);
  const text = nodes.join(glue);
  if (previous !== undefined) return behind(code, { parent, previous, glue, text });
  if (next !== undefined) return { start: next.start, end: next.start, text: `${text}${glue}` };
  const ending = parent.kind === 'Decls' ? ';' : '';
  return { start: parent.start, end: parent.start, text: COMMA_LISTS.has(parent.kind) ? text : ` ${text}${ending} ` };
}

function behind(code: string, { parent, previous, glue, text }: { parent: Tree; previous: Tree; glue: string; text: string }): TextChange {
  if (parent.kind !== 'Decls') return { start: previous.end, end: previous.end, text: `${glue}${text}` };
  const ending = /^\s*;/.exec(code.slice(previous.end))?.[0] ?? '';
  const needsEnd = previous.kind === 'Declaration' && ending === '';
  const at = previous.end + ending.length;
  const isLast = previous === parent.kids.at(-1);
  return { start: at, end: at, text: `${needsEnd ? ';' : ''}${glue.replace(/^;/, '')}${text}${isLast && needsEnd ? '' : ';'}` };
}

/** What stands between two members of a list: a line break when the list is written in lines. */
function separator(code: string, { parent, trees, from }: RegionSite): string {
  if (parent === null) return ' ';
  const near = trees[0] ?? parent.kids[from - 1] ?? parent.kids[from];
  const indent = near === undefined ? '' : indentAt(code, near.start);
  const other = parent.kids[1];
  const begin = parent.kids[0]?.start ?? parent.start;
  const inLines = other === undefined ? code.slice(parent.start, begin).includes('\n') || parent.start === 0 || indentOnly(code, begin) : code.slice(parent.kids[0]?.end, other.start).includes('\n');
  const gap = inLines ? `\n${indent}` : ' ';
  if (COMMA_LISTS.has(parent.kind)) return `,${gap}`;
  if (parent.kind === 'Decls') return parent.kids.some((kid) => kid.kind === 'Declaration') ? `;${gap}` : gap;
  return gap;
}

function indentOnly(code: string, at: number): boolean {
  return /(?:^|\n)[ \t]*$/.test(code.slice(0, at)) && at > 0;
}

/** Takes a part out with the comma, the semicolon and the empty line it would leave. */
function removal(code: string, { parent, from, trees }: RegionSite, { start, end }: { start: number; end: number }): TextChange {
  const previous = parent?.kids[from - 1];
  const next = parent?.kids[from + trees.length];
  if (parent !== null && COMMA_LISTS.has(parent.kind)) {
    if (next !== undefined) return { start, end: next.start, text: '' };
    if (previous !== undefined) return { start: previous.end, end, text: '' };
    return { start, end: end + lengthOf(/^\s*,/, code, end), text: '' };
  }
  if (parent?.kind === 'Value' || parent?.kind === 'Prelude') return previous === undefined ? { start, end: next?.start ?? end, text: '' } : { start: previous.end, end, text: '' };
  return removeLine(code, start, end + (parent?.kind === 'Decls' ? lengthOf(/^\s*;/, code, end) : 0));
}

/** With the whole line when nothing else stands on it. */
function removeLine(code: string, start: number, end: number): TextChange {
  const lineStart = code.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(code.slice(end));
  if (/^[ \t]*$/.test(code.slice(lineStart, start)) && rest !== null) return { start: lineStart, end: end + rest[0].length, text: '' };
  return { start, end: end + lengthOf(/^[ \t]*/, code, end), text: '' };
}

function lengthOf(what: RegExp, code: string, at: number): number {
  return what.exec(code.slice(at))?.[0].length ?? 0;
}

/** True when new code needs brackets where it goes. */
export function needsBrackets(site: RegionSite, kind: string): boolean {
  return site.parent !== null && LOOSE.has(kind) && isTight(site.parent.kind, site.from);
}

/** Applies changes that do not overlap. */
export function applyChanges(code: string, changes: readonly TextChange[]): string {
  let result = '';
  let done = 0;
  for (const change of [...changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += code.slice(done, change.start) + change.text;
    done = change.end;
  }
  return result + code.slice(done);
}
