import { EventEmitter } from 'node:events';
import { Logger, run, type ParsedCronItem, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { JobRunner } from './tasks/create-job-runners.js';

/** A job that ended, well or not. */
export interface EndedJob {
  readonly name: string;
  readonly id: string;
  readonly attempt: number;
  readonly maxAttempts: number;
  /** From the start of this attempt. */
  readonly seconds: number;
}

export interface RunnerSettings {
  /** Connection string of the role that owns the queue. */
  readonly queueUrl: string;
  readonly concurrency: number;
  /** Job runners by name. */
  readonly runners: Readonly<Record<string, JobRunner>>;
  /** Jobs that run by themselves. */
  readonly cronItems: ParsedCronItem[];
  /** Told the id under which this pool locks jobs. */
  readonly onPool?: (poolId: string) => void;
  readonly onJobEnd?: (job: EndedJob, error: unknown) => void;
}

// The library logs job payloads and error messages; ours are logged by onJobEnd, by listed fields.
const SILENT = new Logger(() => () => undefined);

/**
 * Starts taking jobs. None are fetched ahead: a job that waits in one process while another is idle makes a person
 * wait, and a killed process would leave more of them locked.
 */
export async function startRunner(settings: RunnerSettings): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => settings.onPool?.(workerPool.id));
  const began = new Map<string, number>();
  events.on('job:start', ({ job }) => began.set(job.id, performance.now()));
  events.on('job:complete', ({ job, error }) => {
    const seconds = (performance.now() - (began.get(job.id) ?? performance.now())) / 1000;
    began.delete(job.id);
    settings.onJobEnd?.({ name: job.task_identifier, id: job.id, attempt: job.attempts, maxAttempts: job.max_attempts, seconds }, error);
  });
  const taskList: TaskList = Object.fromEntries(Object.entries(settings.runners).map(([name, runner]) => [name, (payload) => runner(payload)]));
  return run({
    connectionString: settings.queueUrl,
    maxPoolSize: settings.concurrency + 2,
    concurrency: settings.concurrency,
    noHandleSignals: true,
    taskList,
    parsedCronItems: settings.cronItems,
    events,
    logger: SILENT,
  });
}
