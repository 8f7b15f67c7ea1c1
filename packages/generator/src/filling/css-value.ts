/** A string as a CSS string. Everything that could end the string, the rule or a `<style>` element becomes an escape. */
export function cssString(text: string): string {
  return `"${text.replace(/[\p{Cc}"\\<]/gu, (char) => `\\${char.codePointAt(0)?.toString(16) ?? ''} `)}"`;
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')' };

/**
 * Why a selector cannot be put into a style sheet as it is, or null. It must end where it began: quotes and brackets
 * closed, no comment, no block, no at-rule, no end of declaration. Whether it may be used is the verifier's question.
 */
export function checkCssSelector(selector: string): string | null {
  const open: string[] = [];
  // Quoted text and escapes go first: what is left has only characters that mean something.
  if (/[\p{Cc}<]/u.test(selector)) return 'it has a control character or a "<" in it';
  const bare = selector.replaceAll(/\\./gu, '').replaceAll(/"[^"]*"|'[^']*'/g, '');
  const forbidden = /[{};@"'\\]|\/\*/.exec(bare);
  if (forbidden !== null) return `it has a ${FORBIDDEN_NAMES[forbidden[0]] ?? `"${forbidden[0]}"`} in it`;
  for (const char of bare.match(/[[\]()]/g) ?? []) {
    const closing = CLOSING[char];
    if (closing !== undefined) open.push(closing);
    else if (open.pop() !== char) return `it has a "${char}" too many`;
  }
  return open.length === 0 ? null : `a "${open.at(-1)}" is missing`;
}

const FORBIDDEN_NAMES: Readonly<Record<string, string>> = { '"': 'quote that is not closed', "'": 'quote that is not closed', '\\': 'escape without a character', '/*': 'comment' };
