import type { Actor } from '@safecode/domain/access/actor';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { Kysely } from 'kysely';
import type { PoolClient } from 'pg';
import { sealEntries, sealFollowing } from '../ledger/append-ledger.js';
import { makeDurable } from '../ledger/flush.js';
import type { LedgerWriter } from '../ledger/ledger-turns.js';
import { appendAndCommit, followAndCommit } from '../ledger/write-entries.js';
import { batchWrites } from './batch-writes.js';
import { bindQuery } from './bound-query.js';
import type { Database } from './create-database.js';
import { toRefusal } from './refusals.js';
import type { Tables } from './tables.js';

/** In whose name statements run. Row-level security shows the organisation's rows and no others. */
export interface TenantContext {
  readonly organizationId: number;
  readonly actor: Actor;
}

/** A connection inside a transaction with a tenant's context. Made by `inTenant` and `inTenantCommand` only. */
export type TenantTransaction = Kysely<Tables> & { readonly tenantContext: TenantContext & { readonly ledgerKey: Buffer } };

/**
 * Runs `work` in a transaction that sees one organisation. Begin, context and the first statement travel together,
 * because a round trip costs more than row-level security. The settings are local to the transaction and end with it.
 */
export function inTenant<T>(db: Database, context: TenantContext, work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  return transact({ db, context }, async (tx, client) => {
    const result = await work(tx);
    await commit(client);
    return result;
  });
}

/**
 * Runs a change and appends its ledger entries as the last statements of the same transaction: the head of the chain is
 * locked until the commit, so the commit is sent with the entries. Answers when the change is on disk. A change without
 * an entry is refused.
 */
export function inTenantCommand<T>(
  db: Database,
  context: TenantContext,
  work: (tx: TenantTransaction) => Promise<{ result: T; ledger: readonly LedgerRecord[] }>,
): Promise<T> {
  return transact({ db, context, settings: WITHOUT_WAIT }, async (tx, client) => {
    const { result, ledger } = await work(tx);
    if (ledger.length === 0) throw new Error('A change without a ledger entry is not committed.');
    await db.ledgerTurns.take(context.organizationId, ledgerWriter({ tx, client, ledger }));
    await makeDurable(db, client);
    return result;
  });
}

/** Writes a transaction's entries and commits it. */
function ledgerWriter({ tx, client, ledger }: { tx: TenantTransaction; client: PoolClient; ledger: readonly LedgerRecord[] }): LedgerWriter {
  return {
    follow: (head) => {
      const sealed = sealFollowing(tx, ledger, head);
      return sealed === null ? null : { head: sealed.head, ...followAndCommit(client, sealed) };
    },
    lead: async () => {
      const sealed = await sealEntries(tx, ledger);
      await appendAndCommit(client, sealed);
      return sealed.head;
    },
  };
}

interface Opening {
  readonly db: Database;
  readonly context: TenantContext;
  /** More settings of the transaction. */
  readonly settings?: string;
}

/** The commit does not wait for the disk, because it ends the lock on the chain's head. Nobody is told of it before the flush. */
const WITHOUT_WAIT = '; set local synchronous_commit = off';

async function transact<T>({ db, context, settings = '' }: Opening, work: (tx: TenantTransaction, client: PoolClient) => Promise<T>): Promise<T> {
  if (!Number.isSafeInteger(context.organizationId)) throw new TypeError('An organisation id is an integer.');
  const client = await db.connect();
  let isBroken = false;
  try {
    const tx: TenantTransaction = Object.assign(bindQuery(client), { tenantContext: { ...context, ledgerKey: db.ledgerKey } });
    const opened = open(client, context, settings);
    return await both(work(tx, client), opened);
  } catch (error) {
    isBroken = !(await rollBack(client));
    throw toRefusal(error);
  } finally {
    client.release(isBroken);
  }
}

/** Sent before the work's first statement and not waited for. If it failed, the work saw nothing: there was no context. */
async function open(client: PoolClient, { organizationId, actor }: TenantContext, settings: string): Promise<void> {
  batchWrites(client);
  // One message and no plan to make: the server answers once.
  await client.query(
    `begin; set local app.organization_id = '${organizationId}'; set local app.actor = ${client.escapeLiteral(JSON.stringify(actor))}${settings}`,
  );
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  // A commit is answered with ROLLBACK when a statement had failed, also one whose error the work had swallowed.
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it had failed.');
}

/** False when the connection is not to be used again. */
async function rollBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}

/** Waits for both, whatever becomes of either, and answers the first. The first one's failure is the one to tell. */
async function both<T>(first: Promise<T>, second: Promise<unknown>): Promise<T> {
  const [one, other] = await Promise.allSettled([first, second]);
  if (one.status === 'rejected') throw one.reason;
  if (other.status === 'rejected') throw other.reason;
  return one.value;
}
