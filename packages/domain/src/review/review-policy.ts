import { z } from 'zod';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { idSchema, timestampSchema } from '../primitives.js';

/** `qa`: does it work in a browser; `approval`: may it go to customers. */
export const REVIEW_STAGES = ['qa', 'approval'] as const;
export const reviewStageSchema = z.enum(REVIEW_STAGES).meta({ id: 'ReviewStage' });
export type ReviewStage = z.infer<typeof reviewStageSchema>;

export const REVIEW_DECISIONS = ['approve', 'request_changes', 'reject'] as const;
export const reviewDecisionSchema = z.enum(REVIEW_DECISIONS).meta({ id: 'ReviewDecision' });
export type ReviewDecision = z.infer<typeof reviewDecisionSchema>;

/** What the product can tick by itself. `verdict_pass`: no error; `no_warnings`: no finding at all; `has_note`: the newest revision or the submission says why. */
export const MACHINE_CHECKS = ['verdict_pass', 'no_warnings', 'has_note'] as const;
export const machineCheckSchema = z.enum(MACHINE_CHECKS);

const itemKey = z.string().regex(/^[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?$/, 'Use lower-case letters, digits, "-" and "_", at most 40.');
export const checklistItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('manual'), key: itemKey, text: z.string().trim().min(1).max(200) }),
  z.object({ kind: z.literal('machine'), key: itemKey, text: z.string().trim().min(1).max(200), machineCheck: machineCheckSchema }),
]);
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of the day is written as 09:00.');
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const isTimeZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** When people work. Days count from Monday = 1 to Sunday = 7. */
export const workingHoursSchema = z
  .object({
    timeZone: z.string().min(1).max(60).refine(isTimeZone, 'Use the name of a time zone, such as "Europe/Berlin".'),
    days: z.array(z.int().min(1).max(7)).min(1).max(7),
    from: clockTime,
    to: clockTime,
  })
  .refine(({ from, to }) => minutesOf(to) - minutesOf(from) >= 60, 'The working day ends at least an hour after it begins.');
export type WorkingHours = z.infer<typeof workingHoursSchema>;

/** How code of a brand is reviewed. */
export const reviewPolicyContentSchema = z.object({
  approvalsNeeded: z.int().min(1).max(5),
  /** QA and approval are given by different people. Without it, votes of QA are recorded and not asked for. */
  separateQa: z.boolean(),
  qaNeeded: z.int().min(1).max(5),
  workingHours: workingHoursSchema,
  /** Business hours from submission until a decision is due. */
  deadlineHours: z.number().positive().max(500),
  /** Business hours after submission; null: never. */
  escalateAfterHours: z.number().positive().max(500).nullable(),
  expireAfterHours: z.number().positive().max(2000).nullable(),
  checklist: z.array(checklistItemSchema).max(30).refine((items) => new Set(items.map(({ key }) => key)).size === items.length, 'Each item has a key of its own.'),
  noteRequiredFor: z.array(reviewDecisionSchema).max(3),
  noteMinLength: z.int().min(1).max(500),
  blockOnOpenThreads: z.boolean(),
  /** Whether somebody else has to approve what is to replace a broken selector. */
  mendsNeedApproval: z.boolean().default(true),
  /** Days between saying that a selector is on its way out and that taking effect, unless somebody says otherwise. */
  stageNoticeDays: z.int().min(0).max(365).default(14),
});
export type ReviewPolicyContent = z.infer<typeof reviewPolicyContentSchema>;

/** Who has to be among those who decide. `pageType: null`: every page type. */
export const reviewOwnerSchema = z.object({ pageType: pageTypeSchema.nullable(), userId: idSchema, stage: reviewStageSchema });
export type ReviewOwner = z.infer<typeof reviewOwnerSchema>;

export const reviewPolicySchema = reviewPolicyContentSchema
  .extend({
    brandId: idSchema,
    /** 0: nobody has changed the default yet. */
    version: z.int().nonnegative(),
    owners: z.array(reviewOwnerSchema.extend({ name: z.string() })),
    updatedAt: timestampSchema.nullable(),
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'ReviewPolicy' });
export type ReviewPolicy = z.infer<typeof reviewPolicySchema>;

export const getReviewPolicySchema = z.object({ brandId: idSchema });
export const updateReviewPolicySchema = reviewPolicyContentSchema.extend({
  brandId: idSchema,
  expectedVersion: z.int().nonnegative(),
  owners: z.array(reviewOwnerSchema).max(200),
});
export type UpdateReviewPolicy = z.infer<typeof updateReviewPolicySchema>;

/** What holds for a brand that nobody has set up: one approval by somebody else within three working days. */
export const DEFAULT_REVIEW_POLICY: ReviewPolicyContent = {
  approvalsNeeded: 1,
  separateQa: false,
  qaNeeded: 1,
  workingHours: { timeZone: 'UTC', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
  deadlineHours: 24,
  escalateAfterHours: 24,
  expireAfterHours: null,
  checklist: [],
  noteRequiredFor: ['request_changes', 'reject'],
  noteMinLength: 10,
  blockOnOpenThreads: false,
  mendsNeedApproval: true,
  stageNoticeDays: 14,
};
