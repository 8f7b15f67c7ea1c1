import type { Scope, Variable } from '../scopes/scope.js';
import type { Class, Function as FunctionNode } from 'estree';
import type { FnAtom, Value } from './atoms.js';
import type { CallPath } from './call-path.js';
import { Cell, type Growth } from './cell.js';
import { SmallMap } from './small-map.js';

interface Place {
  readonly owner: Scope | null;
  readonly parent: Environment | null;
  readonly path: CallPath;
  readonly id: string;
  /** Null for an environment that lives as long as what is made in it. */
  readonly functions: FunctionTable | null;
}

/** Functions that were made in an environment. */
export type FunctionTable = SmallMap<FunctionNode | Class, FnAtom>;

/** The variables of one activation of a function, or of the whole script. */
export class Environment {
  private readonly cells = new SmallMap<Variable, Cell>();

  readonly owner: Scope | null;
  readonly parent: Environment | null;
  /** The last calls that led here: they tell activations apart. */
  readonly path: CallPath;
  /** Tells environments apart that have the same path; made of the way to it, so that it is the same in every round. */
  readonly id: string;
  private table: FunctionTable | null;
  private lastRound = 0;
  private entered = 0;

  constructor(
    place: Place,
    readonly frame: Frame,
  ) {
    this.owner = place.owner;
    this.parent = place.parent;
    this.path = place.path;
    this.id = place.id;
    this.table = place.functions;
  }

  get functions(): FunctionTable {
    this.table ??= new SmallMap();
    return this.table;
  }

  /** The path as text. */
  get context(): string {
    return this.path.text;
  }

  /** Counts how often the function was entered on this way in one round. */
  enter(round: number): void {
    this.entered = this.lastRound === round ? this.entered + 1 : 1;
    this.lastRound = round;
  }

  /** True when closures of earlier entries may still be around: what they captured is any of the values. */
  get reentered(): boolean {
    return this.entered > 1;
  }

  /** The activation that holds a variable; the outermost one when none on the way does. */
  holder(variable: Variable): Environment {
    if (this.parent === null || this.owner === variable.scope.variableScope) return this;
    return this.parent.holder(variable);
  }

  cell(variable: Variable, growth: Growth): Cell {
    const { cells } = this.holder(variable);
    let cell = cells.get(variable);
    if (cell === undefined) {
      const { tracked, multi } = writesOf(variable);
      cell = new Cell(growth, tracked, multi);
      cells.set(variable, cell);
    }
    return cell;
  }
}

/** What belongs to one activation beside its variables. */
export interface Frame {
  readonly self: Value;
  readonly result: Cell;
  readonly args: Value;
  /** The class or object whose method this is, for `super`. */
  readonly home: Value;
}

function writesOf(variable: Variable): { tracked: boolean; multi: boolean } {
  const isGiven = variable.defs.some((def) => def.type === 'Parameter' || def.type === 'FunctionName' || def.type === 'CatchClause');
  return { tracked: variable.scope.variableScope.type !== 'global' && variable.isWrittenHere, multi: variable.writes + (isGiven ? 1 : 0) > 1 };
}
