import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { REPOSITORY } from './repository.js';

export interface Database {
  readonly url: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

interface PostgresModule {
  startPostgres(options: { dataDir: string; settings?: Record<string, string> }): Promise<{ url: string; stop(): Promise<void> }>;
}

/** A durable PostgreSQL (fsync on, as in production) in a folder of its own. */
export async function startDatabase(): Promise<Database> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = pathToFileURL(join(REPOSITORY, 'tooling/bootstrap/postgres.mjs')).href;
  const { startPostgres } = (await import(file)) as PostgresModule;
  const server = await startPostgres({ dataDir: join(dataDir, 'postgres') });
  return {
    url: server.url,
    dataDir,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A free port of the loopback address. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Runs a built program of the product to its end; its output is shown only when it fails. */
export async function runProgram(script: string, env: Record<string, string>): Promise<void> {
  const child = spawnProgram(script, env);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${script} ended with ${code}:\n${output.slice(-2000)}`);
}

export function spawnProgram(script: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(REPOSITORY, script)], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

/** Stops a child and waits for its end. */
export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(timer);
}

/** Waits until an address answers 200. */
export async function waitForOk(url: string, timeoutMs = 60_000): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    const status = await fetch(url).then((answer) => answer.status, () => 0);
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer 200 within ${timeoutMs / 1000} s.`);
}

export interface FirstRun {
  readonly url: string;
  readonly opalToken: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
  readonly organizationSlug: string;
}

export const readFirstRun = (dataDir: string): FirstRun => JSON.parse(readFileSync(join(dataDir, 'first-run.json'), 'utf8')) as FirstRun;

/** The API as it is delivered, alone, on a database that it has filled. */
export interface RunningApi {
  readonly url: string;
  readonly firstRun: FirstRun;
  stop(): Promise<void>;
}

/** Prepares a database as the first start does and runs the API on it, with the template engine and without a limit of calls. */
export async function startApi(database: Database, seed: 'demo' | 'demo-knowledge'): Promise<RunningApi> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: database.url,
    DATA_DIR: database.dataDir,
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    STOREFRONT_URL: 'http://127.0.0.1:4001',
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    SEED: seed,
    GENERATION_PROVIDER: 'template',
    RATE_LIMIT_PER_MINUTE: '1000000',
  };
  await runProgram('apps/api/dist/prepare-database.js', env);
  const child = spawnProgram('apps/api/dist/main.js', env);
  await waitForOk(`${url}/readyz`);
  return { url, firstRun: readFirstRun(database.dataDir), stop: () => stopProgram(child) };
}
