import fs from 'node:fs';
import path from 'node:path';
import { ClearError } from '../clear-error.mjs';
import { lastLines, runTool } from './run-tool.mjs';
import { hashContents, isUpToDate, removeStamp, writeStamp } from './stamps.mjs';
import { CACHE, ROOT, listPackages } from './workspace.mjs';

/** @typedef {import('./progress.mjs').Progress} Progress */

const PNPM_FOLDER = path.join(CACHE, 'pnpm');
const LOG = path.join(CACHE, 'install.log');

/** Words of a registry that cannot be reached, in npm's and in pnpm's output. */
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|dns error|error sending request|ENOTCACHED/i;

/** The defaults let a machine without a network wait for more than a minute before it is told. */
const PATIENCE = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];

/** The folder with the `pnpm` program: first on the PATH of whatever calls pnpm itself. */
export const PNPM_BIN = path.join(PNPM_FOLDER, 'node_modules', '.bin');

/**
 * Installs the workspace's packages as the lock file says, unless that was done before.
 * @param {Progress} progress
 * @throws {ClearError} when the registry cannot be reached or a package cannot be installed
 */
export async function installPackages(progress) {
  if (isInstalled()) return;
  removeStamp('install');
  await progress.step('installing packages', async (tell) => {
    await ensurePnpm();
    const result = await runTool(process.execPath, [pnpmScript(), 'install', '--frozen-lockfile', '--reporter=append-only', ...PATIENCE.map((option) => option.replace('--', '--config.'))], {
      env: installEnvironment(),
      tell,
      logFile: LOG,
    });
    if (result.code !== 0) throw describeFailure(result.output);
  });
  writeStamp('install', installStamp());
}

/** Whether the packages are as the lock file says. */
export function isInstalled() {
  return isUpToDate('install', installStamp()) && fs.existsSync(path.join(ROOT, 'node_modules', '.modules.yaml'));
}

function installStamp() {
  const fingerprint = hashContents([
    ...['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', '.npmrc'].map((name) => path.join(ROOT, name)),
    ...listPackages().map((folder) => path.join(ROOT, folder, 'package.json')),
  ]);
  // The platform belongs to it: a checkout may be seen from a container of another one.
  return `${process.platform}-${process.arch} ${fingerprint}`;
}

function pnpmVersion() {
  const { packageManager } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  return String(packageManager).replace('pnpm@', '');
}

function pnpmScript() {
  return path.join(PNPM_FOLDER, 'node_modules', 'pnpm', 'bin', 'pnpm.mjs');
}

/** Keeps pnpm in our own folder, so that neither a global pnpm nor another project's version decides what is installed. */
async function ensurePnpm() {
  const manifest = path.join(PNPM_FOLDER, 'node_modules', 'pnpm', 'package.json');
  const version = pnpmVersion();
  if (fs.existsSync(manifest) && JSON.parse(fs.readFileSync(manifest, 'utf8')).version === version) return;
  fs.rmSync(PNPM_FOLDER, { recursive: true, force: true });
  fs.mkdirSync(PNPM_FOLDER, { recursive: true });
  const args = ['install', '--prefix', PNPM_FOLDER, '--no-save', '--no-package-lock', '--no-audit', '--no-fund', ...PATIENCE, `pnpm@${version}`];
  const npm = process.env['npm_execpath'];
  const result =
    npm?.endsWith('npm-cli.js') === true
      ? await runTool(process.execPath, [npm, ...args], { env: installEnvironment(), logFile: LOG })
      : await runTool('npm', args, { env: installEnvironment(), logFile: LOG });
  if (result.code !== 0) throw describeFailure(result.output);
}

/** @returns {NodeJS.ProcessEnv} */
function installEnvironment() {
  // CI: never ask a question. NODE_ENV: production would leave out what the build needs.
  return { ...process.env, CI: 'true', NODE_ENV: 'development' };
}

/** @param {string} output */
function describeFailure(output) {
  if (OFFLINE.test(output)) {
    return new ClearError(`The packages could not be installed because the npm registry cannot be reached: check the network and start again (details in ${LOG}).`);
  }
  return new ClearError(`The packages could not be installed (details in ${LOG}):\n${lastLines(output, 8)}`);
}
