import { checkInvisibleCharacters } from '../rules/obfuscation/check-characters.js';
import { checkCssDeclaration } from '../rules/css-declaration/check-declaration.js';
import { checkOverlay } from '../rules/overlay/check-overlay.js';
import type { CheckContext } from '../report/check-context.js';
import { checkNodes } from './check-nodes.js';
import type { CssContext } from './css-context.js';
import type { ParsedCss } from './css-syntax.js';
import { hashText } from '../hashing/hash-text.js';
import { normaliseCss } from '../hashing/normalise-css.js';
import { parseCss } from './parse-css.js';

/** Verifies a style sheet that is the whole source. Gives the hash of its normal form, or null when it does not parse. */
export function verifyCss(context: CheckContext, code: string): string | null {
  checkInvisibleCharacters(context, code);
  const parsed = checkStylesheet({ ...context, locate: (start, end) => ({ start, end }) }, code);
  return parsed.problems.length > 0 ? null : hashText(normaliseCss(parsed.nodes, context.book));
}

/** Verifies a style sheet, also one inside a style element. */
export function checkStylesheet(context: CssContext, code: string): ParsedCss {
  const parsed = parseCss(code, 'stylesheet');
  for (const problem of parsed.problems) {
    context.findings.add({ category: 'syntax', at: context.locate(problem.start, problem.end), message: `The CSS does not parse: ${problem.message}.` });
  }
  checkNodes(context, parsed.nodes);
  return parsed;
}

/** Verifies the declarations of a style attribute or of `cssText`. */
export function checkStyleAttribute(context: CssContext, code: string): void {
  const parsed = parseCss(code, 'declarations');
  for (const problem of parsed.problems) {
    context.findings.add({ category: 'syntax', at: context.locate(problem.start, problem.end), message: `The style does not parse: ${problem.message}.` });
  }
  const declarations = parsed.nodes.filter((node) => node.kind === 'declaration');
  for (const declaration of declarations) checkCssDeclaration(context, declaration);
  checkOverlay(context, new Map([['style', declarations]]));
  for (const node of parsed.nodes) {
    if (node.kind !== 'declaration') context.findings.add({ category: 'syntax', at: context.locate(node.start, node.end), message: 'A style holds declarations only.' });
  }
}
