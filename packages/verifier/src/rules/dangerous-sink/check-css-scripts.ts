import { ident, tokenTypes } from 'css-tree';
import type { CssContext } from '../../css/css-context.js';
import type { CssDeclaration } from '../../css/css-syntax.js';

const SCRIPTED_PROPERTIES = new Set(['behavior', '-ms-behavior', '-moz-binding']);

/** CSS that runs code in some browser: expression(), behavior, -moz-binding, filters by progid, javascript: URLs. */
export function checkCssScripts(context: CssContext, declaration: CssDeclaration): void {
  const at = context.locate(declaration.start, declaration.end);
  const report = (what: string): void =>
    context.findings.add({ category: 'dangerous-sink', at, message: `${what} runs code from CSS.`, mend: 'Remove the declaration.' });
  if (SCRIPTED_PROPERTIES.has(declaration.name)) report(declaration.name);
  for (const [index, token] of declaration.value.entries()) {
    if (token.type === tokenTypes.Function && ident.decode(token.text.slice(0, -1)).toLowerCase() === 'expression') report('expression()');
    if (token.type === tokenTypes.BadUrl && /javascript\s*:/i.test(token.text)) report('javascript:');
    if (token.type !== tokenTypes.Ident || declaration.value[index + 1]?.type !== tokenTypes.Colon) continue;
    const name = ident.decode(token.text).toLowerCase();
    if (name === 'javascript' || name === 'progid') report(`${name}:`);
  }
}
