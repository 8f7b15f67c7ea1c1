import type { Node, Program } from 'estree';
import type { Scopes } from '../scopes/resolve-scopes.js';
import type { Variable } from '../scopes/scope.js';

/** A script with what is known of it before it is run. */
export interface AnalysedProgram {
  readonly program: Program;
  readonly scopes: Scopes;
  readonly merges: ReadonlySet<Node>;
  /** True when the variable is declared in a loop of its function. */
  readonly inLoop: (variable: Variable) => boolean;
  /** Steps the analysis may take. */
  readonly budget: number;
}
