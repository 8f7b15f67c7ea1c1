import fs from 'node:fs';
import path from 'node:path';
import { systemErrorCode } from '../clear-error.mjs';
import { describeProcess, isProcessAlive, isSameProcess } from '../process-lock.mjs';

const FILE = 'processes.json';
const PATIENCE_MS = 5_000;

/**
 * Remembers what this start has running, for the case that it is killed before it can stop it.
 * @param {string} dataDir
 * @param {number[]} pids
 */
export function rememberProcesses(dataDir, pids) {
  fs.writeFileSync(path.join(dataDir, FILE), JSON.stringify(pids.map((pid) => describeProcess(pid))));
}

/** @param {string} dataDir */
export function forgetProcesses(dataDir) {
  fs.rmSync(path.join(dataDir, FILE), { force: true });
}

/**
 * Stops programs that a killed start has left behind: they would hold the port and work on a stopped database.
 * Only called by the holder of the data folder's lock.
 * @param {string} dataDir
 */
export async function stopLeftOvers(dataDir) {
  const pids = readProcesses(dataDir)
    .filter(isSameProcess)
    .map((description) => Number(description.split('\n')[0]));
  for (const pid of pids) send(pid, 'SIGTERM');
  const deadline = Date.now() + PATIENCE_MS;
  while (pids.some(isProcessAlive)) {
    if (Date.now() > deadline) for (const pid of pids) send(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  forgetProcesses(dataDir);
}

/**
 * @param {string} dataDir
 * @returns {string[]}
 */
function readProcesses(dataDir) {
  try {
    const found = JSON.parse(fs.readFileSync(path.join(dataDir, FILE), 'utf8'));
    return Array.isArray(found) ? found.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (systemErrorCode(error) !== 'ESRCH') throw error;
  }
}
