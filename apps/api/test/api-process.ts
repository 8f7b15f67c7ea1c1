import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEST_ENCRYPTION_KEY } from '@safecode/testing/database/test-cluster';
import { afterAll } from 'vitest';

/** For tests that start programs: on a machine where everything else runs too, each start alone takes ten seconds. */
export const PROGRAMS_MS = 240_000;
const START_MS = 60_000;
const DIST = fileURLToPath(new URL('../dist', import.meta.url));

export interface ApiProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it wrote so far. */
  readonly output: () => string;
}

export interface Installation {
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A data folder and an environment for the built programs. `settings` win. */
export async function makeInstallation(databaseUrl: string, settings: NodeJS.ProcessEnv = {}): Promise<Installation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'api-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  const port = await freePort();
  const { PATH } = process.env;
  return {
    dataDir,
    env: {
      PATH, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ENCRYPTION_KEY: TEST_ENCRYPTION_KEY, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`,
      GENERATION_PROVIDER: 'template', LOG_LEVEL: 'warn', ...settings,
    },
  };
}

/** Runs a built program to its end. */
export async function runBuilt(program: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(DIST, program)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = collect(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output() };
}

/** Starts the built API and waits until a request would succeed. */
export async function startBuiltApi({ env }: Installation): Promise<ApiProcess> {
  const child = spawn(process.execPath, [join(DIST, 'main.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  afterAll(() => child.kill('SIGKILL'));
  const output = collect(child);
  const url = String(env['PUBLIC_URL']);
  const startedAt = performance.now();
  while (performance.now() - startedAt < START_MS) {
    if (child.exitCode !== null) throw new Error(`The API ended: ${output()}`);
    const status = await fetch(`${url}/readyz`).then((answer) => answer.status, () => 0);
    if (status === 200) return { url, child, output };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The API is not ready: ${output()}`);
}

export async function endProcess({ child }: ApiProcess, signal: NodeJS.Signals): Promise<number | null> {
  const closed = once(child, 'close') as Promise<[number | null]>;
  child.kill(signal);
  return (await closed)[0];
}

export const readFirstRun = (dataDir: string): Record<string, string> => JSON.parse(readFileSync(join(dataDir, 'first-run.json'), 'utf8')) as Record<string, string>;

function collect(child: ChildProcess): () => string {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return () => output;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
