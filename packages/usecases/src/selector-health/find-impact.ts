import type { Impact } from '@safecode/domain/selector-health/health-view';
import type { SelectorUses } from '@safecode/database/selector-health/uses-repository';
import { containsSelector } from '@safecode/learning/positions/used-selectors';
import type { BrandUses } from './load-uses.js';

/** A selector and the role it was approved for. */
export interface ImpactTarget {
  readonly selector: string;
  readonly role: string | null;
}

/** Whether a text uses a selector: it stands in it, or the code resolves to it. */
export const usesSelector = ({ written, resolved }: SelectorUses, selector: string): boolean => resolved.includes(selector) || written.some((text) => containsSelector(text, selector));

/** Templates that name the selector or have a slot for its role, and codes that touch it. */
export function findImpact({ selector, role }: ImpactTarget, { templates, codes }: Pick<BrandUses, 'templates' | 'codes'>): Impact {
  const touched = codes.filter(({ uses }) => usesSelector(uses, selector));
  const concerned = templates.filter(({ template, uses }) => template.slots.some((slot) => slot.kind === 'selector' && slot.role === role) || usesSelector(uses, selector));
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
