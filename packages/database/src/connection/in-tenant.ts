import type { Actor } from '@safecode/domain/access/actor';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { sql, type Kysely } from 'kysely';
import { appendLedger } from '../ledger/append-ledger.js';
import type { Database } from './create-database.js';
import type { Tables } from './tables.js';

/** In whose name statements run. Row-level security shows the organisation's rows and no others. */
export interface TenantContext {
  readonly organizationId: number;
  readonly actor: Actor;
}

/** A connection inside a transaction with a tenant's context. Made by `inTenant` and `inTenantCommand` only. */
export type TenantTransaction = Kysely<Tables> & { readonly tenantContext: TenantContext & { readonly ledgerKey: Buffer } };

/**
 * Runs `work` in a transaction that sees one organisation. Begin and context are one message to the server, because a
 * round trip costs more than row-level security. The settings are local to the transaction and end with it.
 */
export async function inTenant<T>(db: Database, context: TenantContext, work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
  if (!Number.isSafeInteger(context.organizationId)) throw new TypeError('An organisation id is an integer.');
  return db.connection().execute(async (connection) => {
    await sql.raw(beginText(context)).execute(connection);
    try {
      const result = await work(Object.assign(connection, { tenantContext: { ...context, ledgerKey: db.ledgerKey } }) as TenantTransaction);
      await sql.raw('commit').execute(connection);
      return result;
    } catch (error) {
      // A connection that broke cannot roll back; the server has done it already. The first error is the one to tell.
      await sql.raw('rollback').execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

/**
 * Runs a change and appends its ledger entries as the last statements of the same transaction (the head of the chain is
 * locked until the commit, so nothing slow may follow). A change without an entry is refused.
 */
export async function inTenantCommand<T>(
  db: Database,
  context: TenantContext,
  work: (tx: TenantTransaction) => Promise<{ result: T; ledger: readonly LedgerRecord[] }>,
): Promise<T> {
  return inTenant(db, context, async (tx) => {
    const { result, ledger } = await work(tx);
    if (ledger.length === 0) throw new Error('A change without a ledger entry is not committed.');
    await appendLedger(tx, ledger);
    return result;
  });
}

const beginText = (context: TenantContext): string =>
  `begin; select set_config('app.organization_id', '${context.organizationId}', true), set_config('app.actor', ${quoteLiteral(JSON.stringify(context.actor))}, true)`;

/** A string literal: quotes doubled; with a backslash the E form, so that standard_conforming_strings does not matter. */
function quoteLiteral(text: string): string {
  const quoted = `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\').replaceAll('\0', '')}'`;
  return text.includes('\\') ? ` E${quoted}` : quoted;
}
