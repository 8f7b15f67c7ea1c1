import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Database } from '../connection/create-database.js';

/** Under load, a flush that waits so long serves several times as many: it costs more than a commit. Nobody is in turn meanwhile. */
const PAUSE_MS = 3;

/** A flush that covers a commit. */
export interface Flush {
  /** Settles when everything that was committed before it is on disk, or is not known to be. */
  readonly durable: Promise<void>;
  /** Whether it goes over the caller's connection, which has to be kept until then. */
  readonly isCarrier: boolean;
}

/** The flushes of one database. */
interface Flushes {
  /** The one that has not been sent yet: it covers everybody who comes until then. */
  next: Promise<void> | null;
  /** The one under way. Never rejects. */
  current: Promise<void> | null;
}

const known = new WeakMap<Database, Flushes>();

/**
 * Puts everything committed so far on disk. A ledger's commit itself does not wait, because it ends the lock on the
 * chain's head: with the wait under the lock an organisation could write once per flush of the disk, without it all who
 * committed while one flush was under way share the next. Nobody is told of a change before this is over, and all but
 * the one whose connection carries the flush can give theirs back meanwhile.
 */
export function makeDurable(db: Database, client: PoolClient): Flush {
  const flushes = known.get(db) ?? { next: null, current: null };
  known.set(db, flushes);
  if (flushes.next !== null) return { durable: flushes.next, isCarrier: false };
  const durable = flushAfterCurrent(flushes, db, client);
  flushes.next = durable;
  // Its failure is met where it is awaited.
  durable.catch(() => undefined);
  return { durable, isCarrier: true };
}

async function flushAfterCurrent(flushes: Flushes, db: Database, client: PoolClient): Promise<void> {
  if (flushes.current !== null) {
    await flushes.current;
    await pause(PAUSE_MS);
  } else {
    // What comes in the same turn of the event loop goes along.
    await nextTurn();
  }
  flushes.next = null;
  const flushed = flush(client).catch(() => flushAnew(db));
  const current = flushed.then(
    () => undefined,
    () => undefined,
  );
  flushes.current = current;
  try {
    await flushed;
  } finally {
    if (flushes.current === current) flushes.current = null;
  }
}

/** A connection that broke says nothing about the commits of the others. */
async function flushAnew(db: Database): Promise<void> {
  const client = await db.connect();
  try {
    await flush(client);
  } finally {
    client.release();
  }
}

async function flush(client: PoolClient): Promise<void> {
  await client.query({ name: 'make_durable', text: `select pg_logical_emit_message(false, 'safecode', '', true)` });
}
