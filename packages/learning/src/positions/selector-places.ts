import type { CallExpression, Node } from 'estree';
import type { CssNode } from '@safecode/verifier/css/css-syntax';
import { parseCss } from '@safecode/verifier/css/parse-css';
import { canonicalSelector, parseSelectorText, type ComplexText } from '../css/selector-text.js';
import { isWrittenText, joinText } from '../text/js-text.js';
import { endOf, startOf } from '../tree/js-program.js';
import type { ReadCode } from '../tree/read-code.js';

/** A selector list in code. */
export interface SelectorPlace {
  readonly start: number;
  readonly end: number;
  readonly members: readonly ComplexText[];
  /** Normal form of the whole list. */
  readonly key: string;
  /** Quote the text stands in; empty in a style sheet. */
  readonly quote: string;
  /** For the argument of `getElementById`: the place of the method's name. */
  readonly method: { readonly start: number; readonly end: number } | null;
  /** What stands around it, to tell which selector became which. */
  readonly context: string;
}

const PLACES = new WeakMap<ReadCode, readonly SelectorPlace[]>();

/** Every selector of some code, in order: rules, and the texts of a script that reach a query. */
export function selectorPlaces(read: ReadCode): readonly SelectorPlace[] {
  const known = PLACES.get(read) ?? (read.js === null ? rulePlaces(read.code, 0, '') : scriptPlaces(read)).toSorted((a, b) => a.start - b.start);
  PLACES.set(read, known);
  return known;
}

function scriptPlaces(read: ReadCode): SelectorPlace[] {
  const { code, js } = read;
  if (js === null) return [];
  const places: SelectorPlace[] = [];
  for (const [node, use] of js.uses) {
    const joined = use === 'declarations' || !isWrittenText(node) ? null : joinText(code, node);
    if (joined === null) continue;
    const quote = code[joined.start - 1] ?? '';
    if (use === 'stylesheet') places.push(...rulePlaces(joined.text, joined.start, quote));
    else if (use === 'id') places.push(...idPlace(read, node, joined.text));
    else {
      const members = parseSelectorText(joined.text, joined.start);
      if (members !== null) places.push({ start: joined.start, end: joined.end, members, key: canonicalSelector(joined.text) ?? joined.text, quote, method: null, context: contextOf(code, joined.start) });
    }
  }
  for (const node of js.source.nodes) places.push(...markupPlaces(code, node, js.uses.has(node)));
  return places;
}

/** Rules in `<style>` elements of a markup text. */
function markupPlaces(code: string, node: Node, isKnown: boolean): SelectorPlace[] {
  if (isKnown || (node.type !== 'TemplateElement' && !(node.type === 'Literal' && typeof node.value === 'string'))) return [];
  const raw = code.slice(startOf(node), endOf(node));
  if (!raw.includes('<style') || raw.includes('\\')) return [];
  return [...raw.matchAll(/<style\b[^>]*>([^<]*)<\/style>/gi)].flatMap((match) => rulePlaces(match[1] ?? '', startOf(node) + match.index + match[0].indexOf('>') + 1, raw[0] ?? ''));
}

function idPlace(read: ReadCode, node: Node, text: string): SelectorPlace[] {
  const call = read.js?.source.parentOf(node);
  if (node.type !== 'Literal' || !/^[\w-]+$/.test(text)) return [];
  const start = startOf(node) + 1;
  const members = parseSelectorText(`#${text}`, start - 1);
  const isDirect = call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && !call.callee.computed;
  const property = isDirect ? ((call as CallExpression).callee as { property: Node }).property : null;
  if (members === null) return [];
  const method = property === null ? { start: 0, end: 0 } : { start: startOf(property), end: endOf(property) };
  return [{ start, end: start + text.length, members, key: `#${text}`, quote: read.code[start - 1] ?? '', method, context: contextOf(read.code, start) }];
}

/** The line up to the text, without white space and what names the query. */
function contextOf(code: string, at: number): string {
  const line = code.slice(code.lastIndexOf('\n', at) + 1, at);
  return line.replace(/\s+/g, '').replace(/(?:getElementById|querySelector)\(.$/, 'query(');
}

function rulePlaces(text: string, offset: number, quote: string): SelectorPlace[] {
  const places: SelectorPlace[] = [];
  const visit = (nodes: readonly CssNode[], isFrames: boolean): void => {
    for (const node of nodes) {
      if (node.kind === 'declaration') continue;
      const start = node.prelude[0]?.start ?? 0;
      const end = node.prelude.at(-1)?.end ?? start;
      const written = text.slice(start, end);
      const members = node.kind === 'rule' && !isFrames ? parseSelectorText(written, offset + start) : null;
      if (members !== null) places.push({ start: offset + start, end: offset + end, members, key: canonicalSelector(written) ?? written, quote, method: null, context: text.slice(end, node.end).replace(/\s+/g, '') });
      visit(node.body ?? [], node.kind === 'at-rule' && node.name.endsWith('keyframes'));
    }
  };
  visit(parseCss(text, 'stylesheet').nodes, false);
  return places;
}
