import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../paging/page.js';
import { idSchema, timestampSchema } from '../primitives.js';

/** Opal request: recorded before work starts, closed when the answer is known. */
export const requestStatusSchema = z.enum(['pending', 'success', 'error']).meta({ id: 'RequestStatus' });
export type RequestStatus = z.infer<typeof requestStatusSchema>;

/**
 * How a call ended, for metrics and filters. `refused`: a code an agent can act on (questions, not safe, denied);
 * `lost`: the process died before it could answer.
 */
export const OUTCOME_CLASSES = ['ok', 'pending', 'asked', 'not_safe', 'refused', 'invalid', 'provider_error', 'timeout', 'internal', 'lost'] as const;
export const outcomeClassSchema = z.enum(OUTCOME_CLASSES).meta({ id: 'OutcomeClass' });
export type OutcomeClass = z.infer<typeof outcomeClassSchema>;

/** Milliseconds by phase of a call: waiting, choosing knowledge, drafting, verifying. */
export const phasesSchema = z
  .object({ queue: z.number(), select: z.number(), model: z.number(), verify: z.number() })
  .partial()
  .meta({ id: 'Phases' });
export type Phases = z.infer<typeof phasesSchema>;

export const opalRequestSchema = z
  .object({
    id: idSchema,
    /** Opal's own id of the call when it sent one; else ours. */
    requestId: z.string(),
    tool: z.string(),
    brandId: idSchema.nullable(),
    brandName: z.string(),
    testType: z.string().nullable(),
    testDescription: z.string().nullable(),
    /** As received, secrets and personal data masked. */
    parameters: z.record(z.string(), z.unknown()),
    opalUserId: z.string().nullable(),
    sessionId: z.string().nullable(),
    executionMode: z.enum(['interactive', 'headless']).nullable(),
    tokenName: z.string().nullable(),
    status: requestStatusSchema,
    outcome: outcomeClassSchema.nullable(),
    errorCode: z.string().nullable(),
    errorMessage: z.string().nullable(),
    runId: idSchema.nullable(),
    generatedCodeId: idSchema.nullable(),
    confidenceScore: z.number().nullable(),
    responseTimeMs: z.int().nullable(),
    phases: phasesSchema,
    createdAt: timestampSchema,
    completedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'OpalRequest' });
export type OpalRequest = z.infer<typeof opalRequestSchema>;

export const listRequestsSchema = pageQuerySchema.extend({
  brandId: idSchema.optional(),
  status: requestStatusSchema.optional(),
  outcome: outcomeClassSchema.optional(),
  tool: z.string().max(60).optional(),
  q: z.string().max(200).optional(),
  from: timestampSchema.optional(),
  to: timestampSchema.optional(),
});
export type ListRequests = z.infer<typeof listRequestsSchema>;
export const requestPageSchema = pageOf(opalRequestSchema);
