import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../paging/page.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { codeLanguageSchema, variationReportSchema } from '../verification/report.js';
import { CORRECTION_KINDS } from './improvement.js';
import { policyNeedsSchema } from './policy-needs.js';
import { reasonIntentSchema } from './reason-intent.js';

export const correctionKindSchema = z.enum(CORRECTION_KINDS).meta({ id: 'CorrectionKind' });

/** Where the corrected code came from: written or chosen here, sent by Opal, or taken from what runs in the platform. */
export const CORRECTION_SOURCES = ['console', 'opal', 'deployed'] as const;
export const correctionSourceSchema = z.enum(CORRECTION_SOURCES).meta({ id: 'CorrectionSource' });
export type CorrectionSource = z.infer<typeof correctionSourceSchema>;

/** Why somebody corrected code, in the words of people. It never decides what is learnt: the code does. */
export const REASON_KINDS = ['wrong_element', 'broken_layout', 'off_brand', 'wrong_behaviour', 'accessibility', 'performance', 'wrong_text', 'other'] as const;
export const reasonKindSchema = z.enum(REASON_KINDS).meta({ id: 'CorrectionReasonKind' });
export type ReasonKind = z.infer<typeof reasonKindSchema>;

/** What made the code that was corrected, pinned so that a lesson can be traced to it. */
const pinsSchema = z.object({
  templateId: idSchema.nullable(),
  templateName: z.string().nullable(),
  templateVersion: z.int().nullable(),
  promptVersion: z.string().nullable(),
  model: z.string().nullable(),
  /** Selectors and rules as they were: the version of the brand's knowledge. */
  knowledgeVersion: z.int(),
  verifierVersion: z.string(),
});

export const correctionSchema = z
  .object({
    id: idSchema,
    brandId: idSchema,
    codeId: idSchema,
    codeTitle: z.string(),
    originalRevision: z.int().positive(),
    correctedRevision: z.int().positive(),
    kind: correctionKindSchema,
    reasonKind: reasonKindSchema,
    reason: z.string(),
    source: correctionSourceSchema,
    /** The person it counts for; null when a token reported it: it counts as a correction and for nobody. */
    reportedBy: idSchema.nullable(),
    reporter: z.string(),
    onBehalfOf: z.string().nullable(),
    pins: pinsSchema,
    createdAt: timestampSchema,
    retractedAt: timestampSchema.nullable(),
    retractedBy: z.string().nullable(),
    retractReason: z.string().nullable(),
  })
  .meta({ id: 'Correction' });
export type Correction = z.infer<typeof correctionSchema>;

const text = z.string().max(200_000);
/** Two revisions, or one and the text that replaces it. */
const sidesShape = {
  id: idSchema,
  /** The revision that had to be corrected. */
  originalRevision: z.int().positive(),
  /** A later revision that is right. Left out: `javascript` and `css` are. */
  correctedRevision: z.int().positive().optional(),
  javascript: text.optional(),
  css: text.optional(),
};

export const previewCorrectionSchema = z.object(sidesShape);
export type PreviewCorrection = z.infer<typeof previewCorrectionSchema>;

/** What would be recorded, before it is. */
export const correctionPreviewSchema = z
  .object({
    kind: correctionKindSchema,
    parts: z.array(z.object({ language: codeLanguageSchema, kind: correctionKindSchema })),
    /** False: both sides are the same text. */
    isChanged: z.boolean(),
    /** False: only the format differs, and nothing can be learnt from it. */
    teaches: z.boolean(),
    /** The verdict about the corrected text under the rules of now. */
    report: variationReportSchema,
    /** What of the policy stands against it; null: it is safe. */
    needs: policyNeedsSchema.nullable(),
  })
  .meta({ id: 'CorrectionPreview' });
export type CorrectionPreview = z.infer<typeof correctionPreviewSchema>;

export const reportCorrectionSchema = z
  .object({
    ...sidesShape,
    /** Content hash of the newest revision that was shown; needed with a text, which becomes the next revision. */
    baseHash: z.string().length(64).optional(),
    reasonKind: reasonKindSchema,
    reason: z.string().trim().max(2000).default(''),
    source: correctionSourceSchema.exclude(['opal']).default('console'),
    /** The draft that becomes this correction: the author's own, of the same code. */
    draftId: idSchema.optional(),
    /** The same key again gets the first answer: sent once on a double click. */
    idempotencyKey: z.string().min(8).max(100).optional(),
  })
  .meta({ id: 'ReportCorrection' });
export type ReportCorrection = z.infer<typeof reportCorrectionSchema>;
export const reportCorrectionResultSchema = z.object({ correction: correctionSchema, revision: z.int().positive() });
export type ReportCorrectionResult = z.infer<typeof reportCorrectionResultSchema>;

export const retractCorrectionSchema = z.object({ id: idSchema, reason: z.string().trim().min(3).max(500) }).meta({ id: 'RetractCorrection' });
export type RetractCorrection = z.infer<typeof retractCorrectionSchema>;

export const listCorrectionsSchema = pageQuerySchema.extend({
  brandId: idSchema.optional(),
  codeId: idSchema.optional(),
  kind: correctionKindSchema.optional(),
  state: z.enum(['standing', 'retracted']).optional(),
});
export type ListCorrections = z.infer<typeof listCorrectionsSchema>;

/** A correction in a list, with what its reason is about, for people to read; null: no reason in words. */
export const listedCorrectionSchema = correctionSchema.extend({ intent: reasonIntentSchema.nullable() }).meta({ id: 'ListedCorrection' });
export type ListedCorrection = z.infer<typeof listedCorrectionSchema>;
export const correctionPageSchema = pageOf(listedCorrectionSchema);
