import { ident, tokenTypes } from 'css-tree';
import type { CssContext } from '../../css/css-context.js';
import type { CssDeclaration } from '../../css/css-syntax.js';

/** Finds `!important` in any spelling: case, blanks, comments and escapes do not hide it; strings do not count. */
export function checkImportant(context: CssContext, declaration: CssDeclaration): void {
  const tokens = declaration.value.filter((token) => token.type !== tokenTypes.WhiteSpace);
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token.text !== '!' || next?.type !== tokenTypes.Ident) continue;
    if (ident.decode(next.text).toLowerCase() !== 'important') continue;
    context.findings.add({
      category: 'css-important',
      at: context.locate(token.start, next.end),
      message: `${declaration.name} is set with !important.`,
    });
  }
}
