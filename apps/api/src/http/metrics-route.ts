import { createHash, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Metrics } from '@safecode/observability/metrics/create-metrics';
import type { Request, RequestHandler } from 'express';
import { readBearer } from './read-bearer.js';
import { sendError } from './send-error.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** Any of these says that somebody else's request was passed on from this machine. */
const FORWARDED = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'];

/** Figures for Prometheus: to callers on this machine, or with the token when one is configured. To others there is nothing here. */
export function metricsRoute(metrics: Metrics, token: string | null): RequestHandler {
  return (request, response, next) => {
    response.locals['route'] = '/metrics';
    if (!isLocal(request) && !hasToken(request, token)) return sendError(response, new DomainError('access.not_found', { what: 'page' }));
    metrics
      .render()
      .then(({ contentType, body }) => {
        response.setHeader('content-type', contentType);
        response.end(body);
      })
      .catch(next);
  };
}

function isLocal(request: Request): boolean {
  return LOOPBACK.has(request.socket.remoteAddress ?? '') && FORWARDED.every((name) => request.headers[name] === undefined);
}

function hasToken(request: Request, token: string | null): boolean {
  const bearer = readBearer(request);
  // Compared as digests, so that neither length nor content shows in the time.
  return token !== null && bearer !== null && timingSafeEqual(digest(bearer), digest(token));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
