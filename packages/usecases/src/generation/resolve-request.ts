import type { Brand } from '@safecode/domain/brands/brand';
import { assertCan, hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { GenerateVariation } from '@safecode/domain/generation/generate-variation';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findBrandBySlug } from '@safecode/database/brands/brand-repository';

/**
 * The brand of a request, when the caller may generate for it.
 * @throws access.not_found for a brand that does not exist or that the caller has no access to (the same answer),
 *   access.denied without the right, conflict.archived, brand.page_type_unknown
 */
export async function resolveGenerationBrand(
  tx: TenantTransaction,
  principal: Principal,
  input: Pick<GenerateVariation, 'brand' | 'pageType'>,
): Promise<Brand> {
  return assertMayGenerateFor(principal, await findBrandBySlug(tx, input.brand), input.pageType);
}

/** As `resolveGenerationBrand`, for a brand that was looked up. */
export function assertMayGenerateFor(principal: Principal, brand: Brand | null, pageType: string): Brand {
  if (brand === null || !hasBrandAccess(principal, brand.id)) throw new DomainError('access.not_found', { what: 'brand' });
  assertCan(principal, 'code.generate', brand.id);
  assertCanBeGeneratedFor(brand, pageType);
  return brand;
}

/** Refuses archived brands and page types the brand does not have. */
export function assertCanBeGeneratedFor(brand: Brand, pageType: string): void {
  if (brand.status === 'archived') throw new DomainError('conflict.archived', { what: 'brand' });
  if (!brand.pageTypes.includes(pageType)) {
    throw new DomainError('brand.page_type_unknown', { pageType, known: brand.pageTypes.join(', ') });
  }
}
