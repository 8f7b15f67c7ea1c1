import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../bootstrap/setup/workspace.mjs';

const LEFT_OUT = new Set(['.test-results.json', '.data']);

/** What was built comes along: the set-up of database tests runs on it. The tests themselves run on the sources. @param {string} source */
const isCopied = (source) => !LEFT_OUT.has(path.basename(source)) && !(source.includes(`${path.sep}apps${path.sep}`) && path.basename(source) === 'dist');

/**
 * A copy of the sources in which a guard can be removed. Packages from outside are links to the ones that are installed;
 * those of the workspace are the copies.
 * @param {string} target
 */
export function makeScratchCopy(target) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(path.join(target, 'node_modules'), { recursive: true });
  for (const folder of ['packages', 'apps', 'tooling/typescript', 'tooling/bootstrap']) {
    cpSync(path.join(ROOT, folder), path.join(target, folder), { recursive: true, verbatimSymlinks: true, filter: isCopied });
  }
  for (const file of ['package.json', 'pnpm-workspace.yaml']) cpSync(path.join(ROOT, file), path.join(target, file));
  for (const name of readdirSync(path.join(ROOT, 'node_modules'))) {
    const from = path.join(ROOT, 'node_modules', name);
    // Links within the workspace are relative: as copies they point into the copy.
    if (name === '@safecode') cpSync(from, path.join(target, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
    else symlinkSync(from, path.join(target, 'node_modules', name), lstatSync(from).isFile() ? 'file' : 'dir');
  }
}

/**
 * Changes files of a copy; the text that is replaced has to be there.
 * @param {string} copy
 * @param {readonly import('./review-mutants.mjs').Edit[]} edits
 * @returns {() => void} puts everything back
 */
export function applyEdits(copy, edits) {
  /** @type {Map<string, string>} */
  const before = new Map();
  for (const [file, from, to] of edits) {
    const name = path.join(copy, file);
    const text = readFileSync(name, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
    if (!before.has(name)) before.set(name, text);
    writeFileSync(name, text.replace(from, () => to));
  }
  return () => {
    for (const [name, text] of before) writeFileSync(name, text);
  };
}
