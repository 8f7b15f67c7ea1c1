import { describe, expect, it } from 'vitest';
import { createMetrics, statusClass } from './create-metrics.js';

const newMetrics = () => createMetrics({ app: 'test', routes: ['/api/v1/brands/{slug}', 'codes.list'] });

describe('createMetrics', () => {
  it('counts requests by route pattern, method and class of status', async () => {
    const metrics = newMetrics();
    metrics.observeHttp({ method: 'GET', route: '/api/v1/brands/{slug}', status: 204, seconds: 0.03 });
    const { body, contentType } = await metrics.render();
    expect(contentType).toContain('text/plain');
    expect(body).toContain('http_request_duration_seconds_count{app="test",method="GET",route="/api/v1/brands/{slug}",status="2xx"} 1');
  });

  it('keeps the number of series bounded whatever is called', async () => {
    const metrics = newMetrics();
    for (let n = 0; n < 500; n += 1) metrics.observeHttp({ method: `M${n}`, route: `/made-up/${n}`, status: 1000 + n, seconds: 0.01 });
    const { body } = await metrics.render();
    const series = body.split('\n').filter((line) => line.startsWith('http_request_duration_seconds_count'));
    expect(series).toEqual(['http_request_duration_seconds_count{app="test",method="other",route="other",status="other"} 500']);
  });

  it('measures stages, runs, jobs and pool errors', async () => {
    const metrics = newMetrics();
    metrics.observeStage('verify', 0.004);
    metrics.countRun('passed');
    metrics.countRun('invented');
    metrics.observeJob('sessions.purge', 'failed', 0.2);
    metrics.countPoolError();
    const { body } = await metrics.render();
    expect(body).toContain('generation_stage_duration_seconds_bucket{le="0.005",app="test",stage="verify"} 1');
    expect(body).toContain('generation_runs_total{outcome="passed",app="test"} 1');
    expect(body).toContain('generation_runs_total{outcome="other",app="test"} 1');
    expect(body).toContain('jobs_total{job="sessions.purge",outcome="failed",app="test"} 1');
    expect(body).toContain('database_pool_errors_total{app="test"} 1');
  });

  it('reads the queue at each scrape and survives a database that does not answer', async () => {
    const metrics = newMetrics();
    const answers = [{ ready: 3, delayed: 1, dead: 2 }];
    metrics.watchQueueDepth(async () => {
      const next = answers.shift();
      if (next === undefined) throw new Error('no connection');
      return next;
    });
    expect((await metrics.render()).body).toContain('jobs_queued{state="ready",app="test"} 3');
    expect((await metrics.render()).body).toContain('jobs_queued{state="dead",app="test"} 2');
  });
});

describe('statusClass', () => {
  it.each([[200, '2xx'], [404, '4xx'], [599, '5xx'], [0, 'other'], [Number.NaN, 'other']])('%d is %s', (status, name) => expect(statusClass(status)).toBe(name));
});
