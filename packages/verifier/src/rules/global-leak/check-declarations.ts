import type { ScopeManager } from 'eslint-scope';
import type { Program, Statement } from 'estree';
import type { Span } from '../../report/finding-collector.js';
import type { CheckContext } from '../../report/check-context.js';

/** Declarations at the top of a script are globals (safety policy, point 11). */
export function checkGlobalDeclarations(context: CheckContext, source: { readonly scopes: ScopeManager; readonly program: Program }): void {
  const variables = source.scopes.globalScope?.variables ?? [];
  for (const variable of variables) for (const definition of variable.defs) leak(context, variable.name, definition.name as unknown as Span);
  const strict = source.program.body.some((node) => node.type === 'ExpressionStatement' && 'directive' in node && node.directive === 'use strict');
  if (!strict) for (const node of source.program.body) if (node.type === 'BlockStatement') checkBlock(context, node.body);
}

/** Outside of strict mode a function in a block is a variable of the script as well. */
function checkBlock(context: CheckContext, body: readonly Statement[]): void {
  for (const node of body) {
    if (node.type === 'FunctionDeclaration') leak(context, node.id.name, node.id as unknown as Span);
    else if (node.type === 'BlockStatement') checkBlock(context, node.body);
  }
}

function leak(context: CheckContext, name: string, at: Span): void {
  if (name === context.policy.namespace) return;
  context.effects.add('globals', name);
  context.findings.add({ category: 'global-leak', at: { start: at.start, end: at.end }, message: `Declares the global ${name}.`, mend: 'Put the code into a function or a block.' });
}
