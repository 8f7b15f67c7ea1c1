import { createServer } from 'node:http';
import type { Metrics } from '@safecode/observability/metrics/create-metrics';

export interface HealthState {
  /** True while jobs are taken and the database hears of it. */
  isReady(): boolean;
}

export interface HealthServer {
  readonly port: number;
  close(): void;
}

/** Health and metrics of the worker on the loopback address: `/healthz`, `/readyz`, `/metrics`. */
export function startHealthServer(port: number, state: HealthState, metrics: Metrics): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    };
    if (request.url === '/healthz') return answer(200, 'text/plain', 'ok\n');
    if (request.url === '/readyz') return state.isReady() ? answer(200, 'text/plain', 'ready\n') : answer(503, 'text/plain', 'not ready\n');
    if (request.url !== '/metrics') return answer(404, 'text/plain', 'not found\n');
    metrics.render().then(
      ({ contentType, body }) => answer(200, contentType, body),
      () => answer(500, 'text/plain', 'metrics failed\n'),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port, close: () => server.close() });
    });
  });
}
