import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { SavedView, updateViewSchema } from '@safecode/domain/views/saved-view';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { updateView as writeView } from '@safecode/database/views/view-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';
import { findChangeableView, personOf } from './find-changeable-view.js';

const contentOf = ({ name, visibility, search }: Pick<SavedView, 'name' | 'visibility' | 'search'>) => toLedgerValue({ name, visibility, search });

/**
 * Renames a view, gives it other filters, shares it or takes it back.
 * @throws access.not_found, access.denied, access.people_only, view.not_own, conflict.stale_version, conflict.exists
 */
export async function updateView(deps: Deps, principal: Principal, input: z.infer<typeof updateViewSchema>): Promise<SavedView> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = await findChangeableView(tx, principal, input.id);
    if (input.visibility === 'team') assertCan(principal, 'view.share');
    if (input.visibility === 'private' && before.ownerId !== personOf(principal)) throw new DomainError('view.not_own', { owner: before.ownerName ?? 'somebody who left' });
    await writeView(tx, input);
    return {
      result: await findChangeableView(tx, principal, input.id),
      ledger: [{ action: 'view.updated', objectType: 'saved_view', objectId: input.id, brandId: before.brandId, before: contentOf(before), after: contentOf(input) }],
    };
  });
}
