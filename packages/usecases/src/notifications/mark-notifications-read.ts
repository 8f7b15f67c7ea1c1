import type { Principal } from '@safecode/domain/access/principal';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { announce } from '@safecode/database/live/announce';
import { markRead } from '@safecode/database/notifications/notification-repository';
import { assertPerson } from '../access/assert-person.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/**
 * Marks the caller's notifications as read. Numbers of other people's mark nothing. What somebody has read is not in the
 * ledger.
 * @throws access.people_only
 */
export async function markNotificationsRead(deps: Deps, principal: Principal, input: { readonly ids: readonly number[] | null }): Promise<{ marked: number }> {
  const userId = assertPerson(principal);
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const marked = await markRead(tx, { userId, ids: input.ids });
    if (marked > 0) await announce(tx, { topic: 'notifications', brandId: null, codeId: null, userId });
    return { marked };
  });
}
