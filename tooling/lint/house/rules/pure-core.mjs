import ts from 'typescript';
import { isTest, lineOf, walk } from '../repository.mjs';

const CORE = /^packages\/(?:domain|verifier|selectors|learning)\/src\//;
const COMMAND_LINE = /\/cli(?:\/|\.ts$)/;
const CALLS = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'randomUUID', 'fetch', 'setTimeout', 'setInterval']);

/** Decisions are functions of their arguments: clock, ids and randomness are given to them. */
/** @type {import('../repository.mjs').Rule} */
export const pureCore = {
  name: 'pure-core',
  check: ({ files }) =>
    files
      .filter(({ path }) => CORE.test(path) && path.endsWith('.ts') && !COMMAND_LINE.test(path) && !isTest(path))
      .flatMap((file) => {
        /** @type {import('../repository.mjs').Finding[]} */
        const findings = [];
        walk(file, (node) => {
          const effect = effectOf(node);
          if (effect !== undefined) findings.push({ file: file.path, line: lineOf(file, node), message: `${effect} in the pure core: take it as a parameter` });
        });
        return findings;
      }),
};

/**
 * @param {ts.Node} node
 * @returns {string | undefined}
 */
function effectOf(node) {
  if (ts.isCallExpression(node) && CALLS.has(node.expression.getText())) return `${node.expression.getText()}()`;
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0) return 'new Date()';
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'process.env') return 'process.env';
  return undefined;
}
