import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { STAGES, type StageName } from '@safecode/domain/generation/run';
import { JOB_NAMES, type JobName } from '@safecode/domain/jobs/job-table';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const OUTCOMES = ['completed', 'failed', 'dead'] as const;
export type JobOutcome = (typeof OUTCOMES)[number];

export interface HttpObservation {
  readonly method: string;
  /** The pattern of the route (`/api/v1/brands/{slug}`, `codes.list`); one that is not known counts as "other". */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Jobs of the queue by state: `ready` to run, `delayed` to a later time, `dead` after their last attempt. */
export interface QueueDepth {
  readonly ready: number;
  readonly delayed: number;
  readonly dead: number;
}

export interface MetricsOptions {
  readonly app: string;
  /** Every route pattern that can be observed. Bounds the number of series, whatever addresses are called. */
  readonly routes: Iterable<string>;
}

export interface Metrics {
  observeHttp(observation: HttpObservation): void;
  observeStage(stage: StageName, seconds: number): void;
  countRun(outcome: string): void;
  observeJob(job: JobName, outcome: JobOutcome, seconds: number): void;
  countPoolError(): void;
  /** `read` is asked at each scrape; when it fails the gauges keep their last values. */
  watchQueueDepth(read: () => Promise<QueueDepth>): void;
  /** The Prometheus text and its content type. */
  render(): Promise<{ contentType: string; body: string }>;
}

/** Outcomes a run is counted under; anything else counts as "other". */
const RUN_OUTCOMES: ReadonlySet<string> = new Set(['passed', 'not_safe', 'asking', 'impossible', 'refused', 'failed']);

/** `2xx`; an impossible status counts as `other`. */
export function statusClass(status: number): string {
  return status >= 100 && status < 600 ? `${Math.floor(status / 100)}xx` : 'other';
}

/** A registry of its own (nothing global), with labels that can only take values known beforehand. */
export function createMetrics(options: MetricsOptions): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ app: options.app });
  collectDefaultMetrics({ register: registry });
  const routes = new Set(options.routes);
  const instruments = createInstruments(registry);
  return {
    observeHttp: ({ method, route, status, seconds }) => {
      const known = METHODS.has(method) ? method : 'other';
      instruments.http.observe({ method: known, route: routes.has(route) ? route : 'other', status: statusClass(status) }, seconds);
    },
    observeStage: (stage, seconds) => instruments.stage.observe({ stage: STAGES.includes(stage) ? stage : 'other' }, seconds),
    countRun: (outcome) => instruments.runs.inc({ outcome: RUN_OUTCOMES.has(outcome) ? outcome : 'other' }),
    observeJob: (job, outcome, seconds) => {
      const labels = { job: JOB_NAMES.includes(job) ? job : 'other', outcome };
      instruments.jobs.inc(labels);
      instruments.jobSeconds.observe({ job: labels.job }, seconds);
    },
    countPoolError: () => instruments.poolErrors.inc(),
    watchQueueDepth: (read) => watchQueueDepth(registry, read),
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}

function createInstruments(registry: Registry) {
  const registers = [registry];
  return {
    http: new Histogram({
      name: 'http_request_duration_seconds', help: 'Time to answer a request, by route pattern and class of status', registers,
      labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
    }),
    stage: new Histogram({
      name: 'generation_stage_duration_seconds', help: 'Time of one stage of a generation', registers,
      labelNames: ['stage'], buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 1, 2.5, 5, 10, 20, 40, 80],
    }),
    runs: new Counter({ name: 'generation_runs_total', help: 'Generations that were drafted, by outcome', registers, labelNames: ['outcome'] }),
    jobs: new Counter({ name: 'jobs_total', help: 'Attempts at jobs that ended, by outcome', registers, labelNames: ['job', 'outcome'] }),
    jobSeconds: new Histogram({
      name: 'job_duration_seconds', help: 'Time of one attempt at a job', registers,
      labelNames: ['job'], buckets: [0.005, 0.02, 0.1, 0.5, 1, 5, 20, 60, 180],
    }),
    poolErrors: new Counter({ name: 'database_pool_errors_total', help: 'Errors of idle database connections', registers }),
  };
}

function watchQueueDepth(registry: Registry, read: () => Promise<QueueDepth>): void {
  const gauge: Gauge<'state'> = new Gauge({
    name: 'jobs_queued', help: 'Jobs in the queue by state', labelNames: ['state'], registers: [registry],
    async collect() {
      // A scrape must not fail because the database does: the other figures are wanted most just then.
      const depth = await read().catch(() => null);
      if (depth === null) return;
      for (const state of ['ready', 'delayed', 'dead'] as const) gauge.set({ state }, depth[state]);
    },
  });
}
