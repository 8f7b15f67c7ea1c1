import type { AuditTrail, SealedLedgerEntry } from '@safecode/domain/ledger/audit';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { lengthPrefixed } from './canonical-json.js';
import type { ChainRow } from './chain-rows.js';
import { ledgerSigner } from './ledger-signer.js';
import { readChainHead } from './ledger-status.js';
import { readSegments } from './segments.js';

/** An entry with everything an outsider needs to recompute its digest. `withContent` false leaves the contents out: the digest stands for them. */
export function sealedEntry(row: ChainRow, withContent: boolean): SealedLedgerEntry {
  const isThere = row.format > 1 && row.salt !== null && withContent;
  return {
    type: 'entry',
    sequence: Number(row.sequence),
    format: row.format,
    at: row.at,
    actor: row.actor,
    action: row.action,
    objectType: row.object_type,
    objectId: row.object_id,
    brandId: row.brand_id,
    codeId: row.generated_code_id,
    contentDigest: row.content_digest,
    content: isThere ? { salt: row.salt ?? '', before: row.before, after: row.after, notes: row.notes } : null,
    digest: row.digest ?? row.hash,
  };
}

/** What proves entries of one code to somebody who has nothing but the public key. */
export async function proveEntries(tx: TenantTransaction, codeId: number, rows: readonly ChainRow[]): Promise<AuditTrail['proof']> {
  const signer = ledgerSigner(tx.tenantContext.ledgerKey);
  const before = await digestsBefore(tx, rows.map(({ sequence }) => Number(sequence)));
  const head = await readChainHead(tx);
  const entries = rows.map((row) => ({ ...sealedEntry(row, true), previousDigest: before.get(Number(row.sequence)) ?? '' }));
  const format = 'safecode-ledger-proof-1' as const;
  const { organizationId } = tx.tenantContext;
  const signed = [format, organizationId, codeId, head.sequence, head.digest, ...entries.flatMap(({ sequence, digest }) => [sequence, digest])];
  return { format, organizationId, codeId, entries, head, publicKey: signer.publicKey, signature: signer.sign(lengthPrefixed(signed.map(String))) };
}

async function digestsBefore(tx: TenantTransaction, sequences: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ sequence: string; digest: string }>`
    select sequence + 1 as sequence, coalesce(digest, hash) as digest from code_audit_log
     where organization_id = app.organization_id() and sequence = any(${sequences.map((sequence) => sequence - 1)}::bigint[])`.execute(tx);
  return new Map(rows.map(({ sequence, digest }) => [Number(sequence), digest]));
}

/** The digest an entry follows; of a chain whose beginning was removed, the last removed entry's. */
export async function digestBefore(tx: TenantTransaction, sequence: number): Promise<string> {
  const found = (await digestsBefore(tx, [sequence])).get(sequence);
  if (found !== undefined) return found;
  const segments = (await readSegments(tx)) ?? [];
  return segments.findLast(({ segment }) => segment.last?.sequence === sequence - 1)?.segment.last?.digest ?? '';
}
