import { z } from 'zod';
import { shareSchema } from '../confidence/prediction.js';
import { idSchema, timestampSchema } from '../primitives.js';

/**
 *   running -> rolled_back   the new version is known to be worse: the earlier one was published again
 *          |-> confirmed     the new version is known to be better
 *          |-> stopped       a person ended it; the new version stays
 *          '-> outdated      the template was changed meanwhile
 */
export const EXPERIMENT_STATUSES = ['running', 'rolled_back', 'confirmed', 'stopped', 'outdated'] as const;
export const experimentStatusSchema = z.enum(EXPERIMENT_STATUSES).meta({ id: 'ExperimentStatus' });
export type ExperimentStatus = z.infer<typeof experimentStatusSchema>;

export const ARMS = ['control', 'treatment'] as const;
export type Arm = (typeof ARMS)[number];

/** One code of an experiment, and whether it went wrong. */
export interface Trial {
  readonly arm: Arm;
  readonly isWrong: boolean;
}

/** `mismatch`: the split is not what was asked for, so that nothing can be said. */
export const EXPERIMENT_VERDICTS = ['open', 'worse', 'better', 'guardrail', 'mismatch'] as const;
export const experimentVerdictSchema = z.enum(EXPERIMENT_VERDICTS);
export type ExperimentVerdict = z.infer<typeof experimentVerdictSchema>;

/** How the arms compare at this moment. Shares are of codes that went wrong. */
export const experimentReadingSchema = z
  .object({
    control: shareSchema,
    treatment: shareSchema,
    ratio: z.object({ control: z.int(), treatment: z.int(), p: z.number(), isMismatch: z.boolean() }),
    /** Evidence that the new version is worse, and that it is better: at `enough` the error is 5 %, whenever one looks. */
    worse: z.number(),
    better: z.number(),
    enough: z.number(),
    guardrails: z.array(z.object({ name: z.enum(['rejected', 'unsafe']), evidence: z.number(), isBroken: z.boolean(), control: shareSchema, treatment: shareSchema })),
    verdict: experimentVerdictSchema,
  })
  .meta({ id: 'ExperimentReading' });
export type ExperimentReading = z.infer<typeof experimentReadingSchema>;

export const templateExperimentSchema = z
  .object({
    id: idSchema,
    brandId: idSchema,
    templateId: idSchema,
    controlVersion: z.int().positive(),
    treatmentVersion: z.int().positive(),
    /** The part of requests that gets the new version, 0..1. */
    share: z.number(),
    status: experimentStatusSchema,
    startedBy: z.string(),
    startedAt: timestampSchema,
    endedAt: timestampSchema.nullable(),
    /** Why it ended, for people; empty while it runs. */
    endReason: z.string(),
    reading: experimentReadingSchema,
  })
  .meta({ id: 'TemplateExperiment' });
export type TemplateExperiment = z.infer<typeof templateExperimentSchema>;

export const listExperimentsSchema = z.object({ templateId: idSchema });
export const experimentListSchema = z.object({ rows: z.array(templateExperimentSchema) });
export const startExperimentSchema = z.object({
  templateId: idSchema,
  /** The earlier version to compare the present one with. */
  controlVersion: z.int().positive(),
  share: z.number().min(0.1).max(0.9).default(0.5),
});
export const stopExperimentSchema = z.object({ id: idSchema });
