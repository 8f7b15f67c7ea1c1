import type { Brand } from '@safecode/domain/brands/brand';
import { assertCan, hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import type { Permission } from '@safecode/domain/access/permissions';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findBrand } from '@safecode/database/brands/brand-repository';

/**
 * The brand, when the principal may change it or its knowledge and it is not archived.
 * @throws access.not_found, access.denied, conflict.archived
 */
export async function assertChangeableBrand(
  tx: TenantTransaction,
  principal: Principal,
  wanted: { readonly brandId: number; readonly permission: Permission },
): Promise<Brand> {
  const brand = await findVisibleBrand(tx, principal, wanted.brandId);
  assertCan(principal, wanted.permission, brand.id);
  if (brand.status === 'archived') throw new DomainError('conflict.archived', { what: 'brand' });
  return brand;
}

/** @throws access.not_found for a brand that does not exist or that the principal has no access to */
export async function findVisibleBrand(tx: TenantTransaction, principal: Principal, brandId: number): Promise<Brand> {
  const brand = await findBrand(tx, brandId);
  if (brand === null || !hasBrandAccess(principal, brand.id)) throw new DomainError('access.not_found', { what: 'brand' });
  return brand;
}
