import { z } from 'zod';

/** A head of an organisation's chain, signed with Ed25519 and kept outside the database. */
export const checkpointSchema = z
  .object({
    format: z.literal('safecode-checkpoint-1'),
    organizationId: z.int(),
    /** The last entry it speaks for, and through its digest for all before it. */
    sequence: z.int().min(1),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    /** UTC, when it was signed. */
    at: z.string(),
    /** Base64url, over the length-prefixed fields above. */
    signature: z.string(),
  })
  .meta({ id: 'LedgerCheckpoint' });
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** How an entry, or the chain from it on, differs from what was written. */
export const LEDGER_BREAKS = {
  changed: 'its content does not fit its hash',
  missing: 'it is left out',
  unlinked: 'it does not follow the entry before it',
  cut: 'the newest entries are gone',
  rewritten: 'it is not what a signed checkpoint says',
  unsigned: 'entries were emptied or removed without a signature',
} as const;
export const ledgerBreakKindSchema = z.enum(Object.keys(LEDGER_BREAKS) as [LedgerBreakKind, ...LedgerBreakKind[]]).meta({ id: 'LedgerBreakKind' });
export type LedgerBreakKind = keyof typeof LEDGER_BREAKS;
