import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { listViewsSchema, SavedView } from '@safecode/domain/views/saved-view';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listViews as selectViews } from '@safecode/database/views/view-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { personOf } from './find-changeable-view.js';

/** Views over a list: the person's own and the team's. @throws access.not_found, access.denied, access.people_only */
export async function listViews(deps: Deps, principal: Principal, input: z.infer<typeof listViewsSchema>): Promise<{ rows: SavedView[] }> {
  const userId = personOf(principal);
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = input.brandId === undefined ? null : await findVisibleBrand(tx, principal, input.brandId);
    if (brand !== null) assertCan(principal, 'code.read', brand.id);
    return { rows: await selectViews(tx, { list: input.list, userId, brandId: brand?.id ?? null }) };
  });
}
