import ts from 'typescript';
import { isCode } from '../repository.mjs';

/** Files that only pass on what others export make most import cycles and hide where a thing lives. */
/** @type {import('../repository.mjs').Rule} */
export const noBarrels = {
  name: 'no-barrels',
  check: ({ files }) =>
    files
      .filter(({ path }) => isCode(path))
      .flatMap((file) => {
        const passedOn = file.tree.statements.filter((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined);
        const hasStar = passedOn.some((statement) => ts.isExportDeclaration(statement) && statement.exportClause === undefined);
        // A single one is an alias: the one place that names where a thing comes from.
        const isBarrel = passedOn.length > 1 && passedOn.length === file.tree.statements.length;
        return hasStar || isBarrel ? [{ file: file.path, message: 'passes on what other modules export: import from where it is defined' }] : [];
      }),
};
