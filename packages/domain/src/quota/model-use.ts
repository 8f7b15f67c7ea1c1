import { z } from 'zod';
import { timestampSchema } from '../primitives.js';

/** What a model is asked for. */
export const MODEL_PURPOSES = ['generation', 'lesson_name'] as const;
export const modelPurposeSchema = z.enum(MODEL_PURPOSES).meta({ id: 'ModelPurpose' });
export type ModelPurpose = z.infer<typeof modelPurposeSchema>;

const purposeUseSchema = z.object({
  purpose: modelPurposeSchema,
  calls: z.int().positive(),
  /** Read by the model, also what it had cached. */
  inputTokens: z.int().nonnegative(),
  outputTokens: z.int().nonnegative(),
  /** Millionths of a US dollar. */
  costMicroUsd: z.int().nonnegative(),
});
export type PurposeUse = z.infer<typeof purposeUseSchema>;

/** What models were used for in a month (UTC), also by calls of which nothing came. */
export const modelUseSchema = z
  .object({
    /** When the month began. */
    since: timestampSchema,
    purposes: z.array(purposeUseSchema),
  })
  .meta({ id: 'ModelUse' });
export type ModelUse = z.infer<typeof modelUseSchema>;
