import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { EVIDENCE } from '@safecode/selectors/relocation/evidence/all-evidence';
import { calibrate as calibrateWith, type Calibration } from '@safecode/selectors/relocation/calibration';
import type { TreeModel } from '@safecode/selectors/relocation/tree-model';
import { boostTrees, type BoostSettings } from './relocation/boost-trees.js';
import { crossValidate, foldOf, judge, teachable, type Example, type Verdict } from './relocation/cross-validate.js';
import { readPairs } from './relocation/development-pairs.js';
import { fitCalibration } from './relocation/fit-calibration.js';
import { readExamples, type Knowledge } from './relocation/read-examples.js';
import { reportVerdicts } from './relocation/report-verdicts.js';
import { REPOSITORY } from './repository.js';

/*
 * Fits the weights of relocation on labelled page pairs and writes them into packages/selectors. Run after a build:
 * node tooling/bench/dist/fit-relocation.js FOLDER [with-page] [alone]. The figures it prints first come from cross-validation by site.
 */
const SETTINGS: BoostSettings = { trees: 110, depth: 3, rate: 0.12, lambda: 3, leastWeight: 1.5, base: -4, columns: 0.4, seed: 11 };
const KINDS: Readonly<Record<Knowledge, { file: string; constant: string }>> = { 'with-page': { file: 'with-page.ts', constant: 'WITH_PAGE' }, alone: { file: 'alone.ts', constant: 'ALONE' } };
const LEARNED = path.join(REPOSITORY, 'packages', 'selectors', 'src', 'relocation', 'learned');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function learn(name: string, examples: readonly Example[]): { model: TreeModel; calibration: Calibration } {
  const verdicts = crossValidate(examples, SETTINGS);
  say(`\n${name}: ${examples.length} examples. Out of fold, calibrated on the other folds:`);
  for (const line of reportVerdicts(recalibrated(verdicts), [[1, 1]])) say(line);
  const model = boostTrees(teachable(examples), SETTINGS);
  const calibration = fitCalibration(verdicts);
  say(`\n${name}, in sample:`);
  for (const line of reportVerdicts(examples.map((example) => judge(model, example)), calibration)) say(line);
  return { model, calibration };
}

/** Each verdict with a probability calibrated on the verdicts of other folds only. */
function recalibrated(verdicts: readonly Verdict[]): readonly Verdict[] {
  const sites = [...new Set(verdicts.map(({ example }) => example.site))].sort();
  const folds = [...new Set(sites.map((site) => foldOf(site, sites)))];
  return folds.flatMap((fold) => {
    const curve = fitCalibration(verdicts.filter(({ example }) => foldOf(example.site, sites) !== fold));
    return verdicts.filter(({ example }) => foldOf(example.site, sites) === fold).map((verdict) => ({ ...verdict, raw: calibrateWith(curve, verdict.raw) }));
  });
}

function write(file: string, constant: string, { model, calibration }: { model: TreeModel; calibration: Calibration }): void {
  const trees = model.trees.map((tree) => `    ${JSON.stringify(tree)},`).join('\n');
  writeFileSync(path.join(LEARNED, file), `import type { LearnedWeights } from './learned-weights.js';

/** Written by tooling/bench/src/fit-relocation.ts; what the numbers come from stands in learned-weights.ts. */
export const ${constant}: LearnedWeights = {
  evidence: ${EVIDENCE.length},
  calibration: ${JSON.stringify(calibration)},
  model: {
    base: ${model.base},
    trees: [
${trees}
    ],
  },
};
`);
}

const [folder, ...kinds] = process.argv.slice(2);
const pairs = folder === undefined ? null : readPairs(folder);
if (folder === undefined || pairs === null) {
  process.stderr.write('Give a folder with a manifest.json of labelled page pairs.\n');
  process.exitCode = 2;
} else {
  const wanted = kinds.length === 0 ? Object.keys(KINDS) : kinds;
  for (const [knowledge, { file, constant }] of Object.entries(KINDS)) {
    if (!wanted.includes(knowledge)) continue;
    const examples = readExamples(folder, pairs, { knowledge: knowledge === 'alone' ? 'alone' : 'with-page', progress: (id) => process.stderr.write(`${id}\n`) });
    write(file, constant, learn(knowledge, examples));
  }
}
