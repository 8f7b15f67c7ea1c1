import { z } from 'zod';
import { validateCodeSchema } from '../codes/validate-code.js';
import { REASON_KINDS, reasonKindSchema } from '../corrections/correction.js';
import { generateVariationSchema, questionSchema } from '../generation/generate-variation.js';
import { confidenceSchema } from '../generation/confidence.js';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { emailSchema, idSchema, optionalText, slugSchema } from '../primitives.js';
import { findingSchema, verdictSchema } from '../verification/report.js';

export const listBrandsToolSchema = z.object({
  q: optionalText(200).describe('Part of a brand name; left out: all brands this token may use.'),
});
export const generationStatusToolSchema = z.object({
  jobId: idSchema.describe('The job_id of an earlier answer with status pending.'),
});

export const submitForReviewToolSchema = z.object({
  codeId: idSchema.describe('The id of the code, as generate_variation_code answered it.'),
  note: optionalText(2000).describe('What reviewers should know about it.'),
});
export const reviewStatusToolSchema = z.object({
  codeId: idSchema.describe('The id of the code, as generate_variation_code answered it.'),
});
export const commentOnCodeToolSchema = z.object({
  codeId: idSchema.describe('The id of the code, as generate_variation_code answered it.'),
  comment: z.string().trim().min(1).max(4000).describe('What to say. Write it as the user would; it is shown with your name and theirs.'),
  language: z.enum(['js', 'css']).optional().describe('Which text the lines are of: js or css. Left out together with line: the comment is about the whole code.'),
  line: z.int().min(1).max(200_000).optional().describe('First line the comment is about, counted from 1.'),
  endLine: z.int().min(1).max(200_000).optional().describe('Last line it is about; left out: the first one only.'),
  mention: z.array(emailSchema).max(20).optional().describe('Mail addresses of people to tell. Each has to be able to see the code.'),
});

export const reportCorrectionToolSchema = z.object({
  codeId: idSchema.describe('The id of the code, as generate_variation_code answered it.'),
  javascript: optionalText(200_000).describe('The corrected JavaScript, whole. Left out: it stays as it is.'),
  css: optionalText(200_000).describe('The corrected CSS, whole. Left out: it stays as it is.'),
  reasonKind: reasonKindSchema.default('other').describe(`Why it had to be corrected: ${REASON_KINDS.join(', ')}.`),
  reason: optionalText(2000).describe('The reason in the words of the user.'),
});

export const testSelectorToolSchema = z.object({
  brand: slugSchema.describe('Brand slug, as listed by list_brands.'),
  pageType: pageTypeSchema.describe('Page type the selector is for, e.g. pdp.'),
  selector: z.string().trim().min(1).max(1000).describe('CSS selector to try.'),
});

/** A tool as Opal sees it. The manifest, the route and the validation are all made from this. */
export interface OpalTool {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodObject;
}

export const OPAL_TOOLS = [
  {
    name: 'list_brands',
    description: 'Lists the brands code can be generated for, with their page types. Call it first when the brand is not known. Returns brand slugs to use in the other tools.',
    input: listBrandsToolSchema,
  },
  {
    name: 'generate_variation_code',
    description: 'Generates the JavaScript and CSS of an A/B test variation that provably touches only what the brand allows. Returns the code with its verdict, or questions to put to the user, or status pending with a job_id for get_generation_status.',
    input: generateVariationSchema,
  },
  {
    name: 'get_generation_status',
    description: 'Tells how a generation that answered pending has ended. Returns the same answer as generate_variation_code once it is there.',
    input: generationStatusToolSchema,
  },
  {
    name: 'validate_code',
    description: 'Checks JavaScript and CSS that somebody wrote against the rules of a brand. Returns the verdict and each finding with its place and how to mend it.',
    input: validateCodeSchema,
  },
  {
    name: 'submit_for_review',
    description: 'Sends generated code to the people who review it. Only people approve: this tool asks them. Returns who is asked and until when.',
    input: submitForReviewToolSchema,
  },
  {
    name: 'get_review_status',
    description: 'Tells where code stands in its review: status, votes, who is waited for, what is missing. Returns nothing that decides.',
    input: reviewStatusToolSchema,
  },
  {
    name: 'comment_on_code',
    description: 'Writes a comment on generated code, on lines of it or on the whole, and tells the people it mentions. Returns where it stands. A comment decides nothing.',
    input: commentOnCodeToolSchema,
  },
  {
    name: 'report_correction',
    description: 'Reports how generated code had to be corrected. The corrected code is verified and kept as a proposed revision that people review; it approves nothing. Returns what was recorded, or the findings that refuse it.',
    input: reportCorrectionToolSchema,
  },
  {
    name: 'test_selector',
    description: 'Tries a CSS selector on the newest look at a page of the brand. Returns how many elements it matches on a desktop and a phone, how long it is likely to last, whether the brand lists it, and better selectors. Visits and changes nothing.',
    input: testSelectorToolSchema,
  },
] as const satisfies readonly OpalTool[];

export type OpalToolName = (typeof OPAL_TOOLS)[number]['name'];

/** What the tools answer on success. Short on purpose: the agent reads every byte. */
export const generationAnswerSchema = z.object({
  ok: z.literal(true),
  status: z.enum(['done', 'pending']),
  jobId: idSchema.nullable(),
  code: z
    .object({
      id: idSchema,
      verdict: verdictSchema,
      javascript: z.string(),
      css: z.string(),
      contentHash: z.string(),
      confidence: confidenceSchema.shape.score,
      template: z.string().nullable(),
      url: z.string(),
      warnings: z.array(findingSchema),
    })
    .nullable(),
  message: z.string(),
  /** What usually goes wrong with requests like this one, with its numbers; null while too few were settled. */
  risk: z.string().nullable(),
});
export type GenerationAnswer = z.infer<typeof generationAnswerSchema>;

/** A failure the agent can act on, sent with status 200. */
export const toolFailureSchema = z.object({
  ok: z.literal(false),
  error: z.object({
    code: z.string(),
    message: z.string(),
    questions: z.array(questionSchema).optional(),
    findings: z.array(findingSchema).optional(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
});
export type ToolFailure = z.infer<typeof toolFailureSchema>;
