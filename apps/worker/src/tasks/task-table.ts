import { JOBS, JOB_NAMES, type JobName, type JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { closeStale } from './requests/close-stale.js';
import { purgeSessions } from './sessions/purge-sessions.js';
import { refreshRecord } from './templates/refresh-record.js';
import { runGenerationTask } from './generation/run-generation-task.js';
import { sendInvitation } from './invitations/send-invitation.js';

/** What a job does: parse is done before, retry and record after. Idempotent, because a job can run twice. */
export type JobHandler<N extends JobName> = (deps: Deps, payload: JobPayload<N>) => Promise<void>;
export type JobHandlers = { readonly [N in JobName]: JobHandler<N> };

export const JOB_HANDLERS: JobHandlers = {
  'generation.run': runGenerationTask,
  'templates.refresh_record': refreshRecord,
  'invitations.send': sendInvitation,
  'requests.close_stale': closeStale,
  'sessions.purge': purgeSessions,
};

/** Runs one job: the payload is parsed before anything is done with it. */
export type JobRunner = (payload: unknown) => Promise<void>;

/**
 * The runners by job name, for the library. Throws when a job of the domain has no handler: a worker that would leave
 * jobs lying must not start.
 */
export function createJobRunners(deps: Deps, handlers: Partial<JobHandlers>): Record<JobName, JobRunner> {
  const missing = JOB_NAMES.filter((name) => handlers[name] === undefined);
  if (missing.length > 0) throw new Error(`No handler for ${missing.join(', ')}: the worker does not start without it.`);
  const entries = JOB_NAMES.map((name) => [name, createJobRunner(deps, name, handlers)] as const);
  return Object.fromEntries(entries) as Record<JobName, JobRunner>;
}

function createJobRunner(deps: Deps, name: JobName, handlers: Partial<JobHandlers>): JobRunner {
  // One handler for one name: the table's type pairs them, and the schema of the same name checks the payload.
  const handler = handlers[name] as ((deps: Deps, payload: unknown) => Promise<void>) | undefined;
  const schema = JOBS[name].payload;
  return async (payload) => {
    const parsed = schema.safeParse(payload ?? {});
    if (!parsed.success) throw new Error(`The payload of ${name} is not valid: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
    await handler?.(deps, parsed.data);
  };
}
