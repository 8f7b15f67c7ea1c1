import { sessionCookie, type SessionCookie } from '@safecode/auth/sessions/session-cookie';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Logger } from '@safecode/observability/logger/create-logger';
import type { Metrics } from '@safecode/observability/metrics/create-metrics';
import type { Deps } from '@safecode/usecases/deps';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { opalRoutes } from '../opal/opal-routes.js';
import { AUDIT_EXPORT_ROUTE, auditExport } from '../rest/audit-export.js';
import { openApiDocument } from '../rest/open-api-document.js';
import { restHandler } from '../rest/rest-handler.js';
import { pagePart, type PagePartOptions } from '../rest/page-part.js';
import { PAGE_PARTS } from '../rest/page-parts.js';
import { appRouter } from '../router.js';
import { createContext } from '../trpc/create-context.js';
import { apiDocs } from './api-docs.js';
import type { Authenticator } from './authenticator.js';
import { MAX_BODY_BYTES } from './body-limit.js';
import { clientAddress } from './client-address.js';
import { consoleFiles } from './console-files.js';
import { healthRoutes, type HealthState } from './health-routes.js';
import { jsonBody, limitLength, requireJson } from './json-body.js';
import { knownOrigins } from './known-origins.js';
import { metricsRoute } from './metrics-route.js';
import type { OpenStreams } from './open-streams.js';
import type { OpenWork } from './open-work.js';
import { hostGuard, originGuard } from './origin-guard.js';
import type { RateLimits } from './rate-limits.js';
import { readBearer } from './read-bearer.js';
import { reportErrors, type ReportError } from './report-errors.js';
import { requestScope } from './request-scope.js';
import { securityHeaders } from './security-headers.js';
import { sendError } from './send-error.js';

export interface AppOptions {
  readonly deps: Deps;
  readonly authenticator: Authenticator;
  readonly limits: RateLimits;
  readonly health: HealthState;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly isDevelopment: boolean;
  readonly trustedProxies: number;
  readonly metricsToken: string | null;
  readonly streams: OpenStreams;
  readonly work: OpenWork;
  /** Folder of the built console. */
  readonly consoleDirectory: string;
}

/** Calls one browser may put into one request. */
const MAX_BATCH = 20;

/** Every address the product answers, in the order in which they are tried. */
export function createApp(options: AppOptions): Express {
  const { deps, log, metrics } = options;
  const origins = knownOrigins(deps.config.publicUrl);
  const isHttps = deps.config.publicUrl.startsWith('https:');
  const report = reportErrors(log);
  const cookie = sessionCookie(deps.config.publicUrl);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', options.trustedProxies);
  app.set('query parser', 'simple');
  app.use(requestScope({ log, metrics }), securityHeaders({ isHttps }));
  app.use(healthRoutes(options.health));
  app.get('/metrics', metricsRoute(metrics, options.metricsToken));
  app.use(hostGuard(origins), limitAddresses(options.limits), limitLength);
  app.use(opalRoutes({ ...options, jsonBody: jsonBody(), onError: report }));
  app.use(originGuard(origins, cookie));
  mountRest(app, options, { cookie, report });
  mountTrpc(app, options, { cookie, report });
  app.use(['/api', '/trpc', '/tools', '/discovery'], notFound);
  app.use(consoleFiles(options.consoleDirectory));
  app.use(notFound);
  return app;
}

interface FaceSettings {
  readonly cookie: SessionCookie;
  readonly report: ReportError;
}

function mountRest(app: Express, options: AppOptions, { cookie, report }: FaceSettings): void {
  const document = openApiDocument(appRouter, options.deps.config.publicUrl);
  app.get('/api/v1/openapi.json', compression(), (_request, response) => {
    response.locals['route'] = '/api/v1/openapi.json';
    response.json(document);
  });
  app.get('/api/docs', compression(), apiDocs(document));
  app.get(AUDIT_EXPORT_ROUTE, auditExport({ createContext: (request, response, organization) => createContext({ ...options, cookie }, { request, response, organization }), onError: report }));
  const pages: PagePartOptions = { createContext: (request, response, organization) => createContext({ ...options, cookie }, { request, response, organization }), onError: report };
  for (const part of PAGE_PARTS) app.get(part.route.replaceAll(/\{(\w+)\}/g, ':$1'), pagePart(pages, part));
  app.use(
    '/api/v1',
    restHandler({
      router: appRouter,
      jsonBody: jsonBody(),
      createContext: (request, response) => createContext({ ...options, cookie }, { request, response }),
      onError: report,
    }),
  );
}

/** tRPC reads the body itself, so nothing may parse it before: that would get around its limit. */
function mountTrpc(app: Express, options: AppOptions, { cookie, report }: FaceSettings): void {
  const nameRoute: RequestHandler = (request, response, next) => {
    response.locals['route'] = request.path.includes(',') ? 'trpc.batch' : request.path.slice(1);
    next();
  };
  app.use(
    '/trpc',
    nameRoute,
    options.streams.track,
    requireJson,
    createExpressMiddleware({
      router: appRouter,
      maxBodySize: MAX_BODY_BYTES,
      maxBatchSize: MAX_BATCH,
      createContext: ({ req, res, info }) => createContext({ ...options, cookie }, { request: req, response: res, organization: info.connectionParams?.['organization'] }),
      onError: ({ error, path }) => report(error, { procedure: path ?? 'unknown' }),
    }),
  );
}

/** Requests with a key are counted by key where the key is known; all others by address. */
function limitAddresses(limits: RateLimits): RequestHandler {
  return (request, response, next) => {
    if (readBearer(request) !== null) return next();
    limits.countAddress(clientAddress(request).ip).then(
      () => next(),
      (error: unknown) => sendError(response, error),
    );
  };
}

const notFound: RequestHandler = (_request, response) => {
  sendError(response, new DomainError('access.not_found', { what: 'page' }));
};
