import { completeChannels, DEFAULT_SETTINGS, type NotificationSettings } from '@safecode/domain/notifications/settings';
import { sql } from 'kysely';
import { assertUpdated } from '../connection/refusals.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** What each person wants to hear, by user id; people who have set nothing have the defaults. */
export async function loadSettings(tx: TenantTransaction, userIds: readonly number[]): Promise<ReadonlyMap<number, NotificationSettings>> {
  const rows =
    userIds.length === 0
      ? []
      : await tx.selectFrom('notification_settings').select(['user_id', 'channels', 'times', 'version']).where('user_id', 'in', [...userIds]).execute();
  const stored = new Map(rows.map((row) => [row.user_id, { channels: completeChannels(row.channels), times: row.times, version: row.version }]));
  return new Map(userIds.map((userId) => [userId, stored.get(userId) ?? DEFAULT_SETTINGS]));
}

/** @throws conflict.stale_version when another window of the same person saved meanwhile */
export async function saveSettings(tx: TenantTransaction, change: { readonly userId: number; readonly settings: NotificationSettings }): Promise<NotificationSettings> {
  const { userId, settings } = change;
  const values = { channels: JSON.stringify(settings.channels), times: JSON.stringify(settings.times) };
  const row =
    settings.version === 0
      ? await tx
          .insertInto('notification_settings')
          .values({ user_id: userId, ...values })
          .onConflict((conflict) => conflict.columns(['organization_id', 'user_id']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable('notification_settings')
          .set({ ...values, version: sql<number>`version + 1`, updated_at: sql<Date>`now()` })
          .where('user_id', '=', userId)
          .where('version', '=', settings.version)
          .returning('version')
          .executeTakeFirst();
  return { ...settings, version: assertUpdated(row, { updatedBy: 'you, in another window,' }, 'setting').version };
}
