import { sql } from 'kysely';
import { checkpointSchema } from '@safecode/domain/ledger/checkpoint';
import { z } from 'zod';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { canonicalJson } from './canonical-json.js';
import { ledgerSigner } from './ledger-signer.js';

const rangeSchema = z.tuple([z.int(), z.int()]);

/** What was taken out of a chain, as it is signed. */
export const segmentSchema = z.object({
  format: z.literal('safecode-segment-1'),
  organizationId: z.int(),
  kind: z.enum(['emptied', 'removed']),
  /** First and last sequence of each run of entries. */
  ranges: z.array(rangeSchema).min(1),
  entries: z.int(),
  /** For removed entries: the last one's hash and digest, from which the chain goes on. */
  last: z.object({ sequence: z.int(), hash: z.string(), digest: z.string() }).nullable(),
  /** Covers everything the segment names. */
  checkpoint: checkpointSchema,
  at: z.string(),
});
export type Segment = z.infer<typeof segmentSchema>;
/** A segment with the text that was signed. */
export interface SignedSegment {
  readonly segment: Segment;
  readonly body: string;
  readonly signature: string;
}

/** Keeps a signed segment and does what it says. Answers the number of entries. */
export async function applySegment(tx: TenantTransaction, segment: Segment): Promise<number> {
  const body = canonicalJson(segment);
  const ranges = `{${segment.ranges.map(([first, last]) => `[${first},${last}]`).join(',')}}`;
  const { rows } = await sql<{ id: number }>`
    insert into ledger_segments (kind, ranges, body, signature)
    values (${segment.kind}, ${ranges}::int8multirange, ${body}, ${ledgerSigner(tx.tenantContext.ledgerKey).sign(body)}) returning id`.execute(tx);
  const applied = await sql<{ count: string }>`select app.apply_segment(${rows[0]?.id ?? 0}) as count`.execute(tx);
  return Number(applied.rows[0]?.count ?? 0);
}

/** Every segment of the organisation, oldest first; null when one is not signed by this installation or not for this organisation. */
export async function readSegments(tx: TenantTransaction): Promise<readonly SignedSegment[] | null> {
  const { rows } = await sql<{ body: string; signature: string }>`
    select body, signature from ledger_segments where organization_id = app.organization_id() order by id`.execute(tx);
  const signer = ledgerSigner(tx.tenantContext.ledgerKey);
  const segments: SignedSegment[] = [];
  for (const { body, signature } of rows) {
    if (!signer.verify(body, signature)) return null;
    const segment = segmentSchema.parse(JSON.parse(body));
    if (segment.organizationId !== tx.tenantContext.organizationId) return null;
    segments.push({ segment, body, signature });
  }
  return segments;
}
