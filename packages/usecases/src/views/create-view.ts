import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { createViewSchema, SavedView } from '@safecode/domain/views/saved-view';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertView } from '@safecode/database/views/view-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';
import { findChangeableView, personOf } from './find-changeable-view.js';

/** Saves the filters of a list under a name. @throws access.not_found, access.denied, access.people_only, conflict.exists */
export async function createView(deps: Deps, principal: Principal, input: z.infer<typeof createViewSchema>): Promise<SavedView> {
  const userId = personOf(principal);
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    if (input.brandId !== null) {
      const brand = await findVisibleBrand(tx, principal, input.brandId);
      assertCan(principal, 'code.read', brand.id);
    }
    if (input.visibility === 'team') assertCan(principal, 'view.share');
    const id = await insertView(tx, { ...input, userId });
    return {
      result: await findChangeableView(tx, principal, id),
      ledger: [{ action: 'view.created', objectType: 'saved_view', objectId: id, brandId: input.brandId, after: toLedgerValue(input) }],
    };
  });
}
