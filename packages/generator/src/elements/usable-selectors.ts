import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import { rememberByObject } from '../remembering/remember-by-object.js';

/**
 * The selectors code for a page type may use: approved there or everywhere. Those of the page type itself come first, and
 * in each place those that last before those that are on their way out.
 */
export function usableSelectors(knowledge: Pick<BrandKnowledge, 'selectors'>, pageType: string): readonly DomSelector[] {
  const byPageType = usableByPageType(knowledge.selectors);
  const known = byPageType.get(pageType);
  if (known !== undefined) return known;
  const lasting = knowledge.selectors.filter((entry) => entry.status === 'approved');
  const approved = [...lasting, ...knowledge.selectors.filter((entry) => entry.status === 'warned')];
  const here = approved.filter((entry) => entry.pageType === pageType);
  const everywhere = pageType === GLOBAL_PAGE_TYPE ? [] : approved.filter((entry) => entry.pageType === GLOBAL_PAGE_TYPE);
  const usable = [...here, ...everywhere];
  byPageType.set(pageType, usable);
  return usable;
}

const usableByPageType = rememberByObject((_selectors: readonly DomSelector[]) => new Map<string, readonly DomSelector[]>());

/** The approved entry a deprecated one was replaced by, if it names one that is usable. */
export function replacementOf(entry: DomSelector, usable: readonly DomSelector[]): DomSelector | null {
  return usable.find((other) => other.selector === entry.replacement) ?? null;
}
