import type { Principal } from '@safecode/domain/access/principal';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { deleteView } from '@safecode/database/views/view-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { findChangeableView } from './find-changeable-view.js';

/** Takes a view away; the codes it showed stay as they are. @throws access.not_found, access.denied, access.people_only */
export async function removeView(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<Record<string, never>> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const { id, brandId, name, visibility } = await findChangeableView(tx, principal, input.id);
    await deleteView(tx, id);
    return { result: {}, ledger: [{ action: 'view.removed', objectType: 'saved_view', objectId: id, brandId, before: { name, visibility } }] };
  });
}
