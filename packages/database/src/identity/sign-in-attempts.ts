import { sql, type Kysely } from 'kysely';
import type { Tables } from '../connection/tables.js';

/** A counter of attempts. Its key is hashed by the caller: addresses do not stand in the table. */
export interface AttemptCounter {
  readonly key: string;
  readonly points: number;
  /** When the counter starts again. */
  readonly expiresAt: Date;
}

interface CounterRow {
  readonly key: string;
  readonly points: number;
  readonly expires_at: Date;
}

const toCounter = (row: CounterRow): AttemptCounter => ({ key: row.key, points: row.points, expiresAt: row.expires_at });

/** Adds one to each counter, atomically across processes, and answers them as they then stand. */
export async function consumeAttempts(
  db: Kysely<Tables>,
  counters: readonly { readonly key: string; readonly windowSeconds: number }[],
): Promise<AttemptCounter[]> {
  const keys = counters.map(({ key }) => key);
  const seconds = counters.map(({ windowSeconds }) => windowSeconds);
  const { rows } = await sql<CounterRow>`select * from app.consume_attempts(${keys}::text[], ${seconds}::integer[])`.execute(db);
  return rows.map(toCounter);
}

/** Counters that run; one that does not is left out. */
export async function readAttempts(db: Kysely<Tables>, keys: readonly string[]): Promise<AttemptCounter[]> {
  const { rows } = await sql<CounterRow>`select * from app.read_attempts(${[...keys]}::text[])`.execute(db);
  return rows.map(toCounter);
}

export async function clearAttempts(db: Kysely<Tables>, keys: readonly string[]): Promise<void> {
  await sql`select app.clear_attempts(${[...keys]}::text[])`.execute(db);
}
