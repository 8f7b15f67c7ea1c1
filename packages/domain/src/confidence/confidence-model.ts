import { z } from 'zod';
import { idSchema, timestampSchema } from '../primitives.js';
import { confidenceFeatureSchema, shareSchema } from './prediction.js';

/** Outcomes an organisation needs before a model is learnt from them, and how many of each kind among them. */
export const MIN_OUTCOMES = 200;
export const MIN_OUTCOMES_OF_EACH_KIND = 20;

/**
 * A logistic model on standardised features, and the map from its probability p to a calibrated one:
 * logit(calibrated) = a ln p - b ln(1 - p) + c (beta calibration, Kull et al., AISTATS 2017).
 */
export const fittedModelSchema = z.object({
  format: z.literal(1),
  terms: z.array(z.object({ feature: confidenceFeatureSchema, mean: z.number(), deviation: z.number(), weight: z.number() })),
  intercept: z.number(),
  calibration: z.object({ a: z.number(), b: z.number(), c: z.number() }),
});
export type FittedModel = z.infer<typeof fittedModelSchema>;

/** A range of predictions and what became of them. */
export const reliabilityBinSchema = z.object({ from: z.number(), to: z.number(), predicted: z.number(), share: shareSchema });
export type ReliabilityBin = z.infer<typeof reliabilityBinSchema>;

/** How predictions compare with what became of the codes. Made from outcomes the model had not seen. */
export const reliabilitySchema = z
  .object({
    n: z.int().nonnegative(),
    /** Expected calibration error over bins of equal size: 0 is perfect. Null without predictions. */
    error: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
    /** Mean squared error, of the predictions and of always saying the base rate. */
    brier: z.number().nullable(),
    baseBrier: z.number().nullable(),
    bins: z.array(reliabilityBinSchema),
  })
  .meta({ id: 'Reliability' });
export type Reliability = z.infer<typeof reliabilitySchema>;

/** Why a model that was fitted is not used. */
export const MODEL_REFUSALS = ['no_better_than_base_rate', 'badly_calibrated'] as const;
export const modelRefusalSchema = z.enum(MODEL_REFUSALS);
export type ModelRefusal = z.infer<typeof modelRefusalSchema>;

/** A model as it is kept: written once, by version. */
export const confidenceModelSchema = z
  .object({
    version: z.int().positive(),
    fittedAt: timestampSchema,
    /** Outcomes it was learnt from, and those of them that were approved without an edit. */
    outcomes: z.int(),
    clean: z.int(),
    /** Null: it is used until a newer one is. */
    refusal: modelRefusalSchema.nullable(),
    /** Of the newest quarter of the outcomes, by a model of the earlier ones. */
    heldOut: reliabilitySchema,
    model: fittedModelSchema,
  })
  .meta({ id: 'ConfidenceModel' });
export type ConfidenceModel = z.infer<typeof confidenceModelSchema>;

/** Where a brand wants to be asked instead of given code. `abstainBelow` null: never. */
export const confidenceSettingsSchema = z
  .object({ brandId: idSchema, abstainBelow: z.number().min(0.05).max(0.95).nullable(), version: z.int().nonnegative() })
  .meta({ id: 'ConfidenceSettings' });
export type ConfidenceSettings = z.infer<typeof confidenceSettingsSchema>;
export const updateConfidenceSettingsSchema = z.object({
  brandId: idSchema,
  /** The version that was shown; 0 when nothing was set yet. */
  expectedVersion: z.int().nonnegative(),
  abstainBelow: z.number().min(0.05).max(0.95).nullable(),
});
export const brandConfidenceInputSchema = z.object({ brandId: idSchema });

/** What is known of the confidence of an organisation, seen from one brand. */
export const confidenceOverviewSchema = z
  .object({
    settings: confidenceSettingsSchema,
    /** The model in use; null while confidence is the formula of decision 0007. */
    active: confidenceModelSchema.nullable(),
    /** The last one that was fitted, when it is not in use. */
    refused: confidenceModelSchema.nullable(),
    /** Outcomes there are, against what is needed. */
    outcomes: z.object({ clean: z.int(), other: z.int(), needed: z.int(), neededOfEach: z.int() }),
    /** Of predictions of this brand that were made before their outcome was there. */
    live: reliabilitySchema,
  })
  .meta({ id: 'ConfidenceOverview' });
export type ConfidenceOverview = z.infer<typeof confidenceOverviewSchema>;
