import { ident, tokenTypes } from 'css-tree';
import type { CssContext } from '../../css/css-context.js';
import type { CssDeclaration, CssToken } from '../../css/css-syntax.js';
import type { Span } from '../../report/finding-collector.js';
import { checkImportant } from '../css-important/check-important.js';
import { checkCssUrls } from '../css-remote/check-css-urls.js';
import { checkCssScripts } from '../dangerous-sink/check-css-scripts.js';

/** Checks one declaration, wherever it stands: a rule, a style attribute, a keyframe. */
export function checkCssDeclaration(context: CssContext, declaration: CssDeclaration): void {
  checkImportant(context, declaration);
  checkCssUrls(context, declaration);
  checkCssScripts(context, declaration);
  checkDeclaredNames(context, declaration);
}

/** Names a declaration introduces: custom properties and container names (safety policy, point 14). */
function checkDeclaredNames(context: CssContext, declaration: CssDeclaration): void {
  const at = context.locate(declaration.start, declaration.end);
  if (declaration.name.startsWith('--')) context.effects.add('customProperties', declaration.name);
  if (declaration.name.startsWith('--')) checkIntroducedName(context, declaration.name, { kind: 'custom property', at });
  if (declaration.name === 'container-name' || declaration.name === 'container') {
    for (const name of containerNames(declaration.value)) checkIntroducedName(context, name, { kind: 'container', at });
  }
}

function containerNames(value: readonly CssToken[]): string[] {
  const names: string[] = [];
  for (const token of value) {
    if (token.text === '/') break;
    if (token.type === tokenTypes.Ident && !/^(?:none|inherit|initial|unset|revert|revert-layer)$/i.test(token.text)) names.push(ident.decode(token.text));
  }
  return names;
}

/** Refuses a name that does not carry the own prefix; custom properties carry it after `--`. */
export function checkIntroducedName(context: CssContext, name: string, what: { readonly kind: string; readonly at: Span }): void {
  const { prefix } = context.policy;
  const bare = name.startsWith('--') ? name.slice(2) : name;
  if (bare.startsWith(prefix)) return;
  context.findings.add({
    category: 'css-unprefixed',
    at: what.at,
    message: `Introduces the ${what.kind} ${name}, which does not start with ${prefix}.`,
    mend: `Call it ${name.startsWith('--') ? '--' : ''}${prefix}${bare}.`,
    hint: { kind: 'rename', of: what.kind, name },
  });
}
