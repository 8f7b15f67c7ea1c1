import type { CssContext } from '../../css/css-context.js';
import type { Span } from '../../report/finding-collector.js';

/** `@import` is refused whatever it names: what it loads is never verified (safety policy, point 19). */
export function checkImport(context: CssContext, at: Span): void {
  context.findings.add({ category: 'css-remote', at, message: '@import loads a style sheet that nobody has verified.', mend: 'Write the rules into this style sheet.' });
}
