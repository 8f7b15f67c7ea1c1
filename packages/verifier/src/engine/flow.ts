import type { Value } from './atoms.js';
import type { Cell } from './cell.js';
import { join, isNullish, sameValue } from './values.js';

/**
 * What is known at one point of the program beyond the cells: the current values of tracked variables, narrowed
 * values of others, and facts that were tested (`this list is not empty`).
 */
export class Flow {
  constructor(
    private readonly values: Map<Cell, Value> = new Map(),
    private readonly facts: Set<string> = new Set(),
  ) {}

  read(cell: Cell): Value {
    return this.values.get(cell) ?? cell.value;
  }

  /** A write to a variable: the old value is gone where the variable is tracked. */
  write(cell: Cell, value: Value): void {
    cell.add(value);
    if (cell.tracked) this.values.set(cell, value);
    else this.values.delete(cell);
  }

  /** What a test has shown about a place that is not written. */
  narrow(cell: Cell, value: Value): void {
    this.values.set(cell, value);
  }

  /** A place was written through some path: what tests had shown about it no longer holds. */
  forget(cell: Cell): void {
    this.values.delete(cell);
  }

  prove(fact: string): void {
    this.facts.add(fact);
  }

  proves(fact: string): boolean {
    return this.facts.has(fact);
  }

  fork(): Flow {
    return new Flow(new Map(this.values), new Set(this.facts));
  }

  /** The state after two branches meet. */
  meet(other: Flow): Flow {
    const values = new Map<Cell, Value>();
    for (const [cell, value] of this.values) {
      const right = other.values.get(cell);
      if (right !== undefined) values.set(cell, join(value, right));
      else if (cell.tracked) values.set(cell, value);
    }
    for (const [cell, value] of other.values) if (!this.values.has(cell) && cell.tracked) values.set(cell, value);
    return new Flow(values, new Set([...this.facts].filter((fact) => other.facts.has(fact))));
  }

  same(other: Flow): boolean {
    if (this.values.size !== other.values.size) return false;
    for (const [cell, value] of this.values) {
      const right = other.values.get(cell);
      if (right === undefined || !sameValue(value, right)) return false;
    }
    return true;
  }

  /** Adds what may have been written on the way out of a loop, a try or a labelled block. */
  absorb(writes: ReadonlyMap<Cell, Value>): void {
    for (const [cell, value] of writes) {
      const current = this.values.get(cell);
      if (current !== undefined) this.values.set(cell, join(current, value));
    }
  }

  /**
   * The state in which a callback runs later: variables that are written more than once may have any of their
   * values by then; that they were tested for null is kept.
   */
  later(): Flow {
    const values = new Map<Cell, Value>();
    for (const [cell, value] of this.values) {
      if (!cell.multi) values.set(cell, value);
      else {
        const proven = !value.some(isNullish);
        values.set(cell, join(value, proven ? cell.value.filter((atom) => !isNullish(atom)) : cell.value));
      }
    }
    return new Flow(values, new Set(this.facts));
  }
}
