import type { Impact } from '@safecode/domain/selector-health/health-view';
import type { SelectorUses } from '@safecode/database/selector-health/uses-repository';
import { containsSelector } from '@safecode/learning/positions/used-selectors';
import type { BrandUses } from './load-uses.js';

/** A selector and the role it was approved for. */
export interface ImpactTarget {
  readonly selector: string;
  readonly role: string | null;
}

/**
 * Tells of many texts whether they use a selector: it stands in them, or the code resolves to it. Codes of a brand share
 * their selectors, so that each text of one is read once.
 */
export function selectorMatcher(selector: string): (uses: SelectorUses) => boolean {
  const known = new Map<string, boolean>();
  const contains = (text: string): boolean => {
    const answer = known.get(text) ?? containsSelector(text, selector);
    known.set(text, answer);
    return answer;
  };
  return ({ written, resolved }) => resolved.includes(selector) || written.some(contains);
}

/** Templates that name the selector or have a slot for its role, and codes that touch it. */
export function findImpact({ selector, role }: ImpactTarget, { templates, codes }: Pick<BrandUses, 'templates' | 'codes'>): Impact {
  const isUsedBy = selectorMatcher(selector);
  const touched = codes.filter(({ uses }) => isUsedBy(uses));
  const concerned = templates.filter(({ template, uses }) => template.slots.some((slot) => slot.kind === 'selector' && slot.role === role) || isUsedBy(uses));
  return {
    templates: concerned.map(({ template: { id, name } }) => ({ id, name })),
    codes: touched.map(({ id, title, status }) => ({ id, title, status })),
    liveCount: touched.filter(({ status }) => status === 'deployed').length,
  };
}

/** What any of the selectors touches, each thing once. */
export function unionOfImpacts(impacts: readonly Impact[]): Impact {
  const byId = <T extends { readonly id: number }>(lists: readonly (readonly T[])[]): T[] => [...new Map(lists.flat().map((one) => [one.id, one])).values()].sort((one, other) => one.id - other.id);
  const codes = byId(impacts.map((impact) => impact.codes));
  return { templates: byId(impacts.map((impact) => impact.templates)), codes, liveCount: codes.filter(({ status }) => status === 'deployed').length };
}
