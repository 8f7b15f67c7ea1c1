import type { Brand } from '@safecode/domain/brands/brand';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';

/** Refuses page types the brand does not have; `global` stands for all of them. @throws brand.page_type_unknown */
export function assertKnownPageTypes(brand: Pick<Brand, 'pageTypes'>, pageTypes: readonly string[]): void {
  const unknown = pageTypes.find((pageType) => pageType !== GLOBAL_PAGE_TYPE && !brand.pageTypes.includes(pageType));
  if (unknown !== undefined) throw new DomainError('brand.page_type_unknown', { pageType: unknown, known: brand.pageTypes.join(', ') });
}

/** Refuses `global` among a brand's own page types, and a page type named twice. @throws input.invalid */
export function assertOwnPageTypes(pageTypes: readonly string[]): void {
  const problem = pageTypes.includes(GLOBAL_PAGE_TYPE)
    ? `"${GLOBAL_PAGE_TYPE}" stands for every page type and cannot be one.`
    : new Set(pageTypes).size < pageTypes.length
      ? 'A page type is named twice.'
      : null;
  if (problem !== null) throw new DomainError('input.invalid', { issues: [{ path: 'pageTypes', message: problem, code: 'custom' }] });
}
