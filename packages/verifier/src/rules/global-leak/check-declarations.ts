import type { Node, Program, Statement } from 'estree';
import type { Span } from '../../report/finding-collector.js';
import type { Scopes } from '../../scopes/resolve-scopes.js';
import type { CheckContext } from '../../report/check-context.js';

/** Declarations at the top of a script are globals (safety policy, point 11). */
export function checkGlobalDeclarations(context: CheckContext, source: { readonly scopes: Scopes; readonly program: Program }): void {
  const variables = source.scopes.globalScope.variables;
  for (const variable of variables) for (const definition of variable.defs) leak(context, variable.name, definition.name as unknown as Span);
  const strict = source.program.body.some((node) => node.type === 'ExpressionStatement' && 'directive' in node && node.directive === 'use strict');
  if (!strict) for (const node of source.program.body) checkInside(context, node);
}

/** Outside of strict mode a function in a block is a variable of the script as well. */
function checkInside(context: CheckContext, node: Node): void {
  for (const block of blocksOf(node)) {
    for (const statement of block) {
      if (statement.type === 'FunctionDeclaration') leak(context, statement.id.name, statement.id as unknown as Span);
      else checkInside(context, statement);
    }
  }
}

/** The blocks of a statement that are not inside a function. */
function blocksOf(node: Node): (readonly Statement[])[] {
  switch (node.type) {
    case 'BlockStatement':
      return [node.body];
    case 'IfStatement':
      return [node.consequent, node.alternate].flatMap((arm) => (arm ? blocksOf(arm) : []));
    case 'LabeledStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return blocksOf(node.body);
    case 'TryStatement':
      return [node.block, node.handler?.body, node.finalizer].flatMap((block) => (block ? [block.body] : []));
    case 'SwitchStatement':
      return node.cases.map((entry) => entry.consequent);
    default:
      return [];
  }
}

function leak(context: CheckContext, name: string, at: Span): void {
  if (name === context.policy.namespace) return;
  context.effects.add('globals', name);
  context.effects.useGlobal(name, 'write');
  context.findings.add({ category: 'global-leak', at: { start: at.start, end: at.end }, message: `Declares the global ${name}.`, mend: 'Put the code into a function or a block.' });
}
