import type { Scope, Variable } from 'eslint-scope';
import type { Value } from './atoms.js';
import { Cell, type Growth } from './cell.js';

/** How many calls of the way here tell activations apart. */
const CONTEXT_DEPTH = 3;

/** The variables of one activation of a function, or of the whole script. */
export class Environment {
  private readonly cells = new Map<Variable, Cell>();

  readonly owner: Scope | null;
  readonly parent: Environment | null;
  /** The last calls that led here, as text: it tells activations apart. */
  readonly context: string;

  constructor(
    place: { readonly owner: Scope | null; readonly parent: Environment | null; readonly context: string; readonly id: string },
    readonly frame: Frame,
  ) {
    this.owner = place.owner;
    this.parent = place.parent;
    this.context = place.context;
    this.id = place.id;
  }

  /** Tells environments apart that have the same context; made of the way to it, so that it is the same in every round. */
  readonly id: string;
  private readonly contexts = new Map<string, string>();
  private lastRound = 0;
  private entered = 0;

  /** The context of what is called from here: this one and the call, as far back as activations are told apart. */
  contextOf(call: string): string {
    let context = this.contexts.get(call);
    if (context === undefined) {
      context = [...this.context.split('>'), call].slice(-CONTEXT_DEPTH).join('>');
      this.contexts.set(call, context);
    }
    return context;
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
    const holder = this.holder(variable);
    let cell = holder.cells.get(variable);
    if (cell === undefined) {
      const { tracked, multi } = writesOf(variable);
      cell = new Cell(growth, tracked, multi);
      holder.cells.set(variable, cell);
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
  const writes = variable.references.filter((reference) => reference.isWrite());
  const owner = variable.scope.variableScope;
  const parameter = variable.defs.some((def) => def.type === 'Parameter' || def.type === 'FunctionName' || def.type === 'CatchClause');
  return {
    tracked: owner.type !== 'global' && writes.every((reference) => reference.from.variableScope === owner),
    multi: writes.length + (parameter ? 1 : 0) > 1,
  };
}
