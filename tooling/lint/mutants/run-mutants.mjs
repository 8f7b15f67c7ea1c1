import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rmSync } from 'node:fs';
import { REVIEW_MUTANTS } from './review-mutants.mjs';
import { applyEdits, makeScratchCopy } from './scratch-copy.mjs';

// Removes one guard of the review at a time in a copy of the sources, and tells whether a test notices. The model test is
// asked with the guard gone from code and database; each layer's own tests with the guard gone from that layer alone.
//
//   node tooling/lint/mutants/run-mutants.mjs [model|layers|all] [part of a name]

/** @typedef {{ folder: string, config: string, files: string[] }} Suite */

/** @type {Suite} */
const MODEL = { folder: 'apps/api', config: 'vitest.database.config.ts', files: ['test/review-invariant.db.test.ts'] };
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

/** @param {Suite} suite @returns {Promise<boolean>} whether every test passed */
function passes({ folder, config, files }) {
  const vitest = path.join(copy, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--bail', '1', '--config', `../../tooling/typescript/${config}`, ...files], {
    cwd: path.join(copy, folder),
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
    for (const suite of suites) if (!(await passes(suite))) return true;
    return false;
  } finally {
    restore();
  }
}

/** @param {boolean | null} noticed */
const word = (noticed) => (noticed === null ? '-' : noticed ? 'noticed' : 'SURVIVED');

makeScratchCopy(copy);
try {
  if (what !== 'layers' && !(await passes(MODEL))) throw new Error('The model test fails without a mutation: nothing can be said of the mutants.');
  let survived = 0;
  for (const { name, code, sql } of REVIEW_MUTANTS.filter((mutant) => mutant.name.includes(wanted))) {
    const model = what === 'layers' ? null : await isNoticed([MODEL], [...code, ...sql]);
    const inCode = what === 'model' || code.length === 0 ? null : await isNoticed(LAYERS.code, code);
    const inSql = what === 'model' || sql.length === 0 ? null : await isNoticed(LAYERS.sql, sql);
    survived += [model, inCode, inSql].filter((noticed) => noticed === false).length;
    console.log(`model ${word(model)}, code ${word(inCode)}, database ${word(inSql)}: ${name}`);
  }
  console.log(`${REVIEW_MUTANTS.length} mutants, ${survived} not noticed`);
  process.exitCode = survived === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
