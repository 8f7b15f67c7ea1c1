import type { Actor } from '@safecode/domain/access/actor';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import { assertUpdated } from '../connection/refusals.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** A comment as commands need it. */
export interface StoredComment {
  readonly id: number;
  readonly threadId: number;
  readonly author: Actor;
  readonly version: number;
  readonly redactedBy: string | null;
  readonly mentioned: readonly number[];
}

/** Adds a comment with its first version; null when this request added one before. */
export async function insertComment(
  tx: TenantTransaction,
  comment: { readonly threadId: number; readonly body: string; readonly mentioned: readonly number[]; readonly idempotencyKey: string | null },
): Promise<number | null> {
  const row = await tx
    .insertInto('discussion_comments')
    .values({ thread_id: comment.threadId, idempotency_key: comment.idempotencyKey })
    .onConflict((conflict) => conflict.columns(['organization_id', 'thread_id', 'idempotency_key']).where('idempotency_key', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return null;
  await tx.insertInto('comment_versions').values({ comment_id: row.id, version: 1, body: comment.body, mentioned: [...comment.mentioned] }).execute();
  return row.id;
}

export async function findCommentOfRequest(tx: TenantTransaction, request: { threadId: number; idempotencyKey: string }): Promise<number | null> {
  const row = await tx.selectFrom('discussion_comments').select('id').where('thread_id', '=', request.threadId).where('idempotency_key', '=', request.idempotencyKey).executeTakeFirst();
  return row?.id ?? null;
}

export async function findComment(tx: TenantTransaction, id: number): Promise<StoredComment | null> {
  const row = await tx
    .selectFrom('discussion_comments as comment')
    .innerJoin('comment_versions as written', (join) =>
      join.onRef('written.organization_id', '=', 'comment.organization_id').onRef('written.comment_id', '=', 'comment.id').onRef('written.version', '=', 'comment.version'),
    )
    .select(['comment.id', 'comment.thread_id', 'comment.created_by', 'comment.version', 'comment.redacted_by', 'written.mentioned'])
    .where('comment.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { id: row.id, threadId: row.thread_id, author: row.created_by, version: row.version, redactedBy: row.redacted_by, mentioned: row.mentioned };
}

/** Writes the next version of a comment; earlier ones stay. @throws conflict.stale_version */
export async function appendVersion(tx: TenantTransaction, change: { id: number; expectedVersion: number; body: string; mentioned: readonly number[] }): Promise<number> {
  const row = await tx
    .updateTable('discussion_comments')
    .set({ version: sql<number>`version + 1` })
    .where('id', '=', change.id)
    .where('version', '=', change.expectedVersion)
    .returning('version')
    .executeTakeFirst();
  const { version } = assertUpdated(row, { updatedBy: 'its author' }, 'comment');
  await tx.insertInto('comment_versions').values({ comment_id: change.id, version, body: change.body, mentioned: [...change.mentioned] }).execute();
  return version;
}

/** Takes the words of every version away, for good. */
export async function redactComment(tx: TenantTransaction, id: number): Promise<void> {
  await tx.updateTable('comment_versions').set({ body: null }).where('comment_id', '=', id).execute();
  await tx.updateTable('discussion_comments').set({ redacted_by: sql<string>`app.actor_label()`, redacted_at: sql<Date>`now()` }).where('id', '=', id).execute();
}

export async function countComments(tx: TenantTransaction, threadId: number): Promise<number> {
  const row = await tx.selectFrom('discussion_comments').select(sql<number>`count(*)::integer`.as('comments')).where('thread_id', '=', threadId).executeTakeFirstOrThrow();
  return row.comments;
}

/** People who have written in a thread. */
export async function listParticipants(tx: TenantTransaction, threadId: number): Promise<number[]> {
  const rows = await tx.selectFrom('discussion_comments').select('user_id').distinct().where('thread_id', '=', threadId).where('user_id', 'is not', null).execute();
  return rows.flatMap((row) => (row.user_id === null ? [] : [row.user_id]));
}

/** Every version of a comment, the oldest first. */
export async function listVersions(tx: TenantTransaction, commentId: number): Promise<{ version: number; body: string | null; writtenAt: string }[]> {
  const rows = await tx.selectFrom('comment_versions').select(['version', 'body', 'created_at']).where('comment_id', '=', commentId).orderBy('version').execute();
  return rows.map((row) => ({ version: row.version, body: row.body, writtenAt: toIso(row.created_at) }));
}
