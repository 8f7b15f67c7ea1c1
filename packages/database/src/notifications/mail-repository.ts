import type { NotificationEvent } from '@safecode/domain/notifications/events';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import type { MailState } from './tables.js';

/** Puts a notification into the mail that is due at this time; answers the mail. Mails of one slot are one until they leave. */
export async function putIntoMail(tx: TenantTransaction, into: { readonly notificationId: number; readonly userId: number; readonly slot: string; readonly dueAt: Date }): Promise<number> {
  const { id } = await tx
    .insertInto('notification_mails')
    .values({ user_id: into.userId, slot: into.slot, due_at: into.dueAt })
    // An update of nothing, so that the row is locked and answered: it cannot leave before this transaction is over.
    .onConflict((conflict) => conflict.columns(['organization_id', 'user_id', 'slot']).where('state', '=', sql.lit('pending')).doUpdateSet({ slot: into.slot }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.updateTable('notifications').set({ mail_id: id }).where('id', '=', into.notificationId).execute();
  return id;
}

/**
 * Takes a mail for sending. `sending`: somebody took it before and never said how it ended; null: there is nothing to send.
 */
export async function claimMail(tx: TenantTransaction, id: number): Promise<{ readonly state: 'claimed' | 'sending'; readonly userId: number } | null> {
  const row = await tx.selectFrom('notification_mails').select(['state', 'user_id']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) return null;
  if (row.state === 'sending') return { state: 'sending', userId: row.user_id };
  if (row.state !== 'pending') return null;
  await tx.updateTable('notification_mails').set({ state: 'sending', claimed_at: sql<Date>`now()` }).where('id', '=', id).execute();
  return { state: 'claimed', userId: row.user_id };
}

/** Notes how sending ended. `pending`: it will be tried again. */
export async function endMail(tx: TenantTransaction, id: number, state: Exclude<MailState, 'sending'>): Promise<void> {
  await tx.updateTable('notification_mails').set({ state, ended_at: state === 'pending' ? null : sql<Date>`now()` }).where('id', '=', id).execute();
}

/** What a mail tells, with what the receiver needs to see of it. */
export interface MailedNotification {
  readonly event: NotificationEvent;
  readonly actor: string;
  readonly codeId: number | null;
  readonly incidentId: number | null;
  readonly selectorId: number | null;
  readonly title: string;
  readonly detail: string;
  /** Null for what is about the whole organisation. */
  readonly brandId: number | null;
  readonly brandSlug: string | null;
  readonly brandName: string | null;
  readonly commentId: number | null;
  /** The comment as it stands now; null when there is none or it was redacted. */
  readonly comment: string | null;
}

/** The unread notifications of a mail, the oldest first. */
export async function listMailed(tx: TenantTransaction, mailId: number): Promise<MailedNotification[]> {
  const { rows } = await sql<MailedNotification>`
    select told.event, told.actor, told.code_id as "codeId", told.incident_id as "incidentId", told.selector_id as "selectorId",
           coalesce(told.subject, code.title, '') as title, coalesce(told.detail, '') as detail, brand.id as "brandId", brand.slug as "brandSlug", brand.name as "brandName",
           told.comment_id as "commentId", written.body as comment
      from notifications as told
      left join generated_code as code on code.organization_id = told.organization_id and code.id = told.code_id
      left join brands as brand on brand.organization_id = told.organization_id and brand.id = coalesce(told.brand_id, code.brand_id)
      left join discussion_comments as comment on comment.organization_id = told.organization_id and comment.id = told.comment_id
      left join comment_versions as written on written.organization_id = comment.organization_id and written.comment_id = comment.id and written.version = comment.version
     where told.mail_id = ${mailId}::integer and told.read_at is null
     order by told.id`.execute(tx);
  return rows;
}
