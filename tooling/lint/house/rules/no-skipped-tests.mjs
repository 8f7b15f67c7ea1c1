import ts from 'typescript';
import { isTest, lineOf, walk } from '../repository.mjs';

const RUNNERS = new Set(['it', 'test', 'describe', 'suite', 'bench']);
const MODIFIERS = new Set(['skip', 'only', 'todo', 'fails']);
const DISABLED = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

/** A test that does not run is worse than none: it is counted on. */
/** @type {import('../repository.mjs').Rule} */
export const noSkippedTests = {
  name: 'no-skipped-tests',
  check: ({ files }) =>
    files
      .filter(({ path }) => isTest(path) && /\.tsx?$/.test(path))
      .flatMap((file) => {
        /** @type {import('../repository.mjs').Finding[]} */
        const findings = [];
        walk(file, (node) => {
          const isModified = ts.isPropertyAccessExpression(node) && MODIFIERS.has(node.name.text) && RUNNERS.has(rootName(node.expression));
          const isDisabled = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && DISABLED.has(node.expression.text);
          if (isModified || isDisabled) findings.push({ file: file.path, line: lineOf(file, node), message: 'a test that does not run, or keeps others from running' });
        });
        return findings;
      }),
};

/**
 * @param {ts.Expression} expression
 * @returns {string} `it` of `it.concurrent.skip`
 */
function rootName(expression) {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? rootName(expression.expression) : '';
}
