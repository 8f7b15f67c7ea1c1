import type { Identifier } from 'estree';
import type { Variable } from './scope.js';

/** The variable a name stands for is noted on the name itself: there are as many names as a script has, and each is asked for often. */
interface BoundName extends Identifier {
  variable?: Variable;
}

/** Notes the variable a name stands for. */
export function bindName(name: Identifier, variable: Variable): void {
  (name as BoundName).variable = variable;
}

/** The variable a name stands for; undefined for one that no declaration of the script holds. */
export function variableOf(name: Identifier): Variable | undefined {
  return (name as BoundName).variable;
}
