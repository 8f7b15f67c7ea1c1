import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { canonicalJson, hashEntry, type HashedEntry } from './canonical-encoding.js';

/**
 * Appends entries to the organisation's chain: one round trip takes the head (and its lock), one writes entries and the
 * new head. Called last in a transaction, because from here to the commit the organisation's other writers wait.
 */
export async function appendLedger(tx: TenantTransaction, records: readonly LedgerRecord[]): Promise<void> {
  const { organizationId, actor, ledgerKey } = tx.tenantContext;
  const head = await takeHead(tx);
  const entries: (HashedEntry & { hash: string })[] = [];
  let previousHash = head.hash;
  for (const [at, record] of records.entries()) {
    const entry: HashedEntry = {
      organizationId,
      sequence: head.sequence + at + 1,
      previousHash,
      at: head.now,
      actor,
      action: record.action,
      objectType: record.objectType,
      objectId: String(record.objectId),
      brandId: record.brandId ?? null,
      codeId: record.codeId ?? null,
      before: record.before ?? null,
      after: record.after ?? null,
      reason: record.reason ?? null,
    };
    const hash = hashEntry(ledgerKey, entry);
    entries.push({ ...entry, hash });
    previousHash = hash;
  }
  await insertEntries(tx, entries);
}

async function takeHead(tx: TenantTransaction): Promise<{ sequence: number; hash: string; now: string }> {
  const { rows } = await sql<{ sequence: string; hash: string; now: string }>`
    select sequence, hash, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now
      from audit_heads where organization_id = ${tx.tenantContext.organizationId} for update`.execute(tx);
  const [head] = rows;
  if (head === undefined) throw new Error('The organisation has no ledger.');
  return { ...head, sequence: Number(head.sequence) };
}

async function insertEntries(tx: TenantTransaction, entries: readonly (HashedEntry & { hash: string })[]): Promise<void> {
  const last = entries.at(-1);
  if (last === undefined) return;
  const rows = entries.map(
    (entry) => sql`(${entry.sequence}::bigint, ${entry.codeId}::integer, ${entry.brandId}::integer, ${userOf(entry)}::integer,
      ${JSON.stringify(entry.actor)}::jsonb, ${entry.action}::text, ${entry.objectType}::text, ${entry.objectId}::text,
      ${canonicalJson(entry.before)}::jsonb, ${canonicalJson(entry.after)}::jsonb, ${entry.reason}::text,
      ${entry.at}::timestamptz, ${entry.hash}::text, ${entry.previousHash}::text)`,
  );
  await sql`
    with entries as (
      insert into code_audit_log (sequence, generated_code_id, brand_id, user_id, actor, action, object_type, object_id,
                                  before, after, notes, created_at, hash, previous_hash)
      values ${sql.join(rows)} returning 1)
    update audit_heads set sequence = ${last.sequence}, hash = ${last.hash}
     where organization_id = ${last.organizationId} and (select count(*) from entries) = ${entries.length}`.execute(tx);
}

const userOf = (entry: HashedEntry): number | null => (entry.actor.kind === 'user' ? entry.actor.userId : null);
