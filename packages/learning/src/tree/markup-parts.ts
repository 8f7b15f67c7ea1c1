import { buildCss } from '../css/css-code.js';
import { makeLeaf, makeTree, type Tree } from './tree.js';

const STYLE = /(<style\b[^>]*>)([^<]*)(?=<\/style>)|(\sstyle=(?:"|'))([^"'<>]*)(?=["'])/gi;

/**
 * The parts of a text that holds markup with `<style>` elements or `style` attributes: what is style is read as CSS.
 * Null when there is none (or it has escapes, so that places in it would be wrong).
 */
export function markupParts(code: string, at: { readonly start: number; readonly end: number }): Tree[] | null {
  const raw = code.slice(at.start, at.end);
  if (raw.includes('\\') || !/<[a-z]/i.test(raw)) return null;
  const parts: Tree[] = [];
  let done = 0;
  for (const match of raw.matchAll(STYLE)) {
    const opening = match[1] ?? match[3] ?? '';
    const content = match[2] ?? match[4] ?? '';
    const from = match.index + opening.length;
    const css = buildCss(content, match[1] === undefined ? 'declarations' : 'stylesheet', at.start + from);
    if (css === null || css.kids.length === 0) continue;
    parts.push(makeLeaf('Text', raw.slice(done, from), { start: at.start + done, end: at.start + from }));
    parts.push(makeTree(['CssText'], [css], { start: at.start + from, end: at.start + from + content.length }));
    done = from + content.length;
  }
  if (parts.length === 0) return null;
  return [...parts, makeLeaf('Text', raw.slice(done), { start: at.start + done, end: at.end })];
}
