import { z } from 'zod';
import { idSchema } from '../primitives.js';

/** Options every job carries as data. `maxAttempts` counts the first try. */
export interface JobOptions {
  readonly maxAttempts: number;
  /** Jobs of one organisation run one after the other when true. */
  readonly serialPerOrganization: boolean;
  /** One job for all that is added under its key within so many seconds, run when they are over. For derived data. */
  readonly gatherSeconds?: number;
  /** Jobs of one brand run one after the other when true; those of different brands beside each other. */
  readonly serialPerBrand?: boolean;
}

/** Payloads hold ids only: never text of customers, never a secret. */
const tenant = { organizationId: idSchema };

/**
 * Every job of the product: name, payload, options. The worker refuses to start when one has no handler. A new
 * payload field is optional for one release.
 */
export const JOBS = {
  'generation.run': { payload: z.object({ ...tenant, runId: idSchema }), options: { maxAttempts: 3, serialPerOrganization: false } },
  'templates.refresh_record': { payload: z.object({ ...tenant, templateId: idSchema }), options: { maxAttempts: 10, serialPerOrganization: false, gatherSeconds: 10 } },
  'invitations.send': { payload: z.object({ ...tenant, invitationId: idSchema }), options: { maxAttempts: 8, serialPerOrganization: false } },
  'notifications.send_mail': { payload: z.object({ ...tenant, mailId: idSchema }), options: { maxAttempts: 8, serialPerOrganization: false } },
  'notifications.send_test': { payload: z.object({ ...tenant, userId: idSchema }), options: { maxAttempts: 3, serialPerOrganization: false } },
  'review.notify': { payload: z.object({ ...tenant, eventId: idSchema }), options: { maxAttempts: 8, serialPerOrganization: false } },
  'review.watch_deadlines': { payload: z.object({}), options: { maxAttempts: 1, serialPerOrganization: false } },
  'deployments.run': { payload: z.object({ ...tenant, deploymentId: idSchema }), options: { maxAttempts: 8, serialPerOrganization: false } },
  'ledger.checkpoint': { payload: z.object({}), options: { maxAttempts: 3, serialPerOrganization: false } },
  'ledger.verify': { payload: z.object({}), options: { maxAttempts: 3, serialPerOrganization: false } },
  'ledger.apply_retention': { payload: z.object({}), options: { maxAttempts: 3, serialPerOrganization: false } },
  'health.visit_page': { payload: z.object({ ...tenant, pageId: idSchema }), options: { maxAttempts: 4, serialPerOrganization: true } },
  'health.tell_incident': { payload: z.object({ ...tenant, incidentId: idSchema }), options: { maxAttempts: 8, serialPerOrganization: false } },
  'health.revise_codes': { payload: z.object({ ...tenant, mendId: idSchema }), options: { maxAttempts: 12, serialPerOrganization: false } },
  'selectors.apply_stage': { payload: z.object({ ...tenant, changeId: idSchema }), options: { maxAttempts: 12, serialPerOrganization: false } },
  'domains.check_proof': { payload: z.object({ ...tenant, proofId: idSchema }), options: { maxAttempts: 4, serialPerOrganization: true } },
  'domains.schedule_checks': { payload: z.object({}), options: { maxAttempts: 1, serialPerOrganization: false } },
  'health.schedule_visits': { payload: z.object({}), options: { maxAttempts: 1, serialPerOrganization: false } },
  'confidence.schedule_learning': { payload: z.object({}), options: { maxAttempts: 3, serialPerOrganization: false } },
  'confidence.learn': { payload: z.object({ ...tenant }), options: { maxAttempts: 5, serialPerOrganization: true } },
  'experiments.watch': { payload: z.object({}), options: { maxAttempts: 1, serialPerOrganization: false } },
  'learning.watch': { payload: z.object({}), options: { maxAttempts: 1, serialPerOrganization: false } },
  'learning.mine': { payload: z.object({ ...tenant, brandId: idSchema }), options: { maxAttempts: 5, serialPerOrganization: false, serialPerBrand: true, gatherSeconds: 2 } },
  'learning.name': { payload: z.object({ ...tenant, brandId: idSchema }), options: { maxAttempts: 5, serialPerOrganization: false, serialPerBrand: true, gatherSeconds: 5 } },
  'pages.capture': { payload: z.object({ ...tenant, captureId: idSchema }), options: { maxAttempts: 4, serialPerOrganization: true } },
  'requests.close_stale': { payload: z.object({}), options: { maxAttempts: 1, serialPerOrganization: false } },
  'sessions.purge': { payload: z.object({}), options: { maxAttempts: 1, serialPerOrganization: false } },
} as const satisfies Record<string, { payload: z.ZodObject; options: JobOptions }>;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.infer<(typeof JOBS)[N]['payload']>;
export const JOB_NAMES = Object.keys(JOBS) as JobName[];

/** When jobs run by themselves: cron pattern in UTC. */
export const CRONTAB: readonly { readonly job: JobName; readonly pattern: string }[] = [
  { job: 'health.schedule_visits', pattern: '* * * * *' },
  { job: 'domains.schedule_checks', pattern: '*/5 * * * *' },
  { job: 'requests.close_stale', pattern: '* * * * *' },
  { job: 'review.watch_deadlines', pattern: '* * * * *' },
  { job: 'experiments.watch', pattern: '*/10 * * * *' },
  { job: 'learning.watch', pattern: '5,15,25,35,45,55 * * * *' },
  { job: 'ledger.checkpoint', pattern: '7 * * * *' },
  { job: 'ledger.verify', pattern: '23 2 * * *' },
  { job: 'ledger.apply_retention', pattern: '41 3 * * *' },
  { job: 'confidence.schedule_learning', pattern: '11 3 * * *' },
  { job: 'sessions.purge', pattern: '17 * * * *' },
];
