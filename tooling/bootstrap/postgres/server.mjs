import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ClearError } from '../clear-error.mjs';
import { isProcessAlive } from '../process-lock.mjs';
import { databasePaths } from './cluster.mjs';
import { SERVER_ENVIRONMENT, nameDataDirectory } from './identity.mjs';

/** @typedef {import('./identity.mjs').Identity} Identity */
/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const START_TIMEOUT_MS = 60_000;
const FAST_STOP_MS = 10_000;
const LOG_LIMIT_BYTES = 5_000_000;

/** @param {number} ms */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * What the server writes into its own lock file: its process id on line 1, its state on line 8.
 * @param {string} cluster
 * @returns {{ pid: number, ready: boolean } | undefined}
 */
export function readServerState(cluster) {
  try {
    const lines = fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/**
 * Stops a server that outlived its launcher (the launcher was killed with kill -9). Nothing else can be
 * using it: whoever calls this holds the launcher's lock.
 * @param {string} cluster
 */
export async function stopOrphan(cluster) {
  const state = readServerState(cluster);
  if (state === undefined || !isServerOf(state.pid, cluster)) return;
  process.kill(state.pid, 'SIGINT');
  const deadline = Date.now() + FAST_STOP_MS;
  while (isProcessAlive(state.pid)) {
    if (Date.now() > deadline) process.kill(state.pid, 'SIGQUIT');
    await pause(20);
  }
}

/**
 * A process id in a stale lock file may belong to anything by now.
 * @param {number} pid
 * @param {string} cluster
 */
function isServerOf(pid, cluster) {
  if (!Number.isInteger(pid) || pid <= 1 || !isProcessAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return fs.realpathSync(`/proc/${pid}/cwd`) === fs.realpathSync(cluster);
  } catch {
    return false;
  }
}

/**
 * Starts the server and waits until it accepts connections.
 * @param {{ dataDir: string, postgres: string, identity: Identity, port: number, settings: Record<string, string> }} input
 * @returns {Promise<ChildProcess>}
 * @throws {ClearError} with the server's own words when it stops at once
 */
export async function launchServer({ dataDir, postgres, identity, port, settings }) {
  const { cluster, log } = databasePaths(dataDir);
  const logStart = prepareLog(log);
  // A file, not a pipe: the server must not depend on who started it, and its last words must survive both.
  const logFile = fs.openSync(log, 'a', 0o600);
  const options = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = spawn(
    postgres,
    ['-D', nameDataDirectory(cluster, identity), '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...options],
    // Detached: a Ctrl-C in the terminal must reach the API and the worker first, the database last.
    { ...identity, cwd: cluster, env: SERVER_ENVIRONMENT, stdio: ['ignore', 'ignore', logFile], detached: true },
  );
  fs.closeSync(logFile);
  /** @type {Error | undefined} */
  let failure;
  child.once('error', (error) => {
    failure = error;
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!isReady(child, cluster)) {
    if (failure !== undefined || child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGQUIT');
      throw new ClearError(`The database in ${dataDir} did not start: ${failure?.message ?? lastComplaint(log, logStart)}`);
    }
    await pause(10);
  }
  return child;
}

/**
 * @param {ChildProcess} child
 * @param {string} cluster
 */
function isReady(child, cluster) {
  const state = readServerState(cluster);
  return state !== undefined && state.pid === child.pid && state.ready;
}

/**
 * @param {string} log
 * @returns {number} the offset from which this start's lines stand
 */
function prepareLog(log) {
  const size = fs.statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_LIMIT_BYTES) return size;
  fs.renameSync(log, `${log}.1`);
  return 0;
}

/**
 * @param {string} log
 * @param {number} offset
 */
function lastComplaint(log, offset) {
  const lines = fs.readFileSync(log).subarray(offset).toString('utf8').trim().split('\n');
  const complaint = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1);
  return complaint ? complaint.replace(/^.*?(FATAL|PANIC): */, '') : `it said nothing within ${START_TIMEOUT_MS / 1000} s (see ${log})`;
}

/**
 * Stops the server: a fast shutdown, which writes everything to disk, then after ten seconds an immediate one,
 * which loses nothing either but has to recover at the next start.
 * @param {ChildProcess} child
 */
export async function stopServer(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), FAST_STOP_MS);
  await gone;
  clearTimeout(timer);
}
