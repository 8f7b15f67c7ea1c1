import type { Principal } from '@safecode/domain/access/principal';
import type { Brand } from '@safecode/domain/brands/brand';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { archiveBrand as markArchived } from '@safecode/database/brands/brand-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertChangeableBrand } from './assert-changeable-brand.js';

/** Archives a brand: nothing can be generated for it any more; what it has stays. @throws access.not_found, access.denied, conflict.archived */
export async function archiveBrand(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<Brand> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = await assertChangeableBrand(tx, principal, { brandId: input.id, permission: 'brand.archive' });
    const brand = await markArchived(tx, before.id);
    return {
      result: brand,
      ledger: [
        { action: 'brand.archived', objectType: 'brand', objectId: brand.id, brandId: brand.id, before: { status: before.status }, after: { status: brand.status } },
      ],
    };
  });
}
