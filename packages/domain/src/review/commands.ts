import { z } from 'zod';
import { codeStatusSchema } from '../codes/generated-code.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { reviewDecisionSchema, reviewStageSchema } from './review-policy.js';

/** Everything that can be asked of code in its review. */
export const REVIEW_COMMANDS = [
  'submit', 'approve', 'request_changes', 'reject', 'comment_only', 'edit', 'withdraw', 'schedule', 'unschedule', 'deploy', 'mark_deployed', 'mark_failed',
  'roll_back', 'kill', 'expire', 'escalate', 'reopen',
] as const;
export const reviewCommandSchema = z.enum(REVIEW_COMMANDS).meta({ id: 'ReviewCommand' });
export type ReviewCommandName = z.infer<typeof reviewCommandSchema>;

const contentHash = z.string().length(64).describe('Content hash of the code that was looked at; another newest one is refused.');
const note = z.string().trim().max(4000).default('');

export const submitReviewSchema = z.object({ id: idSchema, contentHash: contentHash.optional(), note });
export const withdrawReviewSchema = z.object({ id: idSchema, note });
export const reopenReviewSchema = z.object({ id: idSchema, note });
export const getReviewSchema = z.object({ id: idSchema });
/** Names who is asked. People who cannot decide on the code are refused. */
export const assignReviewSchema = z.object({ id: idSchema, people: z.array(z.object({ userId: idSchema, stage: reviewStageSchema })).min(1).max(20) });

/** Items a person ticked. Machine items are ticked by the product and not accepted here. */
export const signedChecklistSchema = z.array(z.object({ key: z.string().max(40), ticked: z.boolean() })).max(30);

export const decideReviewSchema = z
  .object({
    id: idSchema,
    contentHash,
    decision: reviewDecisionSchema,
    /** Left out: approval for those who may approve, else QA. */
    stage: reviewStageSchema.optional(),
    note,
    checklist: signedChecklistSchema.default([]),
    /** The same key again gets the first answer: sent once on a double click. */
    idempotencyKey: z.string().min(8).max(100).optional(),
  })
  .meta({ id: 'DecideReview' });
export type DecideReview = z.infer<typeof decideReviewSchema>;

const plainDecision = decideReviewSchema.omit({ decision: true });
export const approveCodeSchema = plainDecision;
export const rejectCodeSchema = plainDecision;
/** `status` names where the code is wanted; the command that leads there is given. */
export const setCodeStatusSchema = plainDecision.extend({ status: codeStatusSchema });

export const reviewOutcomeSchema = z
  .object({
    id: idSchema,
    status: codeStatusSchema,
    revision: z.int(),
    contentHash: z.string(),
    /** The vote that was recorded, when the command was a decision. */
    voteId: idSchema.nullable(),
    /** What is still missing, in a sentence; empty when nothing is. */
    missing: z.string(),
  })
  .meta({ id: 'ReviewOutcome' });
export type ReviewOutcome = z.infer<typeof reviewOutcomeSchema>;

export const bulkDecideSchema = z.object({
  items: z.array(z.object({ id: idSchema, contentHash })).min(1).max(100),
  decision: reviewDecisionSchema,
  stage: reviewStageSchema.optional(),
  note,
  checklist: signedChecklistSchema.default([]),
});
export type BulkDecide = z.infer<typeof bulkDecideSchema>;
export const bulkDecideResultSchema = z.object({
  results: z.array(
    z.object({
      id: idSchema,
      outcome: z.enum(['done', 'refused', 'failed']),
      status: codeStatusSchema.nullable(),
      code: z.string().nullable(),
      message: z.string().nullable(),
    }),
  ),
});
export type BulkDecideResult = z.infer<typeof bulkDecideResultSchema>;

export const reviewQueueInputSchema = z.object({ brandId: idSchema.optional(), limit: z.int().min(1).max(200).default(50) });
export const reviewQueueRowSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    brandId: idSchema,
    brandName: z.string(),
    brandSlug: z.string(),
    pageType: z.string(),
    status: codeStatusSchema,
    revision: z.int(),
    contentHash: z.string(),
    /** `assigned`: asked by name; `owner`: named owner; `eligible`: may decide; `author`: own code with changes requested; `deploy`: approved and not deployed. */
    why: z.enum(['assigned', 'owner', 'eligible', 'author', 'deploy']),
    /** The reason in a sentence. */
    reason: z.string(),
    stage: reviewStageSchema.nullable(),
    submittedAt: timestampSchema.nullable(),
    dueAt: timestampSchema.nullable(),
    isOverdue: z.boolean(),
  })
  .meta({ id: 'ReviewQueueRow' });
/** `total`: how many wait in all, also beyond the rows. */
export const reviewQueueSchema = z.object({ rows: z.array(reviewQueueRowSchema), total: z.int() });
export type ReviewQueue = z.infer<typeof reviewQueueSchema>;
