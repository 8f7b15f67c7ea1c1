import { z } from 'zod';

/**
 * What is known of code when it is made, before anybody has looked at it. Values are plain numbers; histories are
 * differences of log-odds from the organisation's base rate, so that 0 says "as usual".
 */
export const CONFIDENCE_FEATURES = [
  'warnings', 'effects', 'size', 'matchQuality', 'repairs', 'openQuestions', 'writtenByModel', 'baseRate', 'templateHistory', 'versionHistory',
  'pageTypeHistory', 'neighbours', 'likeCorrected',
] as const;
export type ConfidenceFeature = (typeof CONFIDENCE_FEATURES)[number];
export const confidenceFeatureSchema = z.enum(CONFIDENCE_FEATURES);

export const confidenceFeaturesSchema = z.partialRecord(confidenceFeatureSchema, z.number());
export type ConfidenceFeatures = z.infer<typeof confidenceFeaturesSchema>;

/** A share with its 95 % interval (Wilson score). `n` is what it is a share of. */
export const shareSchema = z.object({ n: z.int().nonnegative(), count: z.int().nonnegative(), rate: z.number(), low: z.number(), high: z.number() }).meta({ id: 'Share' });
export type Share = z.infer<typeof shareSchema>;

/** How much one feature moved the probability, against the same code with the feature as it usually is. */
export const contributionSchema = z.object({
  feature: confidenceFeatureSchema,
  /** -1..1: difference of probability. */
  effect: z.number(),
  /** The sentence behind it: "2 warnings, usually 0.4". */
  text: z.string(),
});
export type Contribution = z.infer<typeof contributionSchema>;

export const predictionSchema = z
  .object({
    /** 0..1: chance of approval without an edit. */
    probability: z.number().min(0).max(1),
    modelVersion: z.int().positive(),
    /** Codes with an outcome the model was learnt from. */
    outcomes: z.int().nonnegative(),
    /** What became of codes that an earlier model, which had not seen them, gave about this chance. */
    evidence: shareSchema.nullable(),
    /** Largest first; small ones are left out. */
    contributions: z.array(contributionSchema),
  })
  .meta({ id: 'Prediction' });
export type Prediction = z.infer<typeof predictionSchema>;
