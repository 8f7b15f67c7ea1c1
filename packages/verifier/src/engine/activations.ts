import type { Variable } from '../scopes/scope.js';
import type { Node } from 'estree';
import type { FnAtom } from './atoms.js';
import type { CallPath } from './call-path.js';
import type { Cell } from './cell.js';
import type { Environment, FunctionTable } from './environment.js';

/** One way to run a function. */
export interface Activation {
  readonly fn: FnAtom;
  readonly env: Environment;
  /** `this` of all calls on this way. */
  readonly self: Cell;
  /** True when its code reads `arguments`. */
  readonly readsArguments: boolean;
  /** Once it has called itself: the arguments of these calls, which are kept for the next round. */
  again: Again | null;
}

/** What a function was called with from within itself. */
export interface Again {
  readonly values: Cell[];
  readonly rest: Cell;
}

/** The activations of one analysis. */
export interface Activations {
  readonly stack: Activation[];
  /** Getters that are running. */
  readonly getters: Set<string>;
  /** Variables each closure captures. */
  readonly captures: Map<Node, readonly Variable[]>;
  /** How many environments have got a short name. */
  count: number;
  /** Environments of classes by their keys: they are made anew in each round. */
  readonly named: Map<string, { readonly id: string; readonly functions: FunctionTable }>;
  readonly paths: Map<string, CallPath>;
}
