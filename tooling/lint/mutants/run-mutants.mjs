import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REVIEW_MUTANTS } from './review-mutants.mjs';
import { applyEdits, makeScratchCopy } from './scratch-copy.mjs';

// Removes one guard of the review at a time in a copy of the sources, and tells whether a test notices. The model test is
// asked with the guard gone from code and database; each layer's own tests with the guard gone from that layer alone.
//
//   node tooling/lint/mutants/run-mutants.mjs [model|layers|all] [part of a name]

/** @typedef {{ folder: string, config: string, files: string[] }} Suite */

/** @type {Suite} */
const MODEL = { folder: 'apps/api', config: 'vitest.database.config.ts', files: ['test/review-invariant.db.test.ts'] };
/** Sequences the model test may try on a mutant: it stops at the first that notices. */
const MODEL_SEQUENCES = '200';
/** @type {Readonly<Record<'code' | 'sql', readonly Suite[]>>} */
const LAYERS = {
  code: [
    { folder: 'packages/domain', config: 'vitest.config.ts', files: ['src/review'] },
    { folder: 'packages/usecases', config: 'vitest.database.config.ts', files: ['src/review', 'src/deployments'] },
  ],
  sql: [{ folder: 'packages/database', config: 'vitest.database.config.ts', files: ['src/review'] }],
};

const [what = 'all', wanted = ''] = process.argv.slice(2);
const copy = path.join(tmpdir(), `review-mutants-${process.pid}`);

/**
 * Runs a suite to its first failure.
 * @param {Suite} suite
 * @returns {Promise<string | null>} what the first failing test said; null when every test passed
 */
async function firstFailure(suite) {
  const results = path.join(copy, suite.folder, '.test-results.json');
  rmSync(results, { force: true });
  if (await passes(suite)) return null;
  // Without results nothing was tested: the mutant is broken, not noticed.
  if (!existsSync(results)) throw new Error(`${suite.folder}: the tests did not start.`);
  const { testResults } = /** @type {{ testResults: { message: string, assertionResults: { status: string, title: string, failureMessages: string[] }[] }[] }} */ (JSON.parse(readFileSync(results, 'utf8')));
  const failed = testResults.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed');
  if (failed === undefined) throw new Error(`${suite.folder}: no test failed, and still: ${testResults[0]?.message ?? 'the run did'}`);
  const message = failed.failureMessages.join('\n');
  // What the oracle found is quoted in the difference of two lists.
  return (/\+ {3}"(.*)"/.exec(message)?.[1] ?? /Error: (?!Property failed)(.*)/.exec(message)?.[1] ?? failed.title).slice(0, 160);
}

/** @param {Suite} suite @returns {Promise<boolean>} whether every test passed */
function passes({ folder, config, files }) {
  const vitest = path.join(copy, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--bail', '1', '--config', `../../tooling/typescript/${config}`, ...files], {
    cwd: path.join(copy, folder),
    env: { REVIEW_SEQUENCES: MODEL_SEQUENCES, ...process.env },
    stdio: process.env['MUTANTS_VERBOSE'] === undefined ? 'ignore' : 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** @param {readonly Suite[]} suites @param {readonly import('./review-mutants.mjs').Edit[]} edits */
async function isNoticed(suites, edits) {
  const restore = applyEdits(copy, edits);
  try {
    for (const suite of suites) {
      const failure = await firstFailure(suite);
      if (failure !== null) return failure;
    }
    return null;
  } finally {
    restore();
  }
}

/**
 * @param {string} what
 * @param {readonly Suite[]} suites
 * @param {readonly import('./review-mutants.mjs').Edit[]} edits
 */
async function ask(what, suites, edits) {
  if (edits.length === 0) return 0;
  const failure = await isNoticed(suites, edits);
  console.log(`  ${what}: ${failure === null ? 'SURVIVED' : `noticed, ${failure}`}`);
  return failure === null ? 1 : 0;
}

makeScratchCopy(copy);
try {
  if (what !== 'layers' && wanted === '' && !(await passes(MODEL))) throw new Error('The model test fails without a mutation: nothing can be said of the mutants.');
  let survived = 0;
  for (const { name, code, sql } of REVIEW_MUTANTS.filter((mutant) => mutant.name.includes(wanted))) {
    console.log(name);
    if (what !== 'layers') survived += await ask('model', [MODEL], [...code, ...sql]);
    if (what !== 'model') survived += (await ask('code', LAYERS.code, code)) + (await ask('database', LAYERS.sql, sql));
  }
  console.log(`${REVIEW_MUTANTS.length} mutants, ${survived} not noticed`);
  process.exitCode = survived === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
