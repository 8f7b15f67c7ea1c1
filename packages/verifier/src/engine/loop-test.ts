import type { LoopNode } from './survey-program.js';
import type { Variable } from '../scopes/scope.js';
import { endOf, startOf } from './offsets.js';

/** Tells of a variable whether it is declared in a loop of its function. */
export function loopTest(loops: readonly LoopNode[]): (variable: Variable) => boolean {
  const known = new Map<Variable, boolean>();
  return (variable) => {
    if (loops.length === 0) return false;
    let answer = known.get(variable);
    if (answer === undefined) {
      const [definition] = variable.defs;
      const at = definition === undefined ? -1 : startOf(definition.name);
      const { block } = variable.scope.variableScope;
      answer = loops.some((loop) => startOf(loop) <= at && at < endOf(loop) && startOf(block) <= startOf(loop) && endOf(loop) <= endOf(block));
      known.set(variable, answer);
    }
    return answer;
  };
}
