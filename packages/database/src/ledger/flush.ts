import type { PoolClient } from 'pg';
import { Gatherer } from '../gathering/gatherer.js';

/** Commits that wait for one flush at most. */
const MAX_TOGETHER = 1000;

/** Under load, a flush that waits so long serves several times as many: it costs more than a commit. Nobody is in turn meanwhile. */
const PAUSE_MS = 3;

const flushes = new Gatherer<null, PoolClient, null>({
  maxItems: MAX_TOGETHER,
  pauseMs: PAUSE_MS,
  // A connection that broke says nothing about the others' commits: each asks again over its own.
  isAboutItem: () => true,
  work: async (_group, clients) => {
    await clients[0]?.query({ name: 'make_durable', text: `select pg_logical_emit_message(false, 'safecode', '', true)` });
    return clients.map(() => null);
  },
});

/**
 * Waits until everything committed so far is on disk. A ledger's commit itself does not wait, because it ends the lock on the
 * chain's head: with the wait under the lock an organisation could write once per flush of the disk, without it all who
 * committed while one flush was under way share the next. Nobody is told of a change before this is over.
 */
export async function makeDurable(database: object, client: PoolClient): Promise<void> {
  await flushes.add({ owner: database, key: 'flush', group: null }, client);
}
