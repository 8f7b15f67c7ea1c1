import type { ScopeManager } from 'eslint-scope';
import type { Span } from '../../report/finding-collector.js';
import type { CheckContext } from '../../report/check-context.js';

/** Declarations at the top of a script are globals (safety policy, point 11). */
export function checkGlobalDeclarations(context: CheckContext, scopes: ScopeManager): void {
  const variables = scopes.globalScope?.variables ?? [];
  for (const variable of variables) {
    if (variable.name === context.policy.namespace) continue;
    for (const definition of variable.defs) {
      const { start, end } = definition.name as unknown as Span;
      context.effects.add('globals', variable.name);
      context.findings.add({ category: 'global-leak', at: { start, end }, message: `Declares the global ${variable.name}.`, mend: 'Put the code into a function or a block.' });
    }
  }
}
