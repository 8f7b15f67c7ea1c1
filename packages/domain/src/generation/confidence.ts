import { z } from 'zod';

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
    /** 0..1. Not yet calibrated: an ordering, not a probability, until `calibration` says otherwise. */
    score: z.number().min(0).max(1),
    calibration: z.enum(['none', 'global', 'organization']),
    parts: z.array(confidencePartSchema),
  })
  .meta({ id: 'Confidence' });
export type Confidence = z.infer<typeof confidenceSchema>;
