import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { authenticateKey } from '@safecode/auth/keys/authenticate-key';
import { checkReadiness, pendingMigrations } from '@safecode/database/health/check-readiness';
import { createLogger, type Logger } from '@safecode/observability/logger/create-logger';
import { createMetrics } from '@safecode/observability/metrics/create-metrics';
import { createDeps } from './composition/create-deps.js';
import { EnvironmentError, readEnv, type ApiEnv } from './env.js';
import { createAuthenticator } from './http/authenticator.js';
import { createApp } from './http/create-app.js';
import { drainServer } from './http/drain-server.js';
import { knownRoutes } from './http/known-routes.js';
import { OpenStreams } from './http/open-streams.js';
import { OpenWork } from './http/open-work.js';
import { createRateLimits } from './http/rate-limits.js';

const CONSOLE = fileURLToPath(new URL('../../admin/dist', import.meta.url));
/** Requests in hand may take this long after the signal to stop: longer than any answer is waited for. */
const DRAIN_MS = 14_000;

async function start(env: ApiEnv, log: Logger): Promise<void> {
  const metrics = createMetrics({ app: 'api', routes: knownRoutes() });
  const { deps: parts, auth, close } = await createDeps(env, log, (error) => {
    metrics.countPoolError();
    log.warn('database.connection_lost', {}, error);
  });
  const deps = { ...parts, metrics };
  const limits = createRateLimits({ perKeyPerMinute: env.RATE_LIMIT_PER_MINUTE, perAddressPerMinute: Math.ceil(env.RATE_LIMIT_PER_MINUTE / 5) });
  const pending = await pendingMigrations(env.DATABASE_URL);
  if (pending.length > 0) throw new EnvironmentError(`The API cannot start: the database lacks ${pending.length} migrations. Run prepare-database first.`);
  const streams = new OpenStreams();
  const work = new OpenWork();
  let isDraining = false;
  const app = createApp({
    deps,
    authenticator: createAuthenticator({ authenticateKey: (secret) => authenticateKey(deps.db, secret), validateSession: (token) => auth.sessions.validate(token), peekSession: (token) => auth.sessions.peek(token) }, limits),
    limits,
    health: { isDraining: () => isDraining, checkReadiness: async () => ({ ...(await checkReadiness(deps.db)), migrations: true }) },
    log,
    metrics,
    isDevelopment: env.NODE_ENV !== 'production',
    trustedProxies: env.TRUSTED_PROXIES,
    streams,
    work,
    metricsToken: env.METRICS_TOKEN ?? null,
    consoleDirectory: CONSOLE,
  });
  const server = createServer(app);
  server.listen(env.PORT, env.HOST);
  await once(server, 'listening');
  log.info('api.listening', { port: env.PORT, origin: env.PUBLIC_URL, provider: deps.config.provider, model: deps.config.model });
  const signal = await firstSignal();
  log.info('api.draining', { signal });
  isDraining = true;
  await drainServer(server, { limitMs: DRAIN_MS, endStreams: () => streams.endAll(), workSettled: () => work.settled() });
  await close();
  log.info('api.stopped');
}

function firstSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
}

try {
  const env = readEnv(process.env);
  await start(env, createLogger({ app: 'api', level: env.LOG_LEVEL }));
} catch (error) {
  // One sentence for what a person can mend; anything else with its stack, for whoever reads the log.
  process.stderr.write(`${error instanceof EnvironmentError ? error.message : `The API cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`);
  process.exitCode = 1;
}
