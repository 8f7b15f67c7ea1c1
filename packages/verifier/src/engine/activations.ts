import type { Variable } from 'eslint-scope';
import type { Node } from 'estree';
import type { FnAtom } from './atoms.js';
import type { Environment } from './environment.js';

/** One way to run a function. */
export interface Activation {
  readonly key: string;
  readonly fn: FnAtom;
  readonly env: Environment;
  /** True when its code reads `arguments`. */
  readonly readsArguments: boolean;
  /** True once it has called itself with arguments, which are kept for the next round. */
  isRecursive: boolean;
}

/** The activations of one analysis. */
export interface Activations {
  readonly byFunction: Map<FnAtom, Map<string, Activation>>;
  readonly stack: Activation[];
  /** Getters that are running. */
  readonly getters: Set<string>;
  /** Variables each closure captures. */
  readonly captures: Map<Node, readonly Variable[]>;
  /** Short names of their keys. */
  readonly ids: Map<string, string>;
}
