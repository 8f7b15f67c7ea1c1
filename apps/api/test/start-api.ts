import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAuth } from '@safecode/auth/create-auth';
import { authenticateKey } from '@safecode/auth/keys/authenticate-key';
import type { Logger } from '@safecode/observability/logger/create-logger';
import { createMetrics } from '@safecode/observability/metrics/create-metrics';
import { createManualConnector } from '@safecode/connectors/manual/manual-connector';
import { checkReadiness } from '@safecode/database/health/check-readiness';
import { testDatabase, type TestDatabase } from '@safecode/testing/database/test-database';
import type { Deps, GenerationDeps } from '@safecode/usecases/deps';
import { KnowledgeCache } from '@safecode/usecases/knowledge/knowledge-cache';
import { PageModelCache } from '@safecode/usecases/page-captures/page-models';
import { afterAll } from 'vitest';
import { createAuthenticator } from '../src/http/authenticator.js';
import { createApp } from '../src/http/create-app.js';
import { knownRoutes } from '../src/http/known-routes.js';
import { OpenStreams } from '../src/http/open-streams.js';
import { OpenWork } from '../src/http/open-work.js';
import { createRateLimits } from '../src/http/rate-limits.js';
import { plainDrafter } from './plain-drafter.js';

export interface LoggedError {
  readonly event: string;
  readonly error: unknown;
}

export interface TestApi {
  readonly url: string;
  readonly database: TestDatabase;
  readonly deps: Deps;
  /** Unexpected errors that were logged. */
  readonly errors: LoggedError[];
}

export interface TestApiOptions {
  readonly isDevelopment?: boolean;
  readonly publicUrl?: string;
  readonly perKeyPerMinute?: number;
  readonly perAddressPerMinute?: number;
  readonly metricsToken?: string;
  readonly consoleDirectory?: string;
  readonly generation?: Partial<GenerationDeps>;
  readonly database?: TestDatabase;
}

/** The whole API on a port of its own, over a database of its own; stopped after the test file. */
export async function startApi(options: TestApiOptions = {}): Promise<TestApi> {
  const database = options.database ?? (await testDatabase({ maxConnections: 8 }));
  // Longer than a busy machine pauses: else the server ends an idle connection in the moment in which a test sends on it.
  const server = createServer({ keepAliveTimeout: 60_000 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const errors: LoggedError[] = [];
  const log = recordingLog(errors);
  const deps = createTestDeps(database, { publicUrl: options.publicUrl ?? url, log, generation: options.generation ?? {} });
  const limits = createRateLimits({ perKeyPerMinute: options.perKeyPerMinute ?? 100_000, perAddressPerMinute: options.perAddressPerMinute ?? 100_000 });
  const auth = createAuth(database.db, database.keys);
  const app = createApp({
    deps,
    authenticator: createAuthenticator({ authenticateKey: (secret) => authenticateKey(database.db, secret), validateSession: (token) => auth.sessions.validate(token), peekSession: (token) => auth.sessions.peek(token) }, limits),
    limits,
    health: { isDraining: () => false, checkReadiness: async () => ({ ...(await checkReadiness(database.db)), migrations: true }) },
    log,
    metrics: createMetrics({ app: 'api', routes: knownRoutes() }),
    streams: new OpenStreams(),
    work: new OpenWork(),
    isDevelopment: options.isDevelopment ?? true,
    trustedProxies: 0,
    metricsToken: options.metricsToken ?? null,
    consoleDirectory: options.consoleDirectory ?? '/nonexistent',
  });
  server.on('request', app);
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { url, database, deps, errors };
}

function createTestDeps(database: TestDatabase, settings: { publicUrl: string; log: Logger; generation: Partial<GenerationDeps> }): Deps {
  const drafter = plainDrafter();
  return {
    db: database.db,
    listen: (channel, handler, onGap) => database.handle.listen(channel, handler, onGap),
    clock: { now: () => new Date() },
    config: { publicUrl: settings.publicUrl, provider: drafter.provider, model: drafter.model, storefrontUrl: null, maxRepairs: 3, generationDeadlineMs: 20_000 },
    keys: database.keys,
    knowledge: new KnowledgeCache(),
    pageModels: new PageModelCache(),
    platforms: { manual: createManualConnector() },
    generation: { drafter, fallback: null, runsInline: true, ...settings.generation },
    auth: createAuth(database.db, database.keys),
    checkpoints: database.checkpoints,
    mail: null,
    log: settings.log,
  };
}

function recordingLog(errors: LoggedError[]): Logger {
  const log: Logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: (event, _fields, error) => void errors.push({ event, error }),
    child: () => log,
  };
  return log;
}
