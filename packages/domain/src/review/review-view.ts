import { z } from 'zod';
import { codeStatusSchema } from '../codes/generated-code.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { retiringUseSchema } from '../selectors/selector-stage.js';
import { verdictSchema } from '../verification/report.js';
import { reviewCommandSchema } from './commands.js';
import { reviewDecisionSchema, reviewPolicyContentSchema, reviewStageSchema } from './review-policy.js';

const personSchema = z.object({ userId: idSchema, name: z.string() });

export const reviewVoteSchema = z.object({
  id: idSchema,
  voter: personSchema,
  stage: reviewStageSchema,
  decision: reviewDecisionSchema,
  note: z.string(),
  /** The revision that was looked at. */
  revision: z.int(),
  contentHash: z.string(),
  at: timestampSchema,
  /** Whether it counts for the newest revision. */
  isValid: z.boolean(),
  /** Whether it was given for an earlier revision with the same meaning and effects. */
  isCarried: z.boolean(),
  /** Why it does not count, in a sentence; null when it does. */
  whyNot: z.string().nullable(),
});

const countSchema = z.object({ needed: z.int(), have: z.int() });

/** Everything the decision panel shows of one code, for the person who asks. */
export const reviewViewSchema = z
  .object({
    id: idSchema,
    brandId: idSchema,
    title: z.string(),
    pageType: z.string(),
    status: codeStatusSchema,
    revision: z.int(),
    contentHash: z.string(),
    verdict: verdictSchema,
    policy: reviewPolicyContentSchema.omit({ checklist: true }),
    requirement: z.object({
      approve: countSchema,
      /** Null when QA is not asked for apart. */
      qa: countSchema.nullable(),
      /** Named owners of whom one has to be among those who approved; empty when that is done or nobody is named. */
      ownersMissing: z.array(personSchema.extend({ stage: reviewStageSchema })),
      isMet: z.boolean(),
    }),
    votes: z.array(reviewVoteSchema),
    authors: z.array(personSchema),
    /** Who can act next: those who were asked by name, else everybody who may decide. */
    waitingFor: z.array(personSchema.extend({ stage: reviewStageSchema, isAssigned: z.boolean(), isAway: z.boolean() })),
    submittedBy: z.string().nullable(),
    submittedAt: timestampSchema.nullable(),
    submitNote: z.string(),
    dueAt: timestampSchema.nullable(),
    escalatedAt: timestampSchema.nullable(),
    expiresAt: timestampSchema.nullable(),
    /** What keeps the code from being approved now. Codes are those of errors. */
    blockers: z.array(z.object({ code: z.string(), text: z.string() })),
    checklist: z.array(
      z.object({
        key: z.string(),
        text: z.string(),
        kind: z.enum(['manual', 'machine']),
        state: z.enum(['ticked', 'open', 'failed']),
        /** Who ticked it; the product for machine items. */
        by: z.string().nullable(),
      }),
    ),
    /** Every command, whether the caller may give it now, and why not. */
    actions: z.array(z.object({ command: reviewCommandSchema, allowed: z.boolean(), reason: z.string().nullable() })),
    /** The stage in which the caller would vote; null when the caller cannot. */
    myStage: reviewStageSchema.nullable(),
    /** The revision the caller last voted on, when a newer one came since. */
    sinceYouLooked: z.object({ revision: z.int(), contentHash: z.string() }).nullable(),
    /** The deployment that is live, if any; it may be of an earlier revision. */
    live: z.object({ deploymentId: idSchema, revision: z.int(), contentHash: z.string(), platform: z.string(), since: timestampSchema }).nullable(),
    scheduledFor: timestampSchema.nullable(),
    /** Selectors of the code that are on their way out, or gone. */
    retiring: z.array(retiringUseSchema),
    /** Threads of its discussion that are not resolved. */
    openThreads: z.int(),
  })
  .meta({ id: 'ReviewView' });
export type ReviewView = z.infer<typeof reviewViewSchema>;
