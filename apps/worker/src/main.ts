import { appConnectionString } from '@safecode/database/connection/app-role';
import { createDatabase } from '@safecode/database/connection/create-database';
import { deriveKeys } from '@safecode/database/connection/derive-keys';
import { JOB_NAMES, type JobName } from '@safecode/domain/jobs/job-table';
import { createLogger, type Logger } from '@safecode/observability/logger/create-logger';
import { createMetrics, type Metrics } from '@safecode/observability/metrics/create-metrics';
import { writeAllCheckpoints } from '@safecode/usecases/ledger/write-checkpoints';
import { composeDeps } from './compose-deps.js';
import { cronItems } from './cron-items.js';
import { readEnv, type WorkerEnv } from './env.js';
import { createMiningThreads } from './mining/create-mining-threads.js';
import { startHealthServer } from './health-server.js';
import { startRunner, type EndedJob } from './start-runner.js';
import { createJobRunners } from './tasks/create-job-runners.js';
import { jobHandlers } from './tasks/task-table.js';
import { keepAlive } from './worker-liveness.js';

/** Connections beside one for each job: heartbeat, listener. */
const SPARE_CONNECTIONS = 4;
/** Running jobs may take this long to end; `npm start` and container platforms kill a few seconds later. */
const DRAIN_MS = 10_000;

async function start(env: WorkerEnv): Promise<void> {
  const log = createLogger({ app: 'worker', level: env.LOG_LEVEL });
  const metrics = createMetrics({ app: 'worker', routes: [] });
  const keys = deriveKeys(env.ENCRYPTION_KEY);
  const onPoolError = (error: unknown): void => {
    metrics.countPoolError();
    log.error('database.connection_lost', {}, error);
  };
  const database = createDatabase({
    connectionString: appConnectionString(env.DATABASE_URL, env.ENCRYPTION_KEY),
    maxConnections: env.WORKER_CONCURRENCY + SPARE_CONNECTIONS,
    applicationName: 'safecode worker',
    ledgerKey: keys.ledger,
    onError: onPoolError,
  });
  const deps = { ...(await composeDeps({ env, database, keys, log, metrics })), mining: createMiningThreads() };
  const runner = await startRunner({
    queueUrl: env.DATABASE_URL,
    concurrency: env.WORKER_CONCURRENCY,
    runners: createJobRunners(jobHandlers(deps)),
    cronItems: cronItems(),
    onJobEnd: (job, error) => recordEnd({ log, metrics }, job, error),
    onPoolError,
    onTakeError: (error) => log.warn('worker.take_failed', {}, error),
  });
  const liveness = await keepAlive({ db: database.db, poolId: runner.poolId, heldJobs: runner.heldJobs, log });
  metrics.watchQueueDepth(() => runner.readDepth());
  let isDraining = false;
  const health = await startHealthServer(env.WORKER_PORT, { isReady: () => !isDraining && liveness.isFresh() }, metrics);
  // What was written while no worker ran is signed now, and at the end what was written since.
  const signHeads = (): Promise<void> => writeAllCheckpoints(deps).catch((error: unknown) => log.error('ledger.checkpoint_failed', {}, error));
  await signHeads();
  log.info('worker.ready', { count: env.WORKER_CONCURRENCY, port: health.port, workerId: runner.poolId });
  onceStopped(log, async () => {
    isDraining = true;
    const handedBack = await runner.stop(DRAIN_MS);
    if (handedBack > 0) log.warn('worker.jobs_handed_back', { count: handedBack });
    await signHeads();
    await liveness.stop();
    health.close();
    await database.close();
  });
  // A queue that cannot be read any more: somebody has to start a new worker.
  runner.ended.catch((error: unknown) => {
    if (isDraining) return;
    log.error('worker.queue_lost', {}, error);
    process.exit(1);
  });
}

function recordEnd({ log, metrics }: { log: Logger; metrics: Metrics }, job: EndedJob, error: unknown): void {
  const name = JOB_NAMES.find((known): known is JobName => known === job.name);
  const isFailed = error !== null && error !== undefined;
  const isDead = isFailed && job.attempt >= job.maxAttempts;
  if (name !== undefined) metrics.observeJob(name, isDead ? 'dead' : isFailed ? 'failed' : 'completed', job.seconds);
  const fields = { job: job.name, jobId: job.id, attempt: job.attempt, maxAttempts: job.maxAttempts };
  if (isDead) log.error('job.dead', fields, error);
  else if (isFailed) log.warn('job.failed', fields, error);
  else log.debug('job.completed', fields);
}

/** Runs `drain` at the first SIGTERM or SIGINT: running jobs are finished, then the process ends. A second signal ends it at once. */
function onceStopped(log: Logger, drain: () => Promise<void>): void {
  let isStopping = false;
  const begin = (signal: string): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info('worker.draining', { signal });
    drain().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('worker.drain_failed', {}, error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', begin);
  process.on('SIGINT', begin);
}

try {
  await start(readEnv(process.env));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
