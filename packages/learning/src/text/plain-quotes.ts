import { applyChanges, type TextChange } from '../rewrite/write-code.js';
import { endOf, startOf } from '../tree/js-program.js';
import { readCode } from '../tree/read-code.js';

/**
 * A script whose texts with escaped quotes are written in the other quotes, so that each character of the text is one of
 * the code: `"[data-role=\"buy\"]"` becomes `'[data-role="buy"]'`. It means the same. Texts with other escapes, or with
 * both kinds of quotes, stay as they are; so does a script that cannot be read.
 * @param isWanted tells by its value whether a text is to be written anew
 */
export function plainQuotes(code: string, isWanted: (value: string) => boolean): string {
  if (!code.includes('\\')) return code;
  const source = readCode(code, 'js')?.js?.source;
  if (source === undefined) return code;
  const changes: TextChange[] = [];
  for (const node of source.nodes) {
    if (node.type !== 'Literal' || typeof node.value !== 'string') continue;
    const raw = code.slice(startOf(node), endOf(node));
    const quote = raw[0] === '"' ? "'" : '"';
    const hasOnlyQuotesEscaped = raw.slice(1, -1).replaceAll(`\\${raw[0]}`, raw[0] ?? '') === node.value;
    if (!raw.includes('\\') || !hasOnlyQuotesEscaped || node.value.includes(quote) || node.value.includes('\\') || !isWanted(node.value)) continue;
    changes.push({ start: startOf(node), end: endOf(node), text: `${quote}${node.value}${quote}` });
  }
  return changes.length === 0 ? code : applyChanges(code, changes);
}
