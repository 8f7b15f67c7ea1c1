import { z } from 'zod';
import { timestampSchema } from '../primitives.js';

/** How many generations an organisation may charge in a month (UTC); `monthlyLimit` null: as many as it likes. */
export const generationQuotaSchema = z
  .object({
    monthlyLimit: z.int().nonnegative().nullable(),
    /** Places taken this month: generations that made code, and those being worked on. 0 without a limit, because nothing is counted then. */
    taken: z.int().nonnegative(),
    /** When the next month begins. */
    resetsAt: timestampSchema,
  })
  .meta({ id: 'GenerationQuota' });
export type GenerationQuota = z.infer<typeof generationQuotaSchema>;

export const setGenerationQuotaSchema = z.object({ monthlyLimit: z.int().nonnegative().max(1_000_000_000).nullable() });

/**
 * The first moment of the month after `now`, in UTC.
 * @returns a date at 00:00 UTC
 */
export const nextQuotaMonth = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));

/** The first moment of the month of `now`, in UTC. */
export const quotaMonth = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
