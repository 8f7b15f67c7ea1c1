import { robustSelectors } from '../generation/robust-selectors.js';
import type { PageElement } from '../page/page.js';
import { matchesOnly } from '../page/query-all.js';
import type { PagePair } from './page-pair.js';
import { relocateElement, type Relocation } from './relocate.js';

export interface MendedSelector {
  readonly outcome: Relocation['outcome'];
  /** Matches exactly the element in the changed page; null unless it was found. */
  readonly selector: string | null;
  /** Probability, 0..1, that the answer is right; of an uncertain one, that the first alternative is. */
  readonly confidence: number;
  /** Selectors of the next best places, best first, with the probability of each. */
  readonly alternatives: readonly { readonly selector: string; readonly confidence: number }[];
}

/** Places less likely than this are not worth showing. */
const LEAST = 0.005;

/**
 * Mends the selector of an element: where it is in the changed page, and how it is selected there. A selector that still
 * does its work stays as it is.
 */
export function mendSelector(pages: PagePair, element: PageElement, selector: string): MendedSelector {
  const { outcome, element: best, confidence, alternatives } = relocateElement(pages, element);
  const { page } = pages.changed;
  const select = (of: PageElement): string => (matchesOnly(page, selector, of) ? selector : (robustSelectors(page, of, 1)[0]?.selector ?? ''));
  const found = outcome === 'found' ? best : null;
  // A guess is for somebody to look at; whoever takes the selector without looking gets none.
  const guesses = outcome === 'uncertain' && best !== null ? [{ element: best, confidence }, ...alternatives] : alternatives;
  return {
    outcome,
    selector: found === null ? null : select(found),
    confidence,
    alternatives: guesses.filter((other) => other.confidence >= LEAST).map((other) => ({ selector: select(other.element), confidence: other.confidence })),
  };
}
