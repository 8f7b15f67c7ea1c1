import type { Principal } from '@safecode/domain/access/principal';
import { DEFAULT_SETTINGS, type NotificationSettings, type updateNotificationSettingsSchema } from '@safecode/domain/notifications/settings';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { loadSettings, saveSettings } from '@safecode/database/notifications/settings-repository';
import type { z } from 'zod';
import { assertPerson } from '../access/assert-person.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';

/** How the caller wants to be told of what. @throws access.people_only */
export async function getNotificationSettings(deps: Deps, principal: Principal): Promise<NotificationSettings> {
  const userId = assertPerson(principal);
  const settings = await inTenant(deps.db, tenantContextOf(principal), (tx) => loadSettings(tx, [userId]));
  return settings.get(userId) ?? DEFAULT_SETTINGS;
}

/** Sets it. Mails that are due already keep their time. @throws access.people_only, conflict.stale_version */
export async function updateNotificationSettings(deps: Deps, principal: Principal, input: z.infer<typeof updateNotificationSettingsSchema>): Promise<NotificationSettings> {
  const userId = assertPerson(principal);
  const { channels, times, expectedVersion } = input;
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = (await loadSettings(tx, [userId])).get(userId) ?? DEFAULT_SETTINGS;
    const result = await saveSettings(tx, { userId, settings: { channels, times, version: expectedVersion } });
    const kept = (settings: NotificationSettings) => toLedgerValue({ channels: settings.channels, times: settings.times });
    return { result, ledger: [{ action: 'notification_settings.changed', objectType: 'user', objectId: userId, before: kept(before), after: kept(result) }] };
  });
}
