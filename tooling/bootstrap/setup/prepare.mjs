import fs from 'node:fs';
import path from 'node:path';
import { ClearError, systemErrorCode } from '../clear-error.mjs';
import { takeProcessLock } from '../process-lock.mjs';
import { buildEverything, isBuilt } from './build.mjs';
import { installPackages, isInstalled } from './install.mjs';
import { createProgress } from './progress.mjs';
import { CACHE } from './workspace.mjs';

const RETRY_MS = 200;

/**
 * Installs and builds whatever is missing. Costs a few milliseconds when nothing is.
 * @param {{ stream?: NodeJS.WriteStream }} [options] where progress is told; commands whose output is data tell it on stderr
 * @throws {ClearError}
 */
export async function prepareWorkspace({ stream = process.stdout } = {}) {
  // Looked at before the lock: a checkout that is complete may be one that cannot be written.
  if (isInstalled() && isBuilt()) return;
  const progress = createProgress(stream);
  const release = await waitForTurn(progress);
  try {
    await installPackages(progress);
    await buildEverything(progress);
  } finally {
    release();
  }
}

/**
 * Two commands started at once must not install into the same folder at once.
 * @param {import('./progress.mjs').Progress} progress
 */
async function waitForTurn(progress) {
  let told = false;
  for (;;) {
    const taken = takeSetupLock();
    if ('release' in taken) return taken.release;
    if (!told) progress.note(`waiting for the set-up that process ${taken.heldBy} is doing`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

function takeSetupLock() {
  try {
    fs.mkdirSync(CACHE, { recursive: true });
    return takeProcessLock(path.join(CACHE, 'setup.lock'));
  } catch (error) {
    throw new ClearError(`The checkout cannot be written (${systemErrorCode(error)} on ${CACHE}): give yourself the right to write there.`);
  }
}
