import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { sql, type CompiledQuery } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { hashEntry, type HashedEntry } from './canonical-encoding.js';

type SealedEntry = HashedEntry & { readonly hash: string };

/**
 * Takes the head of the organisation's chain with its lock and seals the entries that follow from it. The answer is the
 * statement that writes them and moves the head: the last of the transaction, sent together with the commit, because
 * until then the organisation's other writers wait.
 */
export async function sealEntries(tx: TenantTransaction, records: readonly LedgerRecord[]): Promise<CompiledQuery> {
  const { organizationId, actor, ledgerKey } = tx.tenantContext;
  const head = await takeHead(tx);
  let previousHash = head.hash;
  const entries = records.map((record, at): SealedEntry => {
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
    previousHash = hashEntry(ledgerKey, entry);
    return { ...entry, hash: previousHash };
  });
  return writeEntries(entries).compile(tx);
}

async function takeHead(tx: TenantTransaction): Promise<{ sequence: number; hash: string; now: string }> {
  const { rows } = await sql<{ sequence: string; hash: string; now: string }>`
    select sequence, hash, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now
      from audit_heads where organization_id = ${tx.tenantContext.organizationId} for update`.execute(tx);
  const [head] = rows;
  if (head === undefined) throw new Error('The organisation has no ledger.');
  return { ...head, sequence: Number(head.sequence) };
}

/** One statement with one text, however many entries there are: it is prepared once. */
function writeEntries(entries: readonly SealedEntry[]) {
  const last = entries.at(-1);
  if (last === undefined) throw new Error('There is no entry to write.');
  const userId = last.actor.kind === 'user' ? last.actor.userId : null;
  return sql`
    with entries as (
      insert into code_audit_log (sequence, generated_code_id, brand_id, user_id, actor, action, object_type, object_id,
                                  before, after, notes, created_at, hash, previous_hash)
      select e.sequence, e."codeId", e."brandId", ${userId}::integer, e.actor, e.action, e."objectType", e."objectId",
             e.before, e.after, e.reason, e.at::timestamptz, e.hash, e."previousHash"
        from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e (
             sequence bigint, "codeId" integer, "brandId" integer, actor jsonb, action text, "objectType" text, "objectId" text,
             before jsonb, after jsonb, reason text, at text, hash text, "previousHash" text)
      returning 1)
    update audit_heads set sequence = ${last.sequence}, hash = ${last.hash}
     where organization_id = ${last.organizationId} and (select count(*) from entries) = ${entries.length}`;
}
