import type { DeadLetter } from '@safecode/domain/jobs/dead-letter';
import type { Page } from '@safecode/domain/paging/page';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';

interface DeadLetterRow {
  id: string;
  job: string;
  payload: Record<string, unknown>;
  attempts: number;
  max_attempts: number;
  last_error: string | null;
  created_at: Date;
  updated_at: Date;
}

/** Jobs of the organisation that used up their attempts, newest first. */
export async function listDeadLetters(
  tx: TenantTransaction,
  query: { readonly cursor?: string | undefined; readonly limit: number; readonly cursorKey: Buffer },
): Promise<Page<DeadLetter>> {
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, 'dead-letters', query.cursor);
  const { rows } = await sql<DeadLetterRow>`select * from app.dead_letters(${position?.[0] ?? null}::bigint, ${query.limit + 1})`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      id: row.id,
      job: row.job,
      payload: row.payload,
      attempts: row.attempts,
      maxAttempts: row.max_attempts,
      lastError: row.last_error,
      createdAt: toIso(row.created_at),
      updatedAt: toIso(row.updated_at),
    })),
    nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor(query.cursorKey, 'dead-letters', [last.id]) : null,
    total: await countDeadLetters(tx),
  };
}

export async function countDeadLetters(tx: TenantTransaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`select app.count_dead_letters() as count`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Gives a dead job its attempts back. Answers the job's name, or null when the organisation has no such dead job. */
export async function retryDeadLetter(tx: TenantTransaction, id: string): Promise<string | null> {
  const { rows } = await sql<{ job: string | null }>`select app.retry_job(${id}::bigint) as job`.execute(tx);
  return rows[0]?.job ?? null;
}

/** Removes a dead job. Answers the job's name, or null when the organisation has no such dead job. */
export async function discardDeadLetter(tx: TenantTransaction, id: string): Promise<string | null> {
  const { rows } = await sql<{ job: string | null }>`select app.discard_job(${id}::bigint) as job`.execute(tx);
  return rows[0]?.job ?? null;
}
