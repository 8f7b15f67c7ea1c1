import type { Actor } from '@safecode/domain/access/actor';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { Kysely } from 'kysely';
import type { PoolClient } from 'pg';
import { sealEntries, sealFollowing } from '../ledger/append-ledger.js';
import { makeDurable } from '../ledger/flush.js';
import type { LedgerWriter } from '../ledger/ledger-turns.js';
import { appendAndCommit, followAndCommit } from '../ledger/write-entries.js';
import { bindQuery } from './bound-query.js';
import { copyRows, type OnRow } from './copy-rows.js';
import type { Database } from './create-database.js';
import { openWithNext, takeOpening } from './opening.js';
import { toRefusal } from './refusals.js';
import type { NamedStatement } from './send-together.js';
import type { Tables } from './tables.js';

/** In whose name statements run. Row-level security shows the organisation's rows and no others. */
export interface TenantContext {
  readonly organizationId: number;
  readonly actor: Actor;
}

/** A connection inside a transaction with a tenant's context. Made by `inTenant` and `inTenantCommand` only. */
export type TenantTransaction = Kysely<Tables> & {
  readonly tenantContext: TenantContext & { readonly ledgerKey: Buffer };
  /** Reads the rows of a select in binary form. */
  copyRows(select: string, onRow: OnRow): Promise<void>;
};

/**
 * Runs `work` in a transaction that sees one organisation. Begin, context and the first statement are one message,
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
export async function inTenantCommand<T>(
  db: Database,
  context: TenantContext,
  work: (tx: TenantTransaction) => Promise<{ result: T; ledger: readonly LedgerRecord[] }>,
): Promise<T> {
  const leave = await db.ledgerGate.enter(context.organizationId);
  try {
    const { result, durable } = await transact({ db, context, isCommand: true }, async (tx, client) => {
      const done = await work(tx);
      if (done.ledger.length === 0) throw new Error('A change without a ledger entry is not committed.');
      await db.ledgerTurns.take(context.organizationId, ledgerWriter({ tx, client, ledger: done.ledger }));
      leave();
      const flush = makeDurable(db, client);
      if (flush.isCarrier) await flush.durable;
      return { result: done.result, durable: flush.durable };
    });
    await durable;
    return result;
  } finally {
    leave();
  }
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
  /** Its commit does not wait for the disk, because it ends the lock on the chain's head. Nobody is told of it before the flush. */
  readonly isCommand?: boolean;
}

async function transact<T>({ db, context, isCommand = false }: Opening, work: (tx: TenantTransaction, client: PoolClient) => Promise<T>): Promise<T> {
  if (!Number.isSafeInteger(context.organizationId)) throw new TypeError('An organisation id is an integer.');
  const client = await db.connect();
  let isBroken = false;
  try {
    const tx: TenantTransaction = Object.assign(bindQuery(client), {
      tenantContext: { ...context, ledgerKey: db.ledgerKey },
      copyRows: (select: string, onRow: OnRow) => copyRows(client, select, onRow),
    });
    openWithNext(client, [BEGIN, isCommand ? commandContext(context) : readContext(context)]);
    return await work(tx, client);
  } catch (error) {
    isBroken = !(await rollBack(client));
    throw toRefusal(error);
  } finally {
    client.release(isBroken);
  }
}

const BEGIN: NamedStatement = { name: 'tenant_begin', text: 'begin', values: [] };
/** True of no context, so that no row is answered: nobody reads one. */
const CONTEXT = `select where set_config('app.organization_id', $1, true) is null or set_config('app.actor', $2, true) is null`;

const readContext = ({ organizationId, actor }: TenantContext): NamedStatement => ({ name: 'tenant_context', text: CONTEXT, values: [String(organizationId), JSON.stringify(actor)] });

const commandContext = (context: TenantContext): NamedStatement => ({
  ...readContext(context),
  name: 'tenant_command_context',
  text: `${CONTEXT} or set_config('synchronous_commit', 'off', true) is null`,
});

async function commit(client: PoolClient): Promise<void> {
  // Nothing was asked, so nothing was begun.
  if (takeOpening(client).length > 0) return;
  const { command } = await client.query('commit');
  // A commit is answered with ROLLBACK when a statement had failed, also one whose error the work had swallowed.
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it had failed.');
}

/** False when the connection is not to be used again. */
async function rollBack(client: PoolClient): Promise<boolean> {
  if (takeOpening(client).length > 0) return true;
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}
