import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const START_TIMEOUT_MS = 240_000;

export interface FirstRun {
  readonly url: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
  readonly organization: string;
  readonly opalToken: string;
  readonly storefrontUrl: string;
}

/** The whole product as a user has it: `npm start` in its own data folder, on its own ports. */
export interface RunningProduct {
  readonly firstRun: FirstRun;
  readonly dataDir: string;
  /** Everything it printed so far. */
  output(): string;
  /** Ctrl-C, and wait until everything has ended. Answers the exit code. */
  stop(): Promise<number | null>;
}

export interface StartOptions {
  /** An earlier data folder; made when absent. */
  readonly dataDir?: string;
  readonly port?: number;
  readonly storefrontPort?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the product and waits for its `ready` line. Rejects with what it printed when it ends before. */
export async function startProduct(options: StartOptions = {}): Promise<RunningProduct> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'journey-'));
  const child = spawn(process.execPath, [join(REPOSITORY, 'tooling/bootstrap/start.mjs')], {
    cwd: REPOSITORY,
    env: {
      ...process.env,
      ...options.env,
      DATA_DIR: dataDir,
      PORT: String(options.port ?? (await freePort())),
      STOREFRONT_PORT: String(options.storefrontPort ?? (await freePort())),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = await untilReady(child);
  return {
    firstRun: JSON.parse(readFileSync(join(dataDir, 'first-run.json'), 'utf8')) as FirstRun,
    dataDir,
    output,
    stop: () => stop(child),
  };
}

function untilReady(child: ChildProcess): Promise<() => string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => reject(new Error(`${reason}\n${printed.slice(-3000)}`));
    const timer = setTimeout(() => fail('The product was not ready in time.'), START_TIMEOUT_MS);
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (!/^ready http/m.test(printed)) return;
      clearTimeout(timer);
      resolve(() => printed);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`The product ended with ${code} before it was ready.`);
    });
  });
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  return ended;
}

/** A free port of the loopback address. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

export const removeData = (product: Pick<RunningProduct, 'dataDir'>): void => rmSync(product.dataDir, { recursive: true, force: true });

/** Calls a tool as Opal does. Answers status and body. */
export async function callTool(
  firstRun: FirstRun,
  tool: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${firstRun.url}/tools/${tool}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${firstRun.opalToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ parameters, environment: { execution_mode: 'headless' } }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
