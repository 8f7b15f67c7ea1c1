/** A letter to JavaScript and CSS alike, and in nobody's code. */
const MARK = 'ǁ';
const PLACEHOLDER = /\{\{( *)(\w+)( *)\}\}/g;
const MASKED = new RegExp(`${MARK}${MARK}(${MARK}*)(\\w+?)(${MARK}*)${MARK}${MARK}`, 'g');

/**
 * Lets work read code that is a template: placeholders are no syntax of either language and stand in for names while it is
 * read. Code that holds the mark itself is given as it is.
 */
export function withPlaceholdersMasked(code: string, work: (code: string) => string): string {
  if (!code.includes('{{') || code.includes(MARK)) return work(code);
  const masked = code.replace(PLACEHOLDER, (...[, before, name, behind]: string[]) => `${MARK.repeat(2 + (before?.length ?? 0))}${name}${MARK.repeat(2 + (behind?.length ?? 0))}`);
  return work(masked).replace(MASKED, (...[, before, name, behind]: string[]) => `{{${' '.repeat(before?.length ?? 0)}${name}${' '.repeat(behind?.length ?? 0)}}}`);
}
