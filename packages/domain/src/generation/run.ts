import { z } from 'zod';
import { riskNoteSchema } from '../confidence/risk-note.js';
import { pageOf, pageQuerySchema } from '../paging/page.js';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { idSchema, optionalText, slugSchema, timestampSchema } from '../primitives.js';
import { findingSchema, verdictSchema } from '../verification/report.js';
import { questionSchema } from './generate-variation.js';

/**
 *   queued -> running -> passed
 *               |  ^---- repairing
 *               |-> asking    (a question must be answered first: ask again with answers)
 *               |-> not_safe  (findings remain after the last repair; the draft is kept)
 *               |-> stopped   (a person stopped it)
 *               '-> failed    (the model or we could not finish)
 */
export const RUN_STATUSES = ['queued', 'running', 'repairing', 'asking', 'passed', 'not_safe', 'stopped', 'failed'] as const;
export const runStatusSchema = z.enum(RUN_STATUSES).meta({ id: 'RunStatus' });
export type RunStatus = z.infer<typeof runStatusSchema>;

const FINAL: ReadonlySet<RunStatus> = new Set(['asking', 'passed', 'not_safe', 'stopped', 'failed']);
/** True once a run is over: its status never changes again. */
export const isFinalRunStatus = (status: RunStatus): boolean => FINAL.has(status);

export const STAGES = ['select', 'draft', 'improve', 'verify', 'repair', 'score'] as const;
export const stageNameSchema = z.enum(STAGES);
export type StageName = z.infer<typeof stageNameSchema>;

/** One stage as it happens. `attempt` counts from 0; repairs and the verifications after them count up. */
export const stageSchema = z
  .object({
    stage: stageNameSchema,
    attempt: z.int().nonnegative(),
    status: z.enum(['running', 'done', 'failed']),
    startedAt: timestampSchema,
    ms: z.number().nonnegative().nullable(),
    /** A sentence: "12 rules, 38 selectors, template sticky-bar v7". */
    summary: z.string(),
    findings: z.array(findingSchema).default([]),
  })
  .meta({ id: 'Stage' });
export type Stage = z.infer<typeof stageSchema>;

export const providerSchema = z.enum(['template', 'anthropic']).meta({ id: 'GenerationProvider' });
export type GenerationProvider = z.infer<typeof providerSchema>;

export const runSchema = z
  .object({
    id: idSchema,
    brandId: idSchema,
    brandName: z.string(),
    brandSlug: z.string(),
    pageType: z.string(),
    description: z.string(),
    template: z.string().nullable(),
    status: runStatusSchema,
    provider: providerSchema.nullable(),
    source: z.enum(['console', 'api', 'opal']),
    stages: z.array(stageSchema),
    draft: z.object({ javascript: z.string(), css: z.string() }).nullable(),
    questions: z.array(questionSchema),
    verdict: verdictSchema.nullable(),
    codeId: idSchema.nullable(),
    confidence: z.number().nullable(),
    cached: z.boolean(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    requestedBy: z.string(),
    createdAt: timestampSchema,
    finishedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'GenerationRun' });
export type GenerationRun = z.infer<typeof runSchema>;

export const listRunsSchema = pageQuerySchema.extend({
  brandId: idSchema.optional(),
  /** Only runs that are not over yet. */
  openOnly: z.boolean().default(false),
});
export const runPageSchema = pageOf(runSchema);

export const preflightInputSchema = z.object({
  brand: slugSchema,
  pageType: pageTypeSchema,
  description: z.string().max(4000),
  template: optionalText(60),
});
/** What a generation would use, said before it is started. */
export const preflightSchema = z.object({
  provider: providerSchema,
  model: z.string(),
  knowledgeVersion: z.int(),
  ruleCount: z.int(),
  selectorCount: z.int(),
  templates: z.array(z.object({ slug: z.string(), name: z.string(), version: z.int(), score: z.number() })),
  /** Reasons why the request cannot be served as it is; empty when it can. */
  problems: z.array(z.string()),
  /** What usually goes wrong with requests like this one; null while too few similar ones were settled. */
  risk: riskNoteSchema.nullable(),
});
