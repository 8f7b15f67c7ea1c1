import { NOTIFICATION_EVENTS, type NotificationEvent } from '@safecode/domain/notifications/events';
import { mailTime } from '@safecode/domain/notifications/mail-time';
import type { NotificationSettings } from '@safecode/domain/notifications/settings';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { announce } from '@safecode/database/live/announce';
import { putIntoMail } from '@safecode/database/notifications/mail-repository';
import { insertNotification } from '@safecode/database/notifications/notification-repository';
import { loadSettings } from '@safecode/database/notifications/settings-repository';
import type { Deps } from '../deps.js';

export interface Told {
  readonly event: NotificationEvent;
  /** Null: about no code, but about the organisation. */
  readonly codeId: number | null;
  readonly threadId: number | null;
  readonly commentId: number | null;
  /** What happened: the same key again tells nobody a second time. */
  readonly dedupeKey: string;
  /** Who is told, all of whom may see the code. Whoever did it is left out. */
  readonly people: readonly { readonly userId: number }[];
}

/**
 * Tells people what happened, each in the way they have chosen, as part of the transaction in which it happened: the
 * notification, the mail it goes into and the job that sends that mail are there together or not at all.
 */
export async function notifyPeople(deps: Deps, tx: TenantTransaction, told: Told): Promise<void> {
  const { actor } = tx.tenantContext;
  const self = actor.kind === 'user' ? actor.userId : null;
  const userIds = told.people.map(({ userId }) => userId).filter((userId) => userId !== self);
  for (const [userId, settings] of await loadSettings(tx, userIds)) await notifyOne(deps, tx, { ...told, userId, settings });
}

async function notifyOne(deps: Deps, tx: TenantTransaction, one: Told & { readonly userId: number; readonly settings: NotificationSettings }): Promise<void> {
  const { userId, settings, event, dedupeKey } = one;
  const channel = settings.channels[event];
  if (channel === 'off') return;
  const id = await insertNotification(tx, { ...one, isInApp: channel !== 'mail' });
  if (id === null) return;
  if (channel !== 'mail') await announce(tx, { topic: 'notifications', brandId: null, codeId: null, userId });
  if (channel === 'in_app') return;
  const now = deps.clock.now();
  const dueAt = mailTime(now, { times: settings.times, isUrgent: NOTIFICATION_EVENTS[event].isUrgent });
  const isNow = dueAt.getTime() <= now.getTime();
  const mailId = await putIntoMail(tx, { notificationId: id, userId, dueAt, slot: isNow ? `now:${dedupeKey}` : `at:${dueAt.toISOString()}` });
  await enqueueJob(tx, 'notifications.send_mail', {
    payload: { organizationId: tx.tenantContext.organizationId, mailId },
    jobKey: `notification-mail:${mailId}`,
    ...(isNow ? {} : { runAt: dueAt }),
  });
}
