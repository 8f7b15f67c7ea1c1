import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { CACHE } from './workspace.mjs';

const FOLDER = path.join(CACHE, 'stamps');

/**
 * @param {string} name
 * @param {string} fingerprint
 * @returns {boolean} whether the step already ran on exactly this input
 */
export function isUpToDate(name, fingerprint) {
  try {
    return fs.readFileSync(path.join(FOLDER, name), 'utf8') === fingerprint;
  } catch {
    return false;
  }
}

/**
 * @param {string} name
 * @param {string} fingerprint
 */
export function writeStamp(name, fingerprint) {
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.writeFileSync(path.join(FOLDER, name), fingerprint);
}

/** @param {string} name */
export function removeStamp(name) {
  fs.rmSync(path.join(FOLDER, name), { force: true });
}

/**
 * Fingerprint of files by content; for the few that decide what is installed.
 * @param {string[]} files
 */
export function hashContents(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readIfThere(file)).update('\0');
  return hash.digest('hex');
}

/**
 * Fingerprint of everything below some folders by name, size and time of change: reading a thousand
 * sources would cost more than the build it saves.
 * @param {string[]} paths files or folders; missing ones count as missing
 */
export function hashTimes(paths) {
  const hash = createHash('sha256');
  const visit = (/** @type {string} */ file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const name of fs.readdirSync(file).toSorted()) visit(path.join(file, name));
    } else {
      hash.update(`${file}\0${stat?.size ?? ''}\0${stat?.mtimeMs ?? ''}\0`);
    }
  };
  for (const file of paths) visit(file);
  return hash.digest('hex');
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return '';
  }
}
