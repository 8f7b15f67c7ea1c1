import { z } from 'zod';
import { idSchema, timestampSchema } from '../primitives.js';

/** How a brand learns. The learner itself never learns from fewer than three corrections. */
const learningPolicyContentSchema = z.object({
  /** Corrections a lesson must rest on before it is proposed. */
  minCorrections: z.int().min(3).max(50),
  /** People who must have made them. */
  minPeople: z.int().min(1).max(10),
  /** Asks for a text beside the chosen reason. */
  requireReason: z.boolean(),
  /** Shows lessons in use to the model as examples. */
  showsExamples: z.boolean(),
  /** Takes lessons into use without a person, when their replay is clean and they rest on enough corrections. */
  autoApply: z.boolean(),
  autoApplyCorrections: z.int().min(3).max(100),
  /** US cents a month a model may cost to name and explain lessons; 0: it is not asked. Names decide nothing. */
  nameBudgetCents: z.int().min(0).max(100_000),
});
export type LearningPolicyContent = z.infer<typeof learningPolicyContentSchema>;

/** What holds for a brand nobody has set up. */
export const DEFAULT_LEARNING_POLICY: LearningPolicyContent = {
  minCorrections: 3,
  minPeople: 2,
  requireReason: false,
  showsExamples: true,
  autoApply: false,
  autoApplyCorrections: 10,
  nameBudgetCents: 100,
};

export const learningPolicySchema = learningPolicyContentSchema
  .extend({ brandId: idSchema, version: z.int().min(0), updatedAt: timestampSchema.nullable(), updatedBy: z.string().nullable() })
  .meta({ id: 'LearningPolicy' });
export type LearningPolicy = z.infer<typeof learningPolicySchema>;
export const getLearningPolicySchema = z.object({ brandId: idSchema });
export const updateLearningPolicySchema = learningPolicyContentSchema.extend({ brandId: idSchema, expectedVersion: z.int().min(0) }).meta({ id: 'UpdateLearningPolicy' });
export type UpdateLearningPolicy = z.infer<typeof updateLearningPolicySchema>;
