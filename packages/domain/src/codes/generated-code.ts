import { z } from 'zod';
import { ARMS } from '../experiments/template-experiment.js';
import { confidenceSchema } from '../generation/confidence.js';
import { providerSchema } from '../generation/run.js';
import { appliedLessonSchema } from '../learning/active-lesson.js';
import { pageOf, pageQuerySchema } from '../paging/page.js';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { variationReportSchema, verdictSchema } from '../verification/report.js';

/**
 * Where code stands in its review; `domain/review/transitions.ts` draws how it gets from one to the other.
 * `failed_draft`: the verdict of the newest revision is fail. Such code is kept with its findings, never handed out as a
 * success and never sent to review.
 */
export const CODE_STATUSES = [
  'generated', 'failed_draft', 'qa_review', 'changes_requested', 'approved', 'scheduled', 'deployed', 'deploy_failed', 'rolled_back', 'rejected', 'expired',
] as const;
export const codeStatusSchema = z.enum(CODE_STATUSES).meta({ id: 'CodeStatus' });
export type CodeStatus = z.infer<typeof codeStatusSchema>;

export const codeSummarySchema = z
  .object({
    id: idSchema,
    brandId: idSchema,
    brandName: z.string(),
    brandSlug: z.string(),
    title: z.string(),
    pageType: z.string(),
    status: codeStatusSchema,
    /** The newest revision; verdict and counts are its own. */
    revision: z.int(),
    verdict: verdictSchema,
    errorCount: z.int(),
    warningCount: z.int(),
    confidence: z.number(),
    provider: providerSchema,
    templateName: z.string().nullable(),
    createdBy: z.string(),
    createdAt: timestampSchema,
    /** Until when a decision is asked for; null when it is not in review. */
    dueAt: timestampSchema.nullable(),
  })
  .meta({ id: 'CodeSummary' });
export type CodeSummary = z.infer<typeof codeSummarySchema>;

export const usageSchema = z
  .object({
    model: z.string(),
    inputTokens: z.int(),
    outputTokens: z.int(),
    cacheWrite5mTokens: z.int(),
    cacheWrite1hTokens: z.int(),
    cacheReadTokens: z.int(),
    /** Micro-dollars (1e-6 USD), so that sums are exact. */
    costMicroUsd: z.int(),
  })
  .meta({ id: 'ModelUsage' });
export type ModelUsage = z.infer<typeof usageSchema>;

/** Code as it was generated: text, verdict, counts and report are those of revision 1, whichever is the newest. */
export const generatedCodeSchema = codeSummarySchema
  .extend({
    description: z.string(),
    javascript: z.string(),
    css: z.string(),
    /** SHA-256, hex, over the canonical encoding of page type, JavaScript and CSS. */
    contentHash: z.string(),
    report: variationReportSchema,
    confidenceDetail: confidenceSchema,
    /** What it was made from, so that every answer can be traced. */
    madeFrom: z.object({
      knowledgeVersion: z.int(),
      template: z.object({ id: idSchema, slug: z.string(), name: z.string(), version: z.int() }).nullable(),
      promptVersion: z.string().nullable(),
      verifierVersion: z.string(),
      selectors: z.array(z.string()),
      repairs: z.int(),
      /** The experiment with template versions it took part in; absent when in none. */
      experiment: z.object({ id: idSchema, arm: z.enum(ARMS) }).optional(),
      /** Lessons that changed the draft, and where. Absent in code that is older than lessons. */
      lessons: z.array(appliedLessonSchema).optional(),
    }),
    usage: z.array(usageSchema),
    runId: idSchema,
  })
  .meta({ id: 'GeneratedCode' });
export type GeneratedCode = z.infer<typeof generatedCodeSchema>;

/** `due`: what a decision is due on first, then the rest by age. */
export const CODE_SORTS = ['-created', 'created', '-confidence', 'title', 'due'] as const;
export const codeSortSchema = z.enum(CODE_SORTS);
export type CodeSort = z.infer<typeof codeSortSchema>;

export const listCodesSchema = pageQuerySchema.extend({
  brandId: idSchema.optional(),
  status: codeStatusSchema.optional(),
  verdict: verdictSchema.optional(),
  pageType: pageTypeSchema.optional(),
  q: z.string().max(200).optional(),
  sort: codeSortSchema.default('-created'),
});
export type ListCodes = z.infer<typeof listCodesSchema>;
export const codePageSchema = pageOf(codeSummarySchema);
export const getCodeSchema = z.object({ id: idSchema });

/** Live counts beside the filters of the list. */
export const codeFacetsSchema = z.object({
  status: z.array(z.object({ value: codeStatusSchema, count: z.int() })),
  verdict: z.array(z.object({ value: verdictSchema, count: z.int() })),
  pageType: z.array(z.object({ value: z.string(), count: z.int() })),
});
