import type { EvidenceReference } from '@safecode/domain/ledger/evidence';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** A period as the ledger's times write it; the end is not included. */
export interface EvidencePeriod {
  readonly from: string;
  readonly to: string;
}

/**
 * The first entry that evidence of a period relies on: the first one of the period, and before it everything that
 * happened to code that went live in it, and what the first verification looked at. Null for an empty ledger.
 */
export async function firstEvidence(tx: TenantTransaction, { from, to }: EvidencePeriod): Promise<number | null> {
  const { rows } = await sql<{ first: string | null }>`
    with period as (select app.ledger_sequence_at(${from}::timestamptz) as begin, app.ledger_sequence_at(${to}::timestamptz) as until)
    select least(
             (select min(l.sequence) from code_audit_log l, period p where l.organization_id = app.organization_id() and l.sequence >= p.begin),
             (select min(l.sequence) from code_audit_log l where l.organization_id = app.organization_id() and l.generated_code_id in (
                select d.generated_code_id from code_audit_log d, period p
                 where d.organization_id = app.organization_id() and d.action = 'deployment.live' and d.sequence >= p.begin and d.sequence < p.until)),
             (select min(l.sequence) from code_audit_log l
                join ledger_verifications v on v.organization_id = l.organization_id and v.head_sequence = l.sequence
               where l.organization_id = app.organization_id() and v.verified_at >= ${from}::timestamptz and v.verified_at < ${to}::timestamptz)) as first`.execute(tx);
  const first = rows[0]?.first ?? null;
  return first === null ? null : Number(first);
}

/** The seals of entries that are there. An entry of the first format has its keyed hash for one. */
export async function readReferences(tx: TenantTransaction, sequences: readonly number[]): Promise<Map<number, EvidenceReference>> {
  const { rows } = await sql<{ sequence: string; digest: string }>`
    select l.sequence, coalesce(l.digest, l.hash) as digest from code_audit_log l
     where l.organization_id = app.organization_id() and l.sequence = any(${[...sequences]}::bigint[])`.execute(tx);
  return new Map(rows.map(({ sequence, digest }) => [Number(sequence), { sequence: Number(sequence), digest }]));
}

export interface PastVerification {
  readonly at: string;
  readonly entries: number;
  readonly upTo: number;
  readonly firstBreak: { readonly sequence: number; readonly kind: string | null } | null;
}

/** Verifications of a period after one of them, the oldest first. `after` counts from 0. */
export async function listVerifications(tx: TenantTransaction, { from, to }: EvidencePeriod, page: { readonly after: number; readonly limit: number }): Promise<(PastVerification & { readonly id: number })[]> {
  const rows = await tx
    .selectFrom('ledger_verifications')
    .select(['id', 'verified_at', 'entries', 'head_sequence', 'break_sequence', 'break_kind'])
    .where('verified_at', '>=', new Date(from))
    .where('verified_at', '<', new Date(to))
    .where('id', '>', page.after)
    .orderBy('id')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: toIso(row.verified_at),
    entries: Number(row.entries),
    upTo: Number(row.head_sequence),
    firstBreak: row.break_sequence === null ? null : { sequence: Number(row.break_sequence), kind: row.break_kind },
  }));
}
