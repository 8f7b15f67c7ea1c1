import type { Box, Suggestion } from '@safecode/domain/selector-health/health-view';
import { listSelectors } from '@safecode/selectors/generation/list-selectors';
import { robustSelectors, type RobustSelector } from '@safecode/selectors/generation/robust-selectors';
import type { Page, PageElement } from '@safecode/selectors/page/page';
import type { Relocation } from '@safecode/selectors/relocation/relocate';

export interface MendContext {
  readonly page: Page;
  /** How many elements the selector found when it was as it should be. */
  readonly count: number;
  /** Selectors that mean something else already: a brand has each of them once on a page type. */
  readonly taken: ReadonlySet<string>;
  /** Where an element stands on the picture, if that is known. */
  readonly boxOf: (element: PageElement) => Box | null;
}

/** What could take the place of a selector whose element is elsewhere, or nowhere. Never answers for an element that is gone. */
export function suggestMend({ page, count, taken, boxOf }: MendContext, relocation: Relocation): Suggestion {
  const { element, confidence } = relocation;
  const selectorsOf = (found: PageElement, limit: number): readonly RobustSelector[] => (count > 1 ? listSelectors(page, found, { count, limit }) : robustSelectors(page, found, limit));
  const others = relocation.alternatives.flatMap((candidate) => selectorsOf(candidate.element, 1).filter(({ selector }) => !taken.has(selector)).map(({ selector }) => ({ selector, confidence: candidate.confidence })));
  const own = element === null ? [] : selectorsOf(element, 6).filter(({ selector }) => !taken.has(selector));
  const [best, ...more] = own;
  if (element === null || best === undefined) {
    const outcome = element === null ? relocation.outcome : 'uncertain';
    return { outcome, selector: null, confidence, stability: null, reasons: [], box: null, alternatives: outcome === 'gone' ? [] : others };
  }
  const alternatives = [...more.slice(0, 2).map(({ selector }) => ({ selector, confidence })), ...others];
  return { outcome: relocation.outcome, selector: best.selector, confidence, stability: best.stability, reasons: [...best.reasons], box: boxOf(element), alternatives };
}
