import type { FindingCategory } from '@safecode/domain/verification/categories';
import type { SelectorList } from '@safecode/selectors/parsing/selector-model';
import type { Scope, Variable } from '../scopes/scope.js';
import type { Expression, Identifier, Node, Pattern, PrivateIdentifier, Statement, Super } from 'estree';
import type { QueryResults } from '../host/query-results.js';
import type { JudgedSelector } from '../policy/selector-book.js';
import type { CheckContext } from '../report/check-context.js';
import type { Span } from '../report/finding-collector.js';
import type { Arms } from './arms.js';
import type { Activations } from './activations.js';
import type { Atom, FnAtom, NodeAtom, ObjAtom, Value } from './atoms.js';
import type { Cell, Growth } from './cell.js';
import type { Environment } from './environment.js';
import type { Flow } from './flow.js';
import type { JumpTargets } from './jumps.js';
import type { Making } from './local-object.js';
import type { NodeSpec } from './page-node.js';

/** Arguments of a call; `rest` is what a spread of unknown length may hold at every place from its end on. */
export interface Args {
  readonly values: readonly Value[];
  readonly rest: Value | null;
}

export interface Call {
  readonly self: Value;
  readonly args: Args;
  /** The call in the source: findings point at it. */
  readonly site: Node;
  readonly isNew: boolean;
  /** Tells calls at one place apart: the index of the element a callback gets. */
  readonly variant?: string;
}

export type NativeImpl = (engine: Engine, call: Call) => Value;

/** Facts about the whole program that rules judge after the last round. */
export interface Ledger {
  /** Timers, observers and polls by the key of their handle. */
  readonly started: Map<string, { readonly kind: string; readonly site: Node; readonly callback: Value }>;
  /** Where and on which way each of them was started. */
  readonly starts: Start[];
  /** What was stopped, with the functions that were running then. */
  readonly stopped: Map<string, (readonly Node[])[]>;
  /** Callbacks that start themselves again. */
  readonly cycles: Cycle[];
  /** Calls that run a callback at a later time, by kind. */
  readonly timers: Map<Node, string>;
  /** Decisive members and calls that were run, and whether anything was known of what they act on. */
  readonly reached: Map<Node, boolean>;
  /** Generators whose values are all taken, and where. */
  readonly drained: { readonly generator: Node; readonly site: Node }[];
  /** Queries of the page so far: a loop that only asks the page again and again never ends. */
  queries: number;
}

/** Something was started that has to be stopped. */
export interface Start {
  readonly kind: string;
  readonly site: Node;
  /** The functions that were running then. */
  readonly frames: readonly Frame[];
}

/** A callback that starts itself again, with the functions of one turn. */
export interface Cycle {
  readonly kind: string;
  /** What starts the next turn at a later time. */
  readonly timer: Node;
  /** The call that closes the circle. */
  readonly site: Node;
  readonly turn: readonly Frame[];
}

/** A function that is being run, and the call that entered it. */
export interface Frame {
  readonly fn: Node;
  readonly site: Node;
}

/** Everything the parts of the interpreter need of each other. */
export interface Engine {
  readonly context: CheckContext;
  readonly growth: Growth;
  readonly root: Environment;
  readonly window: Value;
  readonly ledger: Ledger;
  readonly arms: Arms;
  /** The functions that are being run, the outermost first. */
  readonly frames: Frame[];
  /** Instances whose constructor is running. */
  readonly underConstruction: Set<ObjAtom>;
  /** Writes of recursive merges: with keys from outside they reach prototypes. */
  readonly merges: ReadonlySet<Node>;
  /** Activations of functions, kept over the rounds, so that what they learnt stays. */
  readonly activations: Activations;
  /** What selectors found in this run: every round and every call asks for the same ones. */
  readonly found: Map<JudgedSelector, QueryResults>;
  /** Functions that were entered; the others are entered with unknown arguments at the end of a round. */
  readonly entered: Set<Node>;
  flow: Flow;
  /** The constructs around the statement that is being run that jumps may end at. */
  readonly jumps: JumpTargets;
  /** How many loops and other constructs are being run behind which flows meet. */
  branches: number;
  /** True while a function runs that nothing in the program calls. */
  readonly isUncalled: boolean;
  env: Environment;
  /** True once a link of the optional chain that is being evaluated may end it. */
  isCutShort: boolean;
  /** Writes since a loop, try or labelled block began, one map a construct. */
  readonly writeLogs: Map<Cell, Value>[];
  evaluate(node: Expression | Super | PrivateIdentifier): Value;
  execute(node: Statement): boolean;
  executeAll(nodes: readonly Statement[]): boolean;
  assign(target: Pattern, value: Value, declares: boolean): void;
  bindParameter(target: Pattern, value: Value): void;
  scopeOf(node: Node): Scope | null;
  /** True when the variable is declared in a loop of its function. */
  inLoop(variable: Variable): boolean;
  readName(node: Identifier): Value;
  getMember(base: Atom, names: Value, site: Node): Value;
  setMember(base: Atom, write: MemberWrite): void;
  call(callee: Value, call: Call): Value;
  /** Runs a callback at some later time with these arguments; `found`: nodes that are known to be on the page then. */
  callLater(callee: Value, args: readonly Value[], at: Node | { readonly site: Node; readonly found: Value }): Value;
  /** The value left the code's control: its functions may be called with anything. */
  escape(value: Value, site: Node): void;
  makeFunction(node: FnAtom['node']): FnAtom;
  makeObject(shape: ObjAtom['shape'], site: Node, tag?: string): ObjAtom;
  /** As `makeObject`, on another way than the one that is taken now. */
  objectAt(making: Making): ObjAtom;
  makeNode(spec: NodeSpec): NodeAtom;
  /** One cell for a place that is named by text: results of natives, properties of hosts. */
  place(name: string): Cell;
  /** What the code wrote to a global name. */
  globalPlace(name: string): Cell;
  checkSelector(list: SelectorList, site: Node): void;
  refuse(category: FindingCategory, site: Node, message: string): void;
  spanOf(node: Node): Span;
  tick(): void;
}

/** A read of a property whose name is known. */
export interface NamedRead {
  readonly name: string;
  readonly site: Node;
}

export interface MemberWrite {
  readonly names: Value;
  readonly value: Value;
  readonly site: Node;
  /** True for `x.y += …`: the old value is kept in front. */
  readonly adds: boolean;
  /** True for `delete x.y`. */
  readonly deletes?: boolean;
}

/** A write of a property whose name is known. */
export interface NamedWrite extends MemberWrite {
  readonly name: string;
}
