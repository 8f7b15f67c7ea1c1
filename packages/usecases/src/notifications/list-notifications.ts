import type { Principal } from '@safecode/domain/access/principal';
import type { ListNotifications, Notification } from '@safecode/domain/notifications/notification';
import type { Page } from '@safecode/domain/paging/page';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listNotifications as selectNotifications } from '@safecode/database/notifications/notification-repository';
import { assertPerson } from '../access/assert-person.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';

/** What the caller was told, of the brands they may see at this moment. @throws access.people_only */
export async function listNotifications(deps: Deps, principal: Principal, input: ListNotifications): Promise<Page<Notification>> {
  const userId = assertPerson(principal);
  return inTenant(deps.db, tenantContextOf(principal), (tx) =>
    selectNotifications(tx, { ...input, userId, brandIds: visibleBrandIds(principal), cursorKey: deps.keys.cursor }),
  );
}
