import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';

/** The selectors code for a page type may use: approved there or everywhere. Those of the page type itself come first. */
export function usableSelectors(knowledge: Pick<BrandKnowledge, 'selectors'>, pageType: string): DomSelector[] {
  const approved = knowledge.selectors.filter((entry) => entry.status === 'approved');
  return [...approved.filter((entry) => entry.pageType === pageType), ...approved.filter((entry) => entry.pageType === GLOBAL_PAGE_TYPE && pageType !== GLOBAL_PAGE_TYPE)];
}

/** The approved entry a deprecated one was replaced by, if it names one that is usable. */
export function replacementOf(entry: DomSelector, usable: readonly DomSelector[]): DomSelector | null {
  return usable.find((other) => other.selector === entry.replacement) ?? null;
}
