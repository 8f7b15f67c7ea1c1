import { z } from 'zod';

/** What happened in a review, for those who are told. Data holds ids, numbers and words of the domain, never text of people. */
export const REVIEW_EVENT_KINDS = [
  'submitted', 'approval_given', 'approved', 'changes_requested', 'rejected', 'edited', 'withdrawn', 'reopened', 'assigned', 'escalated', 'expired',
  'scheduled', 'unscheduled', 'deployment_due', 'deployed', 'deploy_failed', 'rolled_back', 'killed',
] as const;
export const reviewEventKindSchema = z.enum(REVIEW_EVENT_KINDS).meta({ id: 'ReviewEventKind' });
export type ReviewEventKind = z.infer<typeof reviewEventKindSchema>;

/** Ids and facts of an event, by which whoever tells people finds the rest. */
export const reviewEventDataSchema = z.object({
  revision: z.int().optional(),
  voteId: z.int().optional(),
  requestId: z.int().optional(),
  deploymentId: z.int().optional(),
  decision: z.string().optional(),
  stage: z.string().optional(),
  /** People who are asked to act now. */
  askedUserIds: z.array(z.int()).optional(),
  dueAt: z.string().optional(),
});
export type ReviewEventData = z.infer<typeof reviewEventDataSchema>;
