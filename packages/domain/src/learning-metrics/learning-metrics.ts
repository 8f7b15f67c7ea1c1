import { z } from 'zod';
import { outcomeReasonSchema, troubleKindSchema } from '../confidence/outcome.js';
import { shareSchema } from '../confidence/prediction.js';
import { reasonIntentSchema } from '../corrections/reason-intent.js';
import { pageOf, pageQuerySchema } from '../paging/page.js';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { idSchema, timestampSchema } from '../primitives.js';

/** Settled codes below which a share is no ground for a claim: it is shown greyed, with its number. */
export const MIN_CLAIM = 20;
/** Weeks that are looked at when no period is given. */
export const DEFAULT_WEEKS = 12;

export const METRIC_BREAKDOWNS = ['pageType', 'template', 'model', 'brand'] as const;
export const metricBreakdownSchema = z.enum(METRIC_BREAKDOWNS);
export type MetricBreakdown = z.infer<typeof metricBreakdownSchema>;

/** A day of the calendar, UTC. */
const daySchema = z.iso.date();

const period = {
  brandId: idSchema,
  /** First day of generation; left out: twelve weeks before `to`. */
  from: daySchema.optional(),
  /** Last day of generation, included; left out: today. */
  to: daySchema.optional(),
};

export const learningMetricsInputSchema = z.object({ ...period, /** Of code made from one template only. */ templateId: idSchema.optional(), by: metricBreakdownSchema.default('template') });
export type LearningMetricsInput = z.infer<typeof learningMetricsInputSchema>;

/**
 * Codes generated in one span, or of one kind, whose outcome is settled. `clean`: approved without an edit; `corrected`:
 * edited or rejected.
 */
const cohortShape = { clean: shareSchema, corrected: shareSchema };

export const learningMetricsSchema = z
  .object({
    from: daySchema,
    to: daySchema,
    minClaim: z.int(),
    overall: z.object(cohortShape),
    /** By week of generation, UTC, Monday first. `isOpen`: codes of it are still being settled. */
    cohorts: z.array(z.object({ week: daySchema, isOpen: z.boolean(), ...cohortShape })),
    /** `key` is what rows are asked for by; of the brand breakdown, every brand the caller may see. */
    breakdown: z.array(z.object({ key: z.string(), label: z.string(), ...cohortShape })),
    troubles: z.array(z.object({ kind: troubleKindSchema.nullable(), count: z.int() })),
    /** Codes that lessons wrote lines of, and about how many edits that made unnecessary, by the lessons' replays. */
    savings: z.object({ codes: z.int(), edits: z.number(), low: z.number(), high: z.number() }),
    /** From a reported correction to the first lesson in use that rests on it, or the next version of its template. Hours; null without any. */
    effect: z.object({ n: z.int(), waiting: z.int(), medianHours: z.number().nullable(), p90Hours: z.number().nullable() }),
  })
  .meta({ id: 'LearningMetrics' });
export type LearningMetrics = z.infer<typeof learningMetricsSchema>;

export const correctionReasonsInputSchema = z.object({ ...period, /** Of code made from one template only. */ templateId: idSchema.optional() });
export type CorrectionReasonsInput = z.infer<typeof correctionReasonsInputSchema>;

/** Why people corrected code that was generated in a period, read from the words of their reasons. */
export const correctionReasonsSchema = z
  .object({
    from: daySchema,
    to: daySchema,
    minClaim: z.int(),
    /** Standing corrections with a reason in words that were read. */
    n: z.int(),
    /** Standing corrections without a reason in words. */
    silent: z.int(),
    /** True: there are more; the newest were read. */
    isCut: z.boolean(),
    /** Of those that were read, the most frequent first; intents that nobody had are left out. */
    intents: z.array(z.object({ intent: reasonIntentSchema, share: shareSchema })),
  })
  .meta({ id: 'CorrectionReasons' });
export type CorrectionReasons = z.infer<typeof correctionReasonsSchema>;

/** The rows behind a number; every field given must hold. */
export const listOutcomesSchema = pageQuerySchema.extend({
  ...period,
  /** Week of generation: its Monday. */
  week: daySchema.optional(),
  pageType: pageTypeSchema.optional(),
  templateId: idSchema.optional(),
  model: z.string().max(100).optional(),
  reason: outcomeReasonSchema.optional(),
  trouble: troubleKindSchema.optional(),
});
export type ListOutcomes = z.infer<typeof listOutcomesSchema>;

export const outcomeRowSchema = z
  .object({
    codeId: idSchema,
    title: z.string(),
    pageType: z.string(),
    templateName: z.string().nullable(),
    templateVersion: z.int().nullable(),
    model: z.string(),
    reason: outcomeReasonSchema,
    trouble: troubleKindSchema.nullable(),
    probability: z.number().nullable(),
    generatedAt: timestampSchema,
    settledAt: timestampSchema,
  })
  .meta({ id: 'OutcomeRow' });
export type OutcomeRow = z.infer<typeof outcomeRowSchema>;
export const outcomePageSchema = pageOf(outcomeRowSchema);
