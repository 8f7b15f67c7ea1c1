import type { ScopeManager, Variable } from 'eslint-scope';
import type { Identifier, Program } from 'estree';
import type { AnalysedProgram } from './interpreter.js';
import type { LoopNode } from './survey-program.js';

type Range = readonly [start: number, end: number];

/** Ties every identifier to its variable. A class has two names: the one outside and the one inside itself. */
export function resolveNames(source: { readonly program: Program; readonly scopes: ScopeManager; readonly loops: readonly LoopNode[] }): Omit<AnalysedProgram, 'budget' | 'merges'> {
  const { program, scopes } = source;
  const variables = new Map<Identifier, Variable>();
  const innerNames = new Map<Identifier, Variable>();
  for (const scope of scopes.scopes) {
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) {
        if (!variables.has(identifier)) variables.set(identifier, variable);
        else if (variables.get(identifier) !== variable) innerNames.set(identifier, variable);
      }
    }
    for (const reference of scope.references) if (reference.resolved !== null && reference.identifier.type === 'Identifier') variables.set(reference.identifier, reference.resolved);
  }
  return { program, scopes, variables, innerNames, inLoop: loopTest(source.loops) };
}

function loopTest(nodes: readonly LoopNode[]): (variable: Variable) => boolean {
  const loops = nodes.map((node): Range => node.range ?? [0, 0]);
  const known = new Map<Variable, boolean>();
  return (variable) => {
    let answer = known.get(variable);
    if (answer === undefined) {
      const [definition] = variable.defs;
      const at = definition?.name.range?.[0] ?? -1;
      const [from, to] = variable.scope.variableScope.block.range ?? [0, 0];
      answer = loops.some(([start, end]) => start <= at && at < end && from <= start && end <= to);
      known.set(variable, answer);
    }
    return answer;
  };
}
