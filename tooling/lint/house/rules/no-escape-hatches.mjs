import ts from 'typescript';
import { findLines, isCode, lineOf, walk } from '../repository.mjs';

// Written in pieces, so that this file does not break its own rule.
const SUPPRESSIONS = [
  ['@ts', '(?:ignore|expect-error|nocheck)'],
  ['(?:eslint|oxlint)', 'disable'],
  ['biome', 'ignore'],
];
const SUPPRESSION = new RegExp(SUPPRESSIONS.map((parts) => parts.join('-')).join('|'));

/** Where the types or the linter are wrong, the code is changed until they are right. */
/** @type {import('../repository.mjs').Rule} */
export const noEscapeHatches = {
  name: 'no-escape-hatches',
  check: ({ files }) => files.filter(({ path }) => isCode(path)).flatMap((file) => [...findLines(file, SUPPRESSION, (match) => `suppression comment "${match}"`), ...typeHoles(file)]),
};

/**
 * @param {import('../repository.mjs').SourceFile} file
 * @returns {import('../repository.mjs').Finding[]}
 */
function typeHoles(file) {
  if (!/\bany\b|!/.test(file.text)) return [];
  /** @type {import('../repository.mjs').Finding[]} */
  const findings = [];
  walk(file, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) findings.push({ file: file.path, line: lineOf(file, node), message: 'the type `any`' });
    if (ts.isNonNullExpression(node)) findings.push({ file: file.path, line: lineOf(file, node), message: 'a non-null assertion' });
  });
  return findings;
}
