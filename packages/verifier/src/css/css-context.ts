import type { CheckContext } from '../report/check-context.js';
import type { Span } from '../report/finding-collector.js';

/** A check context for CSS that may stand inside JavaScript or HTML: `locate` maps its offsets to the source. */
export interface CssContext extends CheckContext {
  readonly locate: (start: number, end: number) => Span;
}
