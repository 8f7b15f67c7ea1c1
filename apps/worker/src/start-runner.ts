import { EventEmitter } from 'node:events';
import { Logger, run, type ParsedCronItem, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import { Pool } from 'pg';
import type { QueueDepth } from '@safecode/observability/metrics/create-metrics';
import { readQueueDepth } from './read-queue-depth.js';
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
  readonly onJobEnd?: (job: EndedJob, error: unknown) => void;
  /** Told of connections of the queue that break while idle. */
  readonly onPoolError?: (error: unknown) => void;
  /** Told when no job could be taken: the queue could not be asked. It is asked again. */
  readonly onTakeError?: (error: unknown) => void;
}

export interface StartedRunner {
  /** Under this id the queue locks the jobs of this process. */
  readonly poolId: string;
  /** Jobs that run, and those that ended so lately that their end may not be written yet. */
  heldJobs(): readonly string[];
  /** Settles when the runner ends, by `stop` or because it failed. */
  readonly ended: Promise<void>;
  readDepth(): Promise<QueueDepth>;
  /**
   * Takes no more jobs and waits for the running ones. Those that run longer than `limitMs` are given back to the queue,
   * so that another worker takes them in seconds instead of after this one is found dead. Answers how many.
   */
  stop(limitMs?: number): Promise<number>;
}

// The library logs job payloads and error messages; ours are logged by onJobEnd, by listed fields.
const SILENT = new Logger(() => () => undefined);
/** After so long the end of a job is written, or the connection that should have carried it is gone. */
const END_IS_WRITTEN_MS = 30_000;
const HANDED_BACK = 'The worker stopped before the job was done; it runs again.';

/**
 * Starts taking jobs. None are fetched ahead: a job that waits in one process while another is idle makes a person
 * wait, and a killed process would leave more of them locked. Ends of jobs are written in batches without delay, because
 * only then does the library wait for them when it stops: otherwise a job that is done could stay locked.
 */
export async function startRunner(settings: RunnerSettings): Promise<StartedRunner> {
  const connections = new Pool({ connectionString: settings.queueUrl, max: settings.concurrency + 2, application_name: 'safecode queue' });
  const onPoolError = settings.onPoolError ?? (() => undefined);
  connections.on('error', onPoolError);
  connections.on('connect', (client) => client.on('error', onPoolError));
  const events: WorkerEvents = new EventEmitter();
  // A pool is a thenable that settles when it ends: it must not pass through a promise.
  const pools: WorkerPool[] = [];
  events.on('pool:create', ({ workerPool }) => pools.push(workerPool));
  const heldJobs = watchJobs(events, settings);
  const taskList: TaskList = Object.fromEntries(Object.entries(settings.runners).map(([name, runner]) => [name, (payload) => runner(payload)]));
  const runner = await run({
    pgPool: connections,
    concurrency: settings.concurrency,
    noHandleSignals: true,
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList,
    parsedCronItems: settings.cronItems,
    events,
    logger: SILENT,
  });
  const [pool] = pools;
  if (pool === undefined) throw new Error('The queue made no pool.');
  return {
    poolId: pool.id,
    heldJobs,
    ended: runner.promise,
    readDepth: () => readQueueDepth(connections),
    stop: async (limitMs) => {
      const handedBack = await stopWithin(runner.stop(), pool, limitMs);
      await connections.end();
      return handedBack;
    },
  };
}

/** Tells of jobs that end and of those that could not be taken. Answers which are held. */
function watchJobs(events: WorkerEvents, { onJobEnd, onTakeError }: RunnerSettings): StartedRunner['heldJobs'] {
  const began = new Map<string, number>();
  const ended = new Map<string, number>();
  events.on('worker:getJob:error', ({ error }) => onTakeError?.(error));
  events.on('job:start', ({ job }) => began.set(job.id, performance.now()));
  events.on('job:complete', ({ job, error }) => {
    const now = performance.now();
    const seconds = (now - (began.get(job.id) ?? now)) / 1000;
    began.delete(job.id);
    ended.set(job.id, now);
    onJobEnd?.({ name: job.task_identifier, id: job.id, attempt: job.attempts, maxAttempts: job.max_attempts, seconds }, error);
  });
  return () => {
    for (const [id, at] of ended) if (performance.now() - at > END_IS_WRITTEN_MS) ended.delete(id);
    return [...began.keys(), ...ended.keys()];
  };
}

async function stopWithin(stopped: Promise<void>, pool: WorkerPool, limitMs: number | undefined): Promise<number> {
  if (limitMs === undefined) return stopped.then(() => 0);
  const isDone = stopped.then(() => true);
  let timer: NodeJS.Timeout | undefined;
  const isLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  const isInTime = await Promise.race([isDone, isLate]);
  clearTimeout(timer);
  if (isInTime) return 0;
  const result = await pool.forcefulShutdown(HANDED_BACK);
  // The graceful stop now fails with what we just did.
  isDone.catch(() => undefined);
  return result === undefined ? 0 : result.forceFailedJobs.length;
}
