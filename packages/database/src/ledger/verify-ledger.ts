import type { Actor } from '@safecode/domain/access/actor';
import type { LedgerAction, LedgerValue } from '@safecode/domain/ledger/ledger-entry';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { hashEntry, type HashedEntry } from './canonical-encoding.js';

/** The first place where the chain is not what was written. */
export interface LedgerBreak {
  readonly sequence: number;
  /**
   * `changed`: an entry's content does not fit its hash. `missing`: a number is left out. `unlinked`: an entry does not
   * follow the one before it. `cut`: the newest entries are gone, or more were added behind the head's back.
   */
  readonly kind: 'changed' | 'missing' | 'unlinked' | 'cut';
}

export interface LedgerVerification {
  readonly entries: number;
  readonly head: { readonly sequence: number; readonly hash: string };
  /** Null when every entry is as it was written and none is missing. */
  readonly firstBreak: LedgerBreak | null;
}

interface EntryRow {
  readonly sequence: string;
  readonly at: string;
  readonly actor: Actor;
  readonly action: LedgerAction;
  readonly object_type: string;
  readonly object_id: string;
  readonly brand_id: number | null;
  readonly generated_code_id: number | null;
  readonly before: LedgerValue;
  readonly after: LedgerValue;
  readonly notes: string | null;
  readonly hash: string;
  readonly previous_hash: string;
}

/** Rows read at once: bounds the memory of a verification. */
const BATCH = 2000;

/** Recomputes the organisation's whole chain. Changes nothing. */
export async function verifyLedger(tx: TenantTransaction): Promise<LedgerVerification> {
  const head = await readHead(tx);
  const chain: ChainWalk = { sequence: 0, hash: '' };
  let firstBreak: LedgerBreak | null = null;
  for (;;) {
    const rows = await readEntries(tx, chain.sequence);
    for (const row of rows) {
      firstBreak ??= findBreak(tx, chain, row);
      chain.sequence = Number(row.sequence);
      chain.hash = row.hash;
    }
    if (rows.length < BATCH || firstBreak !== null) break;
  }
  const isCut = chain.sequence !== head.sequence || chain.hash !== head.hash;
  return { entries: chain.sequence, head, firstBreak: firstBreak ?? (isCut ? { sequence: chain.sequence + 1, kind: 'cut' } : null) };
}

/** The last entry that was walked over. */
interface ChainWalk {
  sequence: number;
  hash: string;
}

function findBreak(tx: TenantTransaction, before: ChainWalk, row: EntryRow): LedgerBreak | null {
  const sequence = Number(row.sequence);
  if (sequence !== before.sequence + 1) return { sequence: before.sequence + 1, kind: 'missing' };
  if (row.previous_hash !== before.hash) return { sequence, kind: 'unlinked' };
  return hashEntry(tx.tenantContext.ledgerKey, toHashed(tx, row)) === row.hash ? null : { sequence, kind: 'changed' };
}

const toHashed = (tx: TenantTransaction, row: EntryRow): HashedEntry => ({
  organizationId: tx.tenantContext.organizationId,
  sequence: Number(row.sequence),
  previousHash: row.previous_hash,
  at: row.at,
  actor: row.actor,
  action: row.action,
  objectType: row.object_type,
  objectId: row.object_id,
  brandId: row.brand_id,
  codeId: row.generated_code_id,
  before: row.before,
  after: row.after,
  reason: row.notes,
});

async function readHead(tx: TenantTransaction): Promise<LedgerVerification['head']> {
  const row = await tx.selectFrom('audit_heads').select(['sequence', 'hash']).executeTakeFirst();
  return row === undefined ? { sequence: 0, hash: '' } : { sequence: Number(row.sequence), hash: row.hash };
}

async function readEntries(tx: TenantTransaction, afterSequence: number): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select sequence, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, action, object_type, object_id,
           brand_id, generated_code_id, before, after, notes, hash, previous_hash
      from code_audit_log
     where organization_id = app.organization_id() and sequence > ${afterSequence}::bigint
     order by sequence
     limit ${BATCH}`.execute(tx);
  return rows;
}
