import fs from 'node:fs';
import path from 'node:path';
import { ClearError } from '../clear-error.mjs';
import { lastLines, runTool } from './run-tool.mjs';
import { hashTimes, isUpToDate, removeStamp, writeStamp } from './stamps.mjs';
import { ROOT, listPackages } from './workspace.mjs';

/** @typedef {import('./progress.mjs').Progress} Progress */

const CONSOLE = path.join('apps', 'admin');
const COMPILER = path.join(ROOT, 'node_modules', 'typescript-native', 'bin', 'tsc');

/** @typedef {{ name: string, title: string, isMissing: boolean, stamp: string, run: () => Promise<void> }} BuildStep */

/**
 * Compiles the packages and bundles the console, each unless its sources are as they were. Both read
 * sources only, so they run side by side.
 * @param {Progress} progress
 * @throws {ClearError} with the compiler's first complaints
 */
export async function buildEverything(progress) {
  const due = dueSteps();
  if (due.length === 0) return;
  for (const { name } of due) removeStamp(name);
  await progress.step(due.map(({ title }) => title).join(' and '), async () => {
    const outcomes = await Promise.allSettled(due.map((step) => step.run()));
    for (const [index, step] of due.entries()) {
      if (outcomes[index]?.status === 'fulfilled') writeStamp(step.name, step.stamp);
    }
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') throw outcome.reason;
    }
  });
}

/** Whether everything is built from the sources as they are. */
export const isBuilt = () => dueSteps().length === 0;

const dueSteps = () => [packagesStep(), consoleStep()].filter((step) => step.isMissing || !isUpToDate(step.name, step.stamp));

/** What builds and tests leave in a package's folder. */
const PRODUCED = new Set(['dist', 'node_modules', '.turbo', '.test-results.json']);

/** @param {string} folder */
function sourcesOf(folder) {
  return fs
    .readdirSync(folder)
    .filter((name) => !PRODUCED.has(name))
    .map((name) => path.join(folder, name));
}

/** Packages compiled for running: the console is bundled instead, and tests are never run from dist. */
function compiledPackages() {
  return listPackages().filter(
    (folder) => folder !== CONSOLE && fs.existsSync(path.join(ROOT, folder, 'src')) && fs.existsSync(path.join(ROOT, folder, 'tsconfig.json')),
  );
}

/** @returns {BuildStep} */
function packagesStep() {
  const packages = compiledPackages();
  return {
    name: 'packages',
    title: 'compiling',
    isMissing: !packages.every((folder) => fs.existsSync(path.join(ROOT, folder, 'dist'))),
    stamp: hashTimes([
      path.join(ROOT, 'pnpm-lock.yaml'),
      path.join(ROOT, 'tooling', 'typescript'),
      ...packages.flatMap((folder) => sourcesOf(path.join(ROOT, folder))),
    ]),
    run: async () => {
      const result = await runTool(process.execPath, [COMPILER, '-b', ...packages]);
      if (result.code !== 0) throw new ClearError(`The sources do not compile:\n${firstLines(result.output, 20)}`);
    },
  };
}

/** @returns {BuildStep} */
function consoleStep() {
  const folder = path.join(ROOT, CONSOLE);
  return {
    name: 'console',
    title: 'bundling the console',
    isMissing: !fs.existsSync(path.join(folder, 'dist', 'index.html')),
    stamp: hashTimes([
      path.join(ROOT, 'pnpm-lock.yaml'),
      path.join(ROOT, 'packages', 'domain', 'src'),
      ...sourcesOf(folder),
    ]),
    run: async () => {
      const vite = path.join(folder, 'node_modules', 'vite', 'bin', 'vite.js');
      const result = await runTool(process.execPath, [vite, 'build', folder, '--logLevel', 'warn']);
      if (result.code !== 0) throw new ClearError(`The console does not build:\n${lastLines(result.output, 20)}`);
    },
  };
}

/**
 * @param {string} output
 * @param {number} count
 */
function firstLines(output, count) {
  return output.trim().split('\n').slice(0, count).join('\n');
}
