import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Brand, BrandContent } from '@safecode/domain/brands/brand';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertBrand } from '@safecode/database/brands/brand-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';
import { assertOwnPageTypes } from './assert-page-types.js';

/** Adds a brand. @throws access.denied, conflict.exists for a slug that is taken */
export async function createBrand(deps: Deps, principal: Principal, input: BrandContent): Promise<Brand> {
  assertCan(principal, 'brand.create');
  assertOwnPageTypes(input.pageTypes);
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await insertBrand(tx, input);
    return {
      result: brand,
      ledger: [{ action: 'brand.created', objectType: 'brand', objectId: brand.id, brandId: brand.id, after: toLedgerValue(input) }],
    };
  });
}
