import type { CodeAnchor } from '@safecode/domain/discussions/anchor';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface NewThread {
  readonly codeId: number;
  readonly revision: number;
  readonly lines: { readonly language: CodeLanguage; readonly startLine: number; readonly endLine: number; readonly anchor: CodeAnchor } | null;
  readonly idempotencyKey: string | null;
}

/** A thread as commands need it, with the brand and title of its code. */
export interface StoredThread {
  readonly id: number;
  readonly codeId: number;
  readonly brandId: number;
  readonly state: 'open' | 'resolved';
  readonly version: number;
  readonly stateChangedBy: string | null;
}

/** Opens a thread; null when this request opened one before. */
export async function insertThread(tx: TenantTransaction, thread: NewThread): Promise<number | null> {
  const { codeId, revision, lines, idempotencyKey } = thread;
  const row = await tx
    .insertInto('discussion_threads')
    .values({
      code_id: codeId,
      revision,
      language: lines?.language ?? null,
      start_line: lines?.startLine ?? null,
      end_line: lines?.endLine ?? null,
      anchor: lines === null ? null : JSON.stringify(lines.anchor),
      idempotency_key: idempotencyKey,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'code_id', 'idempotency_key']).where('idempotency_key', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

const selectThread = (tx: TenantTransaction) =>
  tx
    .selectFrom('discussion_threads as thread')
    .innerJoin('generated_code as code', (join) => join.onRef('code.organization_id', '=', 'thread.organization_id').onRef('code.id', '=', 'thread.code_id'))
    .select(['thread.id', 'thread.code_id as codeId', 'code.brand_id as brandId', 'thread.state', 'thread.version', 'thread.state_changed_by as stateChangedBy']);

export async function findThread(tx: TenantTransaction, id: number): Promise<StoredThread | null> {
  return (await selectThread(tx).where('thread.id', '=', id).executeTakeFirst()) ?? null;
}

/** The thread with its lock: comments and states of one thread are written one after the other. */
export async function findThreadForUpdate(tx: TenantTransaction, id: number): Promise<StoredThread | null> {
  return (await selectThread(tx).where('thread.id', '=', id).forUpdate('thread').executeTakeFirst()) ?? null;
}

/** What an earlier request with the same key opened: the thread and its first comment. */
export async function findThreadOfRequest(tx: TenantTransaction, request: { codeId: number; idempotencyKey: string }): Promise<{ threadId: number; commentId: number } | null> {
  const { rows } = await sql<{ threadId: number; commentId: number }>`
    select thread.id as "threadId", (select min(comment.id) from discussion_comments as comment where comment.organization_id = thread.organization_id and comment.thread_id = thread.id) as "commentId"
      from discussion_threads as thread where thread.code_id = ${request.codeId} and thread.idempotency_key = ${request.idempotencyKey}`.execute(tx);
  return rows[0] ?? null;
}

/** @throws conflict.stale_version when somebody else changed it meanwhile */
export async function setThreadState(tx: TenantTransaction, change: { thread: StoredThread; expectedVersion: number; state: 'open' | 'resolved' }): Promise<number> {
  const { thread, expectedVersion, state } = change;
  if (thread.version !== expectedVersion) throw new DomainError('conflict.stale_version', { changedBy: thread.stateChangedBy ?? 'somebody else' });
  const row = await tx
    .updateTable('discussion_threads')
    .set({ state, version: sql<number>`version + 1`, state_changed_by: sql<string>`app.actor_label()`, state_changed_at: sql<Date>`now()` })
    .where('id', '=', thread.id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

export async function countThreads(tx: TenantTransaction, codeId: number): Promise<number> {
  const row = await tx.selectFrom('discussion_threads').select(sql<number>`count(*)::integer`.as('threads')).where('code_id', '=', codeId).executeTakeFirstOrThrow();
  return row.threads;
}
