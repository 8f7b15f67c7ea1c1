import { z } from 'zod';
import { timestampSchema } from '../primitives.js';
import { ledgerBreakKindSchema } from './checkpoint.js';
import type { AuditStatus } from './audit.js';

/** Verification runs every night; two that did not happen are not chance. */
export const VERIFIED_WITHIN_HOURS = 48;

export const ledgerAlertSchema = z
  .discriminatedUnion('kind', [
    /** `sequence`: the first entry that is not what was written. */
    z.object({ kind: z.literal('broken'), sequence: z.int(), breakKind: ledgerBreakKindSchema, at: timestampSchema }),
    /** `since`: the last verification, or the beginning of the organisation when there was none. */
    z.object({ kind: z.literal('unverified'), since: timestampSchema }),
  ])
  .meta({ id: 'LedgerAlert' });
export type LedgerAlert = z.infer<typeof ledgerAlertSchema>;

/**
 * What has to be said of a ledger, or null. Pure.
 * @param begun when the organisation was made: before that there was nothing to verify
 */
export function ledgerAlert({ verification, begun, now }: { readonly verification: AuditStatus['verification']; readonly begun: string; readonly now: Date }): LedgerAlert | null {
  if (verification !== null && verification.firstBreak !== null) {
    const { sequence, kind } = verification.firstBreak;
    return { kind: 'broken', sequence, breakKind: kind, at: verification.at };
  }
  const since = verification?.at ?? begun;
  return now.getTime() - Date.parse(since) > VERIFIED_WITHIN_HOURS * 3_600_000 ? { kind: 'unverified', since } : null;
}
