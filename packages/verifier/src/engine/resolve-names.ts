import { simple } from 'acorn-walk';
import type { Node as AcornNode } from 'acorn';
import type { ScopeManager, Variable } from 'eslint-scope';
import type { Identifier, Program } from 'estree';
import type { AnalysedProgram } from './interpreter.js';

type Range = readonly [start: number, end: number];

/** Ties every identifier to its variable. A class has two names: the one outside and the one inside itself. */
export function resolveNames(program: Program, scopes: ScopeManager): Omit<AnalysedProgram, 'budget' | 'merges'> {
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
  return { program, scopes, variables, innerNames, inLoop: loopTest(program) };
}

function loopTest(program: Program): (variable: Variable) => boolean {
  const loops: Range[] = [];
  const visit = (node: AcornNode): void => { loops.push([node.start, node.end]); };
  simple(program as unknown as AcornNode, { ForStatement: visit, ForOfStatement: visit, ForInStatement: visit, WhileStatement: visit, DoWhileStatement: visit });
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
