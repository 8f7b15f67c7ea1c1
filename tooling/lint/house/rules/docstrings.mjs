import ts from 'typescript';
import { isTest, lineOf } from '../repository.mjs';

const DOCUMENTED = /^packages\/(?:domain|verifier|selectors|learning|generator)\/src\//;

/** What the pure core decides must be known without reading how: meaning, units, errors, source. */
/** @type {import('../repository.mjs').Rule} */
export const docstrings = {
  name: 'docstrings',
  check: ({ files }) =>
    files
      .filter(({ path }) => DOCUMENTED.test(path) && path.endsWith('.ts') && !isTest(path))
      .flatMap((file) =>
        file.tree.statements.flatMap((statement) => {
          const name = exportedFunctionName(statement);
          if (name === undefined || hasDocstring(statement)) return [];
          return [{ file: file.path, line: lineOf(file, statement), message: `exported function ${name} has no docstring` }];
        }),
      ),
};

/**
 * @param {ts.Statement} statement
 * @returns {string | undefined}
 */
function exportedFunctionName(statement) {
  const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return undefined;
  if (ts.isFunctionDeclaration(statement)) return isOverloaded(statement) ? undefined : (statement.name?.text ?? 'default');
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration] = statement.declarationList.declarations;
  const value = declaration?.initializer;
  return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? declaration?.name.getText() : undefined;
}

/**
 * The docstring of an overloaded function stands on its first signature.
 * @param {ts.FunctionDeclaration} statement
 */
function isOverloaded(statement) {
  const same = statement.parent.getChildren().length > 0 && ts.isSourceFile(statement.parent) ? statement.parent.statements.filter((other) => ts.isFunctionDeclaration(other) && other.name?.text === statement.name?.text) : [];
  return same.length > 1 && same[0] !== statement;
}

/** @param {ts.Statement} statement */
function hasDocstring(statement) {
  return ts.getJSDocCommentsAndTags(statement).some((doc) => ts.isJSDoc(doc) && doc.comment !== undefined);
}
