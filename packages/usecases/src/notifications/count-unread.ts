import type { Principal } from '@safecode/domain/access/principal';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { countUnread as countRows } from '@safecode/database/notifications/notification-repository';
import { assertPerson } from '../access/assert-person.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';

/** How many of the caller's notifications are unread; 100 stands for more. @throws access.people_only */
export async function countUnread(deps: Deps, principal: Principal): Promise<{ unread: number }> {
  const userId = assertPerson(principal);
  return { unread: await inTenant(deps.db, tenantContextOf(principal), (tx) => countRows(tx, { userId, brandIds: visibleBrandIds(principal) })) };
}
