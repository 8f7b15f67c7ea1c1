import type { Principal } from '@safecode/domain/access/principal';
import { findThread } from '@safecode/database/discussions/thread-repository';
import { markThreadRead as writeRead } from '@safecode/database/discussions/thread-read-model';
import { announce } from '@safecode/database/live/announce';
import { markThreadNotificationsRead } from '@safecode/database/notifications/notification-repository';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { assertPerson } from '../access/assert-person.js';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/**
 * Notes that somebody has read a thread, and with it what they were told about it. Like the time of the last visit it is
 * no change of anything others see, so that the ledger does not hold it.
 * @throws access.people_only, access.not_found
 */
export async function markThreadRead(deps: Deps, principal: Principal, input: { readonly threadId: number }): Promise<{ marked: number }> {
  const userId = assertPerson(principal);
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const { id } = assertVisible(principal, await findThread(tx, input.threadId), 'thread');
    await writeRead(tx, { threadId: id, userId });
    const marked = await markThreadNotificationsRead(tx, { threadId: id, userId });
    if (marked > 0) await announce(tx, { topic: 'notifications', brandId: null, codeId: null, userId });
    return { marked };
  });
}
