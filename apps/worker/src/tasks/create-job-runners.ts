import { describeError } from '@safecode/observability/logger/describe-error';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { JOBS, JOB_NAMES, type JobName, type JobPayload } from '@safecode/domain/jobs/job-table';

/** Runs one job: the payload is parsed before anything is done with it. */
export type JobRunner = (payload: unknown) => Promise<void>;
/** What a job does once its payload is known to be good. Idempotent, because a job can run twice. */
export type JobHandler<N extends JobName> = (payload: JobPayload<N>) => Promise<void>;
export type JobHandlers = { readonly [N in JobName]: JobHandler<N> };

/**
 * The runners by job name. Throws when a job of the domain has no handler: a worker that would leave jobs lying must
 * not start.
 */
export function createJobRunners(handlers: Partial<JobHandlers>): Record<string, JobRunner> {
  const missing = JOB_NAMES.filter((name) => handlers[name] === undefined);
  if (missing.length > 0) throw new Error(`No handler for ${missing.join(', ')}: the worker does not start without it.`);
  return Object.fromEntries(JOB_NAMES.map((name) => [name, createJobRunner(name, handlers[name] as JobHandler<typeof name>)]));
}

export function createJobRunner<N extends JobName>(name: N, handler: JobHandler<N>): JobRunner {
  return async (payload) => {
    const parsed = JOBS[name].payload.safeParse(payload ?? {});
    // Names of fields only: a payload that is not ours can hold anything.
    if (!parsed.success) throw new Error(`The payload of ${name} is not valid: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
    try {
      await handler(parsed.data as JobPayload<N>);
    } catch (error) {
      throw new JobError(sentenceFor(error), { cause: error });
    }
  };
}

/**
 * What the queue keeps of a failure, and people read in the list of dead jobs. Messages of unexpected errors stay with
 * the cause, for the log to describe: a database quotes the value it failed on.
 */
export class JobError extends Error {
  override readonly name = 'JobError';
}

function sentenceFor(error: unknown): string {
  if (error instanceof DomainError) return `${error.code}: ${error.message}`;
  const { name, code } = describeError(error);
  return typeof code === 'string' ? `${name} (${code})` : name;
}
