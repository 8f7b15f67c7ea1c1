import { sql } from 'kysely';
import type { LedgerAction } from '@safecode/domain/ledger/ledger-entry';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** An entry as it is kept; JSON as its text, because the text is what was hashed. */
export interface ChainRow {
  readonly sequence: string;
  readonly format: number;
  /** UTC with microseconds. */
  readonly at: string;
  readonly actor: string;
  readonly action: LedgerAction;
  readonly object_type: string;
  readonly object_id: string;
  readonly brand_id: number | null;
  readonly generated_code_id: number | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly notes: string | null;
  readonly salt: string | null;
  readonly content_digest: string | null;
  readonly digest: string | null;
  readonly hash: string;
  readonly previous_hash: string;
}

/** The columns of a ChainRow. */
export const CHAIN_COLUMNS = sql.raw(`l.sequence, l.format, coalesce(to_char(l.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), l.created_at::text) as at, l.actor::text as actor, l.action,
           l.object_type, l.object_id, l.brand_id, l.generated_code_id, l.before::text as before, l.after::text as after, l.notes, l.salt,
           l.content_digest, l.digest, l.hash, l.previous_hash`);

/** The entries that follow one up to another, in order. */
export async function readChainEntries(tx: TenantTransaction, window: { readonly after: number; readonly upTo: number; readonly limit: number }): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`
    select ${CHAIN_COLUMNS}
      from code_audit_log l
     where l.organization_id = app.organization_id() and l.sequence > ${window.after}::bigint and l.sequence <= ${window.upTo}::bigint
     order by l.sequence
     limit ${window.limit}`.execute(tx);
  return rows;
}
