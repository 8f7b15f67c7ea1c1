import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';

/** A counter of attempts. Keys are hashed by the caller. */
export interface AttemptCounter {
  readonly key: string;
  readonly points: number;
  readonly expiresAt: Date;
}

interface CounterRow {
  key: string;
  points: number;
  expires_at: Date;
}

const toCounter = (row: CounterRow): AttemptCounter => ({ key: row.key, points: row.points, expiresAt: row.expires_at });

/** Adds one to each counter and answers them as they then stand. A counter whose time is over starts again. */
export async function consumeAttempts(db: Database, counters: readonly { readonly key: string; readonly windowSeconds: number }[]): Promise<AttemptCounter[]> {
  const { rows } = await sql<CounterRow>`
    select * from app.consume_attempts(${counters.map(({ key }) => key)}::text[], ${counters.map(({ windowSeconds }) => windowSeconds)}::integer[])`.execute(db);
  return rows.map(toCounter);
}

export async function readAttempts(db: Database, keys: readonly string[]): Promise<AttemptCounter[]> {
  const { rows } = await sql<CounterRow>`select * from app.read_attempts(${[...keys]}::text[])`.execute(db);
  return rows.map(toCounter);
}

export async function clearAttempts(db: Database, keys: readonly string[]): Promise<void> {
  await sql`select app.clear_attempts(${[...keys]}::text[])`.execute(db);
}
