import { performance } from 'node:perf_hooks';
import { resolveCorrelationId, withCorrelation } from '@safecode/observability/correlation/correlation';
import type { Logger } from '@safecode/observability/logger/create-logger';
import type { Metrics } from '@safecode/observability/metrics/create-metrics';
import type { RequestHandler } from 'express';
import { setCorrelation } from './send-error.js';

/**
 * Gives every request its correlation id (the caller's when it sent a plain one), on the answer and in every log line,
 * and measures it. Only the pattern of the route is logged: addresses can hold what people searched for.
 */
export function requestScope(observe: { readonly log: Logger; readonly metrics: Metrics }): RequestHandler {
  return (request, response, next) => {
    const correlationId = resolveCorrelationId(request.headers['x-correlation-id']);
    setCorrelation(response, correlationId);
    const startedAt = performance.now();
    response.once('finish', () => {
      const seconds = (performance.now() - startedAt) / 1000;
      const route = typeof response.locals['route'] === 'string' ? response.locals['route'] : 'other';
      const { method } = request;
      observe.metrics.observeHttp({ method, route, status: response.statusCode, seconds });
      observe.log.debug('http.answered', { correlationId, method, route, status: response.statusCode, durationMs: Math.round(seconds * 1000) });
    });
    withCorrelation(correlationId, next);
  };
}
