import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FirstRun } from './first-start.js';

const FILE = 'first-run.json';
const PENDING = `${FILE}.new`;

/**
 * Writes what the first start tells beside its final name, readable by the owner only. The database gets the hashes
 * afterwards: whenever the process dies, either nothing was seeded or the secrets are on disk.
 */
export function writePendingFirstRun(dataDir: string, firstRun: FirstRun): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, PENDING), `${JSON.stringify(firstRun, null, 2)}\n`, { mode: 0o600, flush: true });
}

/** Gives the file its name once everything is seeded. Also after a start that died in between. True when there was one. */
export function confirmFirstRun(dataDir: string): boolean {
  if (!existsSync(join(dataDir, PENDING))) return false;
  renameSync(join(dataDir, PENDING), join(dataDir, FILE));
  return true;
}

/** Where a person finds it. */
export const firstRunPath = (dataDir: string): string => join(dataDir, FILE);
