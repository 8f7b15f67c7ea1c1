import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testDatabase, type SharedStart, type TestDatabase } from '@safecode/testing/database/test-database';
import { TEST_ENCRYPTION_KEY } from '@safecode/testing/database/test-cluster';
import { afterAll, vi } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const READY_TRIES = 600;
/** Limits that end a test that hangs, not one on a busy machine: a test opens several screens, each with all its requests. */
const LIMITS = { testTimeout: 120_000, hookTimeout: 240_000 };
const PASSWORD = 'a long enough password for tests';

/** What a test needs to know about the running product. */
export interface Product {
  readonly url: string;
  readonly database: TestDatabase;
  /** The first part of every address: `/o/larkmoor-outfitters`. */
  readonly organization: string;
  /** The same with the demonstration brand. */
  readonly brand: string;
  readonly owner: { readonly email: string; readonly password: string };
  readonly opalToken: string;
  /** Holds the worker where it is, so that a run stays queued. */
  readonly pauseWorker: () => void;
  readonly resumeWorker: () => void;
  /** Address of the demonstration shop; null when it does not run. */
  readonly shop: string | null;
}

interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
}

function run(script: string, env: NodeJS.ProcessEnv): Program {
  const file = join(ROOT, script);
  if (!existsSync(file)) throw new Error(`${script} is not built: run "npm run typecheck" first.`);
  const child = spawn(process.execPath, [file], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilReady(url: string, program: Program): Promise<void> {
  for (let tries = 0; tries < READY_TRIES; tries += 1) {
    if (program.child.exitCode !== null) throw new Error(`The API ended: ${program.output()}`);
    const status = await fetch(url).then((answer) => answer.status, () => 0);
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The API is not ready: ${program.output()}`);
}

async function end({ child }: Program): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await closed;
  clearTimeout(timer);
}

export interface StartOptions {
  /** Runs the demonstration shop too, whose pages the worker then visits. */
  readonly withShop?: boolean;
  /** Settings of the programs beside the usual ones. */
  readonly settings?: NodeJS.ProcessEnv;
}

/** The demonstration shop in its first version, and what lets the worker visit it. */
async function startShop(): Promise<{ readonly program: Program; readonly url: string; readonly env: NodeJS.ProcessEnv }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = run('tooling/storefront/dist/main.js', { PATH: process.env['PATH'], STOREFRONT_PORT: String(port) });
  await untilReady(url, program);
  return { program, url, env: { STOREFRONT_URL: url, PROBE_ALLOW_HOSTS: `127.0.0.1:${port}` } };
}

/** What the first start of an installation makes. */
async function prepare(settings: NodeJS.ProcessEnv): Promise<void> {
  const program = run('apps/api/dist/prepare-database.js', settings);
  const [code] = (await once(program.child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The database was not prepared: ${program.output()}`);
}

/** What every start of a product here has in common. */
const COMMON = { PATH: process.env['PATH'], ENCRYPTION_KEY: TEST_ENCRYPTION_KEY, SEED: 'demo-knowledge', ADMIN_PASSWORD: PASSWORD, GENERATION_PROVIDER: 'template', LOG_LEVEL: 'warn' };

/** The demonstration as the first start makes it, without a shop that runs: the same for every file. */
const DEMONSTRATION: SharedStart = { name: 'demonstration', fill: ({ adminUrl, dataDir }) => prepare({ ...COMMON, DATABASE_URL: adminUrl, DATA_DIR: dataDir }) };

/**
 * API and worker as they are delivered, with the demonstration data and the settings given, on a database of this test file. To be called while
 * the file is read: what is to be done after its tests cannot be said in a hook any more.
 */
export async function startProduct({ withShop = false, settings = {} }: StartOptions = {}): Promise<Product> {
  if (!existsSync(join(ROOT, 'apps/admin/dist/index.html'))) throw new Error('The console is not built: run "npx vite build" in apps/admin first.');
  vi.setConfig(LIMITS);
  const database = await testDatabase(withShop ? {} : { start: DEMONSTRATION });
  const { dataDir } = database;
  const url = `http://127.0.0.1:${await freePort()}`;
  const shop = withShop ? await startShop() : null;
  const env = {
    ...COMMON,
    ...shop?.env,
    DATABASE_URL: database.adminUrl,
    DATA_DIR: dataDir,
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    ...settings,
  };
  if (shop !== null) await prepare(env);
  const programs = [run('apps/api/dist/main.js', env), run('apps/worker/dist/main.js', env)] as const;
  const stop = async (): Promise<void> => {
    programs[1].child.kill('SIGCONT');
    await Promise.all([...programs, ...(shop === null ? [] : [shop.program])].map(end));
  };
  afterAll(stop);
  await untilReady(`${url}/readyz`, programs[0]).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const firstRun = JSON.parse(readFileSync(join(dataDir, 'first-run.json'), 'utf8')) as Record<string, string>;
  const organization = `/o/${firstRun['organizationSlug'] ?? ''}`;
  return {
    url,
    database,
    organization,
    brand: `${organization}/b/larkmoor`,
    owner: { email: firstRun['adminEmail'] ?? '', password: PASSWORD },
    opalToken: firstRun['opalToken'] ?? '',
    shop: shop?.url ?? null,
    pauseWorker: () => void programs[1].child.kill('SIGSTOP'),
    resumeWorker: () => void programs[1].child.kill('SIGCONT'),
  };
}

/** Asks for a variation as Opal does; answers the number of the code. */
export async function generateByOpal(product: Product, description: string): Promise<number> {
  const answer = await fetch(`${product.url}/tools/generate-variation-code`, {
    method: 'POST',
    headers: { authorization: `Bearer ${product.opalToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ parameters: { brand: 'larkmoor', page_type: 'pdp', description } }),
  });
  const body = (await answer.json()) as { ok: boolean; code: { id: number } | null };
  if (!body.ok || body.code === null) throw new Error(`Opal got no code for "${description}": ${JSON.stringify(body)}`);
  return body.code.id;
}
