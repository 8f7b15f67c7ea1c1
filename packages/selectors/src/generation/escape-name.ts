/**
 * Writes a class name or an id so that it is one name in a selector, whatever characters it has: what `CSS.escape` does.
 * Source: CSS Object Model, "serialize an identifier".
 */
export function escapeName(name: string): string {
  let escaped = '';
  for (const [at, character] of [...name].entries()) {
    const code = character.codePointAt(0) ?? 0;
    const digit = code >= 0x30 && code <= 0x39;
    if (code === 0) escaped += '\u{fffd}';
    else if (code < 0x20 || code === 0x7f || (digit && (at === 0 || (at === 1 && name.startsWith('-'))))) escaped += `\\${code.toString(16)} `;
    else if (character === '-' && name.length === 1) escaped += '\\-';
    else escaped += code >= 0x80 || /[\w-]/.test(character) ? character : `\\${character}`;
  }
  return escaped;
}

/** Writes the value of an attribute test as a CSS string. */
export function quoteValue(value: string): string {
  return `"${value.replace(/["\\]/g, (character) => `\\${character}`).replace(/[\n\r\f\0]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
