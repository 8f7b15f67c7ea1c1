import fs from 'node:fs';
import { systemErrorCode } from './clear-error.mjs';

/**
 * When a process started, in a form that differs between two processes that got the same id
 * (a restarted container gives the same small ids again). Empty where the system does not tell.
 * @param {number} pid
 * @returns {string}
 */
function processBirth(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name in the second field may hold spaces and brackets: count from its end.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
  } catch {
    return '';
  }
}

/**
 * A process that has ended but was not yet collected by its parent (in a container whose first process
 * collects nothing it stays for good) still answers to signals.
 * @param {number} pid
 */
function isZombie(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.charAt(stat.lastIndexOf(')') + 2) === 'Z';
  } catch {
    return false;
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
export function isProcessAlive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}

/**
 * @param {number} pid
 * @returns {string} what to write down to recognise the process later with `isSameProcess`
 */
export function describeProcess(pid) {
  return `${pid}\n${processBirth(pid)}\n`;
}

/**
 * @param {string} description as written by `describeProcess`
 * @returns {boolean} whether that very process still runs, and not a later one with its id
 */
export function isSameProcess(description) {
  const [line = '', birth = ''] = description.split('\n');
  const pid = Number(line);
  return Number.isInteger(pid) && pid > 0 && isProcessAlive(pid) && birth === processBirth(pid);
}

/**
 * Takes a lock file for this process. A lock whose process is gone is taken over.
 * @param {string} path
 * @returns {{ heldBy: number } | { release: () => void }} `heldBy` is the id of the live process that has it
 * @throws the system's error when the folder cannot be written
 */
export function takeProcessLock(path) {
  const mine = describeProcess(process.pid);
  const temporary = `${path}.${process.pid}`;
  fs.writeFileSync(temporary, mine, { mode: 0o644 });
  try {
    for (;;) {
      try {
        // A hard link appears with its content or not at all; creating the file and then writing it does not.
        fs.linkSync(temporary, path);
        return { release: () => releaseLock(path, mine) };
      } catch (error) {
        if (systemErrorCode(error) !== 'EEXIST') throw error;
      }
      const found = readLock(path);
      if (isSameProcess(found)) return { heldBy: Number.parseInt(found, 10) };
      removeStaleLock(path, found);
    }
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}

/** @param {string} path */
function readLock(path) {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Two starts may find the same stale lock: the slower one must not remove the quicker one's new lock.
 * @param {string} path
 * @param {string} stale
 */
function removeStaleLock(path, stale) {
  const aside = `${path}.stale.${process.pid}`;
  try {
    fs.renameSync(path, aside);
  } catch {
    return;
  }
  if (readLock(aside) !== stale) {
    try {
      fs.linkSync(aside, path);
    } catch {
      // A third start took the place meanwhile; it is as good an owner as the second.
    }
  }
  fs.rmSync(aside, { force: true });
}

/**
 * @param {string} path
 * @param {string} mine
 */
function releaseLock(path, mine) {
  if (readLock(path) === mine) fs.rmSync(path, { force: true });
}
