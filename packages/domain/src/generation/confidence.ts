import { z } from 'zod';
import { confidenceFeaturesSchema, predictionSchema } from '../confidence/prediction.js';

export const CONFIDENCE_PARTS = ['verdict', 'repairs', 'templateRecord', 'matchQuality', 'openQuestions'] as const;
export type ConfidencePart = (typeof CONFIDENCE_PARTS)[number];

/** One part of the score: its value 0..1, its weight, and the sentence that says where it comes from. */
export const confidencePartSchema = z.object({
  part: z.enum(CONFIDENCE_PARTS),
  value: z.number().min(0).max(1),
  weight: z.number().min(0).max(1),
  text: z.string(),
});

export const confidenceSchema = z
  .object({
    /** 0..1. An ordering of evidence while `calibration` is `none`; else the probability of approval without an edit. */
    score: z.number().min(0).max(1),
    /** Whose outcomes the probability was learnt from. `global` is reserved: no data crosses organisations. */
    calibration: z.enum(['none', 'global', 'organization']),
    parts: z.array(confidencePartSchema),
    /** What was known of the code when it was made: what later models learn from. Absent in codes older than decision 0027. */
    features: confidenceFeaturesSchema.optional(),
    /** Where the probability comes from; absent while uncalibrated. */
    prediction: predictionSchema.optional(),
  })
  .meta({ id: 'Confidence' });
export type Confidence = z.infer<typeof confidenceSchema>;
