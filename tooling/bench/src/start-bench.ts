import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFigure } from './figure.js';
import { freePort } from './product.js';
import { REPOSITORY } from './repository.js';

const TIMEOUT_MS = 180_000;

/**
 * `npm start` until it prints `ready`, in an empty clone of the last commit: cold (nothing installed, empty package
 * caches, new data folder) and warm (the same folder again). References are the limits: 60 s and 6 s.
 */
export async function benchStart(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  try {
    const clone = join(folder, 'clone');
    const cloned = spawnSync('git', ['clone', '--quiet', REPOSITORY, clone], { encoding: 'utf8' });
    if (cloned.status !== 0) throw new Error(`git clone failed: ${cloned.stderr}`);
    const caches = { npm_config_cache: join(folder, 'npm'), XDG_DATA_HOME: join(folder, 'data'), XDG_CACHE_HOME: join(folder, 'cache'), PNPM_HOME: join(folder, 'pnpm') };
    printFigure({ bench: 'start', metric: 'cold npm start to ready', value: await timeStart(clone, caches), unit: 's', reference: 60 });
    printFigure({ bench: 'start', metric: 'warm npm start to ready', value: await timeStart(clone, caches), unit: 's', reference: 6 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeStart(clone: string, env: Record<string, string>): Promise<number> {
  const [port, storefrontPort] = [await freePort(), await freePort()];
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...process.env, ...env, PORT: String(port), STOREFRONT_PORT: String(storefrontPort), DATA_DIR: join(clone, '.data') },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const ready = new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready within ${TIMEOUT_MS / 1000} s:\n${output.slice(-1500)}`)), TIMEOUT_MS);
    const watch = (chunk: Buffer): void => {
      output += chunk.toString();
      if (!/^ready http/m.test(output)) return;
      clearTimeout(timer);
      resolve((performance.now() - began) / 1000);
    };
    child.stdout.on('data', watch);
    child.stderr.on('data', watch);
    child.once('exit', () => reject(new Error(`npm start ended before it was ready:\n${output.slice(-1500)}`)));
  });
  try {
    return await ready;
  } finally {
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    if (child.pid !== undefined && child.exitCode === null) {
      process.kill(-child.pid, 'SIGINT');
      await ended;
    }
  }
}
