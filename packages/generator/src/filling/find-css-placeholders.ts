import { placeholderAt, walkText, type Placeholder } from './find-placeholders.js';

/** The placeholders of a style sheet with the context each stands in. Never throws; unclosed text runs to the end. */
export function findCssPlaceholders(css: string): Placeholder[] {
  const found: Placeholder[] = [];
  let at = 0;
  while (at < css.length) {
    const char = css[at];
    const placeholder = placeholderAt(css, at);
    if (placeholder !== null) {
      found.push({ ...placeholder, start: at, context: 'code' });
      at = placeholder.end;
    } else if (css.startsWith('/*', at)) {
      at = walkText(css, at + 2, { context: 'comment', found, hasEscapes: false, isEnd: (here) => (css.startsWith('*/', here) ? here + 2 : 0) });
    } else if (char === '"' || char === "'") {
      at = walkText(css, at + 1, { context: 'string', found, hasEscapes: true, isEnd: (here) => (css[here] === char || css[here] === '\n' ? here + 1 : 0) });
    } else if (/^url\(\s*(?!["'\s])/i.test(css.slice(at, at + 40))) {
      at = walkText(css, at + 4, { context: 'url()', found, hasEscapes: true, isEnd: (here) => (css[here] === ')' ? here + 1 : 0) });
    } else at += char === '\\' ? 2 : 1;
  }
  return found;
}
