import { z } from 'zod';
import { ledgerActionSchema } from '../ledger/ledger-entry.js';
import { idSchema, timestampSchema } from '../primitives.js';

/** One time that code was sent to review; it stays when the request is closed. */
export const reviewRequestSchema = z.object({
  id: idSchema,
  revision: z.int(),
  note: z.string(),
  submittedBy: z.string(),
  submittedAt: timestampSchema,
  closedAt: timestampSchema.nullable(),
});

/** An entry of the ledger about a code, as far as it says which step of the history it seals. */
export const historySealSchema = z.object({
  sequence: z.int(),
  seal: z.string(),
  at: z.string(),
  actor: z.string(),
  action: ledgerActionSchema,
  reason: z.string().nullable(),
  /** What the entry names; null when it names none, or when retention dropped its contents. */
  voteId: z.int().nullable(),
  revision: z.int().nullable(),
  requestId: z.int().nullable(),
  deploymentId: z.int().nullable(),
});
export type HistorySeal = z.infer<typeof historySealSchema>;

/** What the ledger and the requests know of a code beside its revisions, votes and deployments. */
export const reviewHistorySchema = z
  .object({
    requests: z.array(reviewRequestSchema),
    /** The oldest first. Entries that are read or exported are not among them. */
    seals: z.array(historySealSchema),
    /** False when there are more entries than are shown: the audit screen has them all. */
    isComplete: z.boolean(),
  })
  .meta({ id: 'ReviewHistory' });
export type ReviewHistory = z.infer<typeof reviewHistorySchema>;
