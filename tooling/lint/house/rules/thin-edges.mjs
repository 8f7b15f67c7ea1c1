import ts from 'typescript';
import { isTest, lineOf, walk } from '../repository.mjs';

const LIMIT = 15;
const PROCEDURE_KINDS = new Set(['query', 'mutation', 'subscription']);
const ROUTERS = /^apps\/api\/src\/routers\//;
const TASKS = /^apps\/worker\/src\/tasks\//;

/**
 * A procedure or a task parses, calls one use case and returns. What is longer holds a decision that another
 * surface does not make.
 */
/** @type {import('../repository.mjs').Rule} */
export const thinEdges = {
  name: 'thin-edges',
  check: ({ files }) =>
    files
      .filter(({ path }) => path.endsWith('.ts') && !isTest(path))
      .flatMap((file) => {
        if (ROUTERS.test(file.path)) return longFunctions(file, isProcedureHandler);
        return TASKS.test(file.path) ? longFunctions(file, () => true) : [];
      }),
};

/** @typedef {ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration} FunctionNode */

/**
 * @param {ts.Node} node
 * @returns {node is FunctionNode}
 */
function isFunction(node) {
  return ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isMethodDeclaration(node);
}

/** @param {FunctionNode} node */
function isProcedureHandler(node) {
  const call = node.parent;
  return ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) && PROCEDURE_KINDS.has(call.expression.name.text);
}

/**
 * @param {import('../repository.mjs').SourceFile} file
 * @param {(node: FunctionNode) => boolean} isHandler
 */
function longFunctions(file, isHandler) {
  /** @type {import('../repository.mjs').Finding[]} */
  const findings = [];
  walk(file, (node) => {
    if (!isFunction(node) || !isHandler(node)) return;
    const lines = file.tree.getLineAndCharacterOfPosition(node.getEnd()).line - file.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (lines > LIMIT) findings.push({ file: file.path, line: lineOf(file, node), message: `a handler of ${lines} lines, ${LIMIT} are allowed: move the work into a use case` });
  });
  return findings;
}
