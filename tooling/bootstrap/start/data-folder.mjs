import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ClearError, systemErrorCode } from '../clear-error.mjs';
import { takeProcessLock } from '../process-lock.mjs';

const LOCK = 'start.lock';
const KEY = 'encryption.key';

/** One of these stands in every data folder once a first start has got that far. */
const OWN_FILES = [LOCK, KEY, 'postgres', 'logs', 'first-run.json'];

/**
 * Makes the data folder ours for as long as this process runs.
 * @param {string} dataDir
 * @returns {() => void} gives it free again
 * @throws {ClearError} when another start runs on it, it cannot be written, or it holds someone else's files
 */
export function claimDataFolder(dataDir) {
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    const found = fs.readdirSync(dataDir);
    if (found.length > 0 && !found.some((name) => OWN_FILES.includes(name))) {
      throw new ClearError(`DATA_DIR (${dataDir}) is not a data folder: it holds other files. Name an empty or a new folder.`);
    }
    const taken = takeProcessLock(path.join(dataDir, LOCK));
    if ('release' in taken) return taken.release;
    throw new ClearError(`Already running on this data folder (process ${taken.heldBy}, ${dataDir}): stop that one first, or set DATA_DIR and PORT to run a second one.`);
  } catch (error) {
    if (error instanceof ClearError) throw error;
    throw new ClearError(`DATA_DIR (${dataDir}) cannot be used as a data folder (${systemErrorCode(error)}): name a folder that you can write.`);
  }
}

/**
 * The key under which secrets are stored. Losing it loses them, so it is written once and never replaced.
 * @param {string} dataDir
 * @returns {string} 32 bytes in base64
 * @throws {ClearError} when the stored key is damaged
 */
export function readEncryptionKey(dataDir) {
  const file = path.join(dataDir, KEY);
  if (!fs.existsSync(file)) {
    const fresh = `${file}.new`;
    fs.writeFileSync(fresh, randomBytes(32).toString('base64'), { mode: 0o600, flush: true });
    fs.renameSync(fresh, file);
  }
  const key = fs.readFileSync(file, 'utf8').trim();
  if (Buffer.from(key, 'base64').length !== 32) throw new ClearError(`The data folder is broken: ${file} does not hold 32 bytes in base64. Restore it from a backup.`);
  return key;
}
