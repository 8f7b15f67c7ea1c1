import { assertCan, hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import type { Brand } from '@safecode/domain/brands/brand';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findBrandBySlug } from '@safecode/database/brands/brand-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** One brand by its slug. @throws access.not_found, access.denied */
export async function getBrandBySlug(deps: Deps, principal: Principal, input: { readonly slug: string }): Promise<Brand> {
  const brand = await inTenant(deps.db, tenantContextOf(principal), (tx) => findBrandBySlug(tx, input.slug));
  if (brand === null || !hasBrandAccess(principal, brand.id)) throw new DomainError('access.not_found', { what: 'brand' });
  assertCan(principal, 'brand.read', brand.id);
  return brand;
}
