import type { SessionCookie } from '@safecode/auth/sessions/session-cookie';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Request, RequestHandler } from 'express';
import { readBearer } from './read-bearer.js';
import { isLoopbackOrigin, type KnownOrigins } from './known-origins.js';
import { sendError } from './send-error.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses requests for a host that is not ours: a foreign name that points here (DNS rebinding) gets nothing. */
export function hostGuard(origins: KnownOrigins): RequestHandler {
  return (request, response, next) => {
    if (origins.isKnownHost(request.headers.host)) return next();
    sendError(response, new DomainError('access.not_found', { what: 'page' }), { status: 421 });
  };
}

/**
 * Refuses changes that another site's page starts with a person's cookie. Browsers send `Origin` with every unsafe
 * method, form posts included; a request with a cookie and without `Origin` is therefore refused too. Requests with a
 * bearer token carry nothing a browser adds by itself and pass.
 */
export function originGuard(origins: KnownOrigins, cookie: SessionCookie): RequestHandler {
  return (request, response, next) => {
    if (SAFE.has(request.method) || readBearer(request) !== null || isFromOwnPage(request, origins, cookie)) return next();
    sendError(response, new DomainError('auth.origin_refused'));
  };
}

function isFromOwnPage(request: Request, origins: KnownOrigins, cookie: SessionCookie): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return cookie.read(request.headers.cookie) === null;
  return origins.isOwnOrigin(origin, request.headers.host);
}

/**
 * Same-origin only, but for one case: while developing, the Opal debugger runs in a page on another port of the same
 * machine and calls discovery and tools from there. It sends a bearer token; cookies are never allowed across origins.
 */
export function debuggerCors(options: { readonly isDevelopment: boolean }): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    response.vary('Origin');
    if (options.isDevelopment && origin !== undefined && isLoopbackOrigin(origin)) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-allow-methods', 'GET, HEAD, POST');
      response.setHeader('access-control-allow-headers', 'authorization, content-type');
      response.setHeader('access-control-max-age', '600');
      response.setHeader('cross-origin-resource-policy', 'cross-origin');
    }
    if (request.method !== 'OPTIONS') return next();
    response.status(204).end();
  };
}
