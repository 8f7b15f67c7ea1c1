import { selectorContentSchema, type SelectorContent } from '@safecode/domain/selectors/dom-selector';
import { SELECTORS_OF_BROWSING, SELECTORS_OF_ORDERING, SELECTORS_OF_PRODUCT } from './selectors-by-page.js';
import { SELECTORS_EVERYWHERE } from './selectors-everywhere.js';

/** Every selector of the demonstration brand. All of them exist in version 1 of the demonstration shop. */
export const DEMO_SELECTORS: readonly SelectorContent[] = [
  ...SELECTORS_EVERYWHERE,
  ...SELECTORS_OF_BROWSING,
  ...SELECTORS_OF_PRODUCT,
  ...SELECTORS_OF_ORDERING,
].map((entry) => selectorContentSchema.parse(entry));
