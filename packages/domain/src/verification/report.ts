import { z } from 'zod';
import { FINDING_CATEGORIES } from './categories.js';

export const codeLanguageSchema = z.enum(['js', 'css']).meta({ id: 'CodeLanguage' });
export type CodeLanguage = z.infer<typeof codeLanguageSchema>;

export const verdictSchema = z.enum(['pass', 'fail']).meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof verdictSchema>;

/** One thing the verifier could not prove safe. Lines and columns count from 1; the end is exclusive. */
export const findingSchema = z
  .object({
    category: z.enum(FINDING_CATEGORIES),
    severity: z.enum(['error', 'warning']),
    /** A sentence for people with the actual value in it. */
    message: z.string(),
    line: z.int().positive(),
    column: z.int().positive(),
    endLine: z.int().positive(),
    endColumn: z.int().positive(),
    /** Id of the brand's rule that this breaks, where one applies. */
    rule: z.string().optional(),
    /** Why it matters, in one sentence. */
    why: z.string().optional(),
    /** How to mend it, in one sentence. */
    mend: z.string().optional(),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof findingSchema>;

/** What a change does, declared beside the findings. Each list is sorted and free of duplicates. */
export const effectsSchema = z
  .object({
    selectors: z.array(z.string()),
    hosts: z.array(z.string()),
    events: z.array(z.string()),
    timers: z.array(z.string()),
    globals: z.array(z.string()),
    classes: z.array(z.string()),
    created: z.array(z.string()),
  })
  .meta({ id: 'Effects' });
export type Effects = z.infer<typeof effectsSchema>;

/** The answer of the verifier for one piece of code. The verdict is `fail` exactly when a finding is an error. */
export const reportSchema = z
  .object({
    verdict: verdictSchema,
    language: codeLanguageSchema,
    pageType: z.string(),
    findings: z.array(findingSchema),
    effects: effectsSchema,
    /** Categories that were checked, all of them, also those without a finding. */
    checked: z.array(z.enum(FINDING_CATEGORIES)),
    /** Version of the verifier: a report is only comparable with reports of the same version. */
    verifierVersion: z.string(),
  })
  .meta({ id: 'VerificationReport' });
export type VerificationReport = z.infer<typeof reportSchema>;

/** The reports of the parts of one variation: JavaScript and CSS are proved apart and judged together. */
export const variationReportSchema = z
  .object({
    verdict: verdictSchema,
    parts: z.array(reportSchema),
  })
  .meta({ id: 'VariationReport' });
export type VariationReport = z.infer<typeof variationReportSchema>;
