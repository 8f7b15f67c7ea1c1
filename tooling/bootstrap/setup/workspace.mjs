import fs from 'node:fs';
import path from 'node:path';

/** The folder of the checkout. */
export const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');

/** What set-up leaves behind and may be deleted at any time: the package manager, stamps, logs. */
export const CACHE = path.join(ROOT, '.cache');

const GROUPS = ['apps', 'packages', 'tooling'];

/** @returns {string[]} the folders of all workspace packages, relative to ROOT */
export function listPackages() {
  return GROUPS.flatMap((group) =>
    readFolder(path.join(ROOT, group))
      .map((name) => path.join(group, name))
      .filter((folder) => fs.existsSync(path.join(ROOT, folder, 'package.json'))),
  );
}

/** @param {string} folder */
function readFolder(folder) {
  try {
    return fs.readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
