import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Brand } from '@safecode/domain/brands/brand';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { findVisibleBrand } from './assert-changeable-brand.js';

/** One brand. @throws access.not_found, access.denied */
export async function getBrand(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<Brand> {
  const brand = await inTenant(deps.db, tenantContextOf(principal), (tx) => findVisibleBrand(tx, principal, input.id));
  assertCan(principal, 'brand.read', brand.id);
  return brand;
}
