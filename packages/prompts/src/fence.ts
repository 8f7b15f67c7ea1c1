/**
 * Wraps data in a fence the data cannot close: the data is one JSON text in which `<`, `>` and `&` and all invisible
 * characters (format controls, tags, private use, separators) are written as escapes. Whatever the data says, the only
 * `</data>` in the text is ours. Nothing is random, so that equal data give equal prompts, which a prompt cache needs.
 */
export function fence(name: string, data: unknown): string {
  if (!/^[a-z][a-z-]{0,40}$/.test(name)) throw new RangeError('The name of a fence is a lower-case word.');
  return `<data name="${name}">\n${escapeJson(JSON.stringify(data, null, 1))}\n</data>`;
}

function escapeJson(json: string): string {
  return json.replaceAll(/[<>&\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, (char) =>
    [...Array(char.length).keys()].map((at) => String.raw`\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
