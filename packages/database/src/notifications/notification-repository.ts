import { describeNotification, type NotificationEvent } from '@safecode/domain/notifications/events';
import type { ListNotifications, Notification } from '@safecode/domain/notifications/notification';
import type { Page } from '@safecode/domain/paging/page';
import { sql } from 'kysely';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import { pageOfRows } from '../paging/page-of-rows.js';

/** What a notification is about: a code (or a comment on it), an incident of a brand, a selector of it, or the organisation. */
export type NotificationSubject =
  | { readonly kind: 'code'; readonly codeId: number; readonly threadId: number | null; readonly commentId: number | null }
  | { readonly kind: 'incident'; readonly incidentId: number; readonly brandId: number; readonly title: string; readonly detail: string }
  | { readonly kind: 'selector'; readonly selectorId: number; readonly brandId: number; readonly title: string; readonly detail: string }
  | { readonly kind: 'organization' };

export interface NewNotification {
  readonly userId: number;
  readonly event: NotificationEvent;
  readonly about: NotificationSubject;
  readonly dedupeKey: string;
  readonly isInApp: boolean;
}

/** Tells a person something; null when they were told before. */
export async function insertNotification(tx: TenantTransaction, told: NewNotification): Promise<number | null> {
  const row = await tx
    .insertInto('notifications')
    .values({
      user_id: told.userId,
      event: told.event,
      ...columnsOf(told.about),
      dedupe_key: told.dedupeKey,
      is_in_app: told.isInApp,
      mail_id: null,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'user_id', 'dedupe_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

const NO_SUBJECT = { code_id: null, brand_id: null, incident_id: null, selector_id: null, subject: null, detail: null, thread_id: null, comment_id: null } as const;

function columnsOf(about: NotificationSubject) {
  if (about.kind === 'organization') return NO_SUBJECT;
  if (about.kind === 'code') return { ...NO_SUBJECT, code_id: about.codeId, thread_id: about.threadId, comment_id: about.commentId };
  const common = { ...NO_SUBJECT, brand_id: about.brandId, subject: about.title, detail: about.detail };
  return about.kind === 'incident' ? { ...common, incident_id: about.incidentId } : { ...common, selector_id: about.selectorId };
}

/** Whose notifications, and of which brands: those the person may see at this moment. */
export interface Inbox {
  readonly userId: number;
  readonly brandIds: readonly number[] | null;
}

const fromInbox = (tx: TenantTransaction, { userId, brandIds }: Inbox) => {
  const rows = tx
    .selectFrom('notifications as told')
    .leftJoin('generated_code as code', (join) => join.onRef('code.organization_id', '=', 'told.organization_id').onRef('code.id', '=', 'told.code_id'))
    .leftJoin('brands as brand', (join) => join.onRef('brand.organization_id', '=', 'told.organization_id').on('brand.id', '=', sql<number>`coalesce(told.brand_id, code.brand_id)`))
    .where('told.user_id', '=', userId)
    .where('told.is_in_app', '=', true);
  return brandIds === null ? rows : rows.where(sql<boolean>`(brand.id is null or brand.id = any(${[...brandIds]}::integer[]))`);
};

const selectNotifications = (tx: TenantTransaction, inbox: Inbox) =>
  fromInbox(tx, inbox).select([
    'told.id', 'told.event', 'told.code_id', 'told.incident_id', 'told.selector_id', sql<string>`coalesce(told.subject, code.title, '')`.as('title'), 'told.detail', 'brand.slug as brand_slug', 'brand.name as brand_name', 'told.thread_id', 'told.comment_id', 'told.actor', 'told.created_at', 'told.read_at',
  ]);
type NotificationRow = Awaited<ReturnType<ReturnType<typeof selectNotifications>['executeTakeFirstOrThrow']>>;

const toNotification = (row: NotificationRow): Notification => ({
  id: row.id,
  event: row.event,
  text: describeNotification({ event: row.event, actor: row.actor, codeId: row.code_id, title: row.title }),
  codeId: row.code_id,
  incidentId: row.incident_id,
  selectorId: row.selector_id,
  title: row.title,
  detail: row.detail ?? '',
  brandSlug: row.brand_slug,
  brandName: row.brand_name,
  threadId: row.thread_id,
  commentId: row.comment_id,
  actor: row.actor,
  createdAt: toIso(row.created_at),
  readAt: toIsoOrNull(row.read_at),
});

/** A person's notifications, the newest first. */
export async function listNotifications(tx: TenantTransaction, query: ListNotifications & Inbox & { readonly cursorKey: Buffer }): Promise<Page<Notification>> {
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, 'notifications', query.cursor);
  let rows = selectNotifications(tx, query);
  if (query.unreadOnly) rows = rows.where('told.read_at', 'is', null);
  if (position !== null) rows = rows.where(sql<boolean>`told.id < ${position[0]}::integer`);
  const found = await rows.orderBy('told.id', 'desc').limit(query.limit + 1).execute();
  const counted = query.unreadOnly ? fromInbox(tx, query).where('told.read_at', 'is', null) : fromInbox(tx, query);
  return pageOfRows({ found, limit: query.limit, toView: toNotification, cursorOf: (row) => encodeCursor(query.cursorKey, 'notifications', [row.id]), count: () => counted.select('told.id'), tx });
}

/** How many of a person's notifications are unread; counting ends at 100, which is shown as "99+". */
export async function countUnread(tx: TenantTransaction, inbox: Inbox): Promise<number> {
  const rows = await fromInbox(tx, inbox).where('told.read_at', 'is', null).select('told.id').limit(100).execute();
  return rows.length;
}

/** Marks notifications of a person as read, all of them for `ids` null. Answers how many were unread. */
export async function markRead(tx: TenantTransaction, read: { readonly userId: number; readonly ids: readonly number[] | null }): Promise<number> {
  let update = tx.updateTable('notifications').set({ read_at: sql<Date>`now()` }).where('user_id', '=', read.userId).where('read_at', 'is', null);
  if (read.ids !== null) update = update.where('id', 'in', [...read.ids]);
  return (await update.returning('id').execute()).length;
}

/** Marks as read what a person was told about a thread: they have read the thread itself. */
export async function markThreadNotificationsRead(tx: TenantTransaction, read: { readonly userId: number; readonly threadId: number }): Promise<number> {
  const rows = await tx
    .updateTable('notifications')
    .set({ read_at: sql<Date>`now()` })
    .where('user_id', '=', read.userId)
    .where('thread_id', '=', read.threadId)
    .where('read_at', 'is', null)
    .returning('id')
    .execute();
  return rows.length;
}
