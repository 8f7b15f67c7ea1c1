import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../paging/page.js';
import { timestampSchema } from '../primitives.js';

/** A job that used up its attempts. Payloads hold ids only and are shown as they are. */
export const deadLetterSchema = z
  .object({
    id: z.string(),
    job: z.string(),
    payload: z.record(z.string(), z.unknown()),
    attempts: z.int(),
    maxAttempts: z.int(),
    lastError: z.string().nullable(),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.infer<typeof deadLetterSchema>;
export const listDeadLettersSchema = pageQuerySchema;
export const deadLetterPageSchema = pageOf(deadLetterSchema);
export const deadLetterIdsSchema = z.object({ ids: z.array(z.string().regex(/^\d{1,18}$/)).min(1).max(100) });
export const deadLetterResultSchema = z.object({
  results: z.array(z.object({ id: z.string(), outcome: z.enum(['done', 'not_found']) })),
});
