import { docstrings } from './rules/docstrings.mjs';
import { documentLinks } from './rules/document-links.mjs';
import { fileNames } from './rules/file-names.mjs';
import { fileSize } from './rules/file-size.mjs';
import { migrations } from './rules/migrations.mjs';
import { noBarrels } from './rules/no-barrels.mjs';
import { noEscapeHatches } from './rules/no-escape-hatches.mjs';
import { noMachineTraces } from './rules/no-machine-traces.mjs';
import { noSkippedTests } from './rules/no-skipped-tests.mjs';
import { noUnfinishedMarks } from './rules/no-unfinished-marks.mjs';
import { pinnedVersions } from './rules/pinned-versions.mjs';
import { projectReferences } from './rules/project-references.mjs';
import { pureCore } from './rules/pure-core.mjs';
import { thinEdges } from './rules/thin-edges.mjs';
import { topLevel } from './rules/top-level.mjs';
import { usedDependencies } from './rules/used-dependencies.mjs';

/** @type {import('./repository.mjs').Rule[]} */
export const HOUSE_RULES = [
  docstrings,
  documentLinks,
  fileNames,
  fileSize,
  migrations,
  noBarrels,
  noEscapeHatches,
  noMachineTraces,
  noSkippedTests,
  noUnfinishedMarks,
  pinnedVersions,
  projectReferences,
  pureCore,
  thinEdges,
  topLevel,
  usedDependencies,
];

/**
 * @param {import('./repository.mjs').Repository} repository
 * @returns {string[]} one line a finding: `file:line: message (rule)`
 */
export function checkHouseRules(repository) {
  return HOUSE_RULES.flatMap((rule) => rule.check(repository).map(({ file, line, message }) => `${file}${line === undefined ? '' : `:${line}`}: ${message} (${rule.name})`));
}
