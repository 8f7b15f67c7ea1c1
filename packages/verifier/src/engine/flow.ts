import type { Value } from './atoms.js';
import type { Cell } from './cell.js';
import { join, isNullish, sameValue } from './values.js';

/** Layers are merged into one when there are more, so that reading stays short. */
const MAX_DEPTH = 24;

const NO_CELLS: ReadonlySet<Cell> = new Set();
const NO_FACTS: ReadonlySet<string> = new Set();

/**
 * What is known at one point of the program beyond the cells: the current values of tracked variables, narrowed
 * values of others, and facts that were tested (`this list is not empty`). A flow is a layer over the one it was
 * forked from, and must not change once it was forked: branches then cost what they write, not what they know.
 */
export class Flow {
  /** Null in place of a value: what was known of the cell no longer holds. Most layers know nothing of their own. */
  private values: Map<Cell, Value | null> | null = null;
  private facts: Set<string> | null = null;
  private readonly parent: Flow | null;
  private readonly depth: number;

  constructor(
    parent: Flow | null = null,
    /** True for the state in which a callback runs at some later time. */
    private readonly isLater = false,
  ) {
    this.parent = parent;
    this.depth = parent === null ? 0 : parent.depth + 1;
  }

  read(cell: Cell): Value {
    return this.entry(cell) ?? cell.value;
  }

  /** A write to a variable: the old value is gone where the variable is tracked. */
  write(cell: Cell, value: Value): void {
    cell.add(value);
    this.set(cell, cell.tracked ? value : null);
  }

  /** What a test has shown about a place that is not written. */
  narrow(cell: Cell, value: Value): void {
    this.set(cell, value);
  }

  /** A place was written through some path: what tests had shown about it no longer holds. */
  forget(cell: Cell): void {
    this.set(cell, null);
  }

  prove(fact: string): void {
    (this.facts ??= new Set()).add(fact);
  }

  proves(fact: string): boolean {
    // That an element was on the page once says nothing of a later time; a list that was kept is as long as it was.
    const kept = !this.isLater || !fact.startsWith('query:');
    return this.facts?.has(fact) === true || (kept && (this.parent?.proves(fact) ?? false));
  }

  fork(): Flow {
    return this.depth < MAX_DEPTH ? new Flow(this) : this.flattened();
  }

  /**
   * The state in which a callback runs later: variables that are written more than once may have any of their
   * values by then; that they were tested for null is kept.
   */
  later(): Flow {
    return new Flow(this.depth < MAX_DEPTH ? this : this.flattened(), true);
  }

  /** The state after two branches meet. */
  meet(other: Flow): Flow {
    if (this === other) return this.fork();
    const common = Flow.common(this, other);
    const met = new Flow(common);
    for (const cell of Flow.cellsSince(other, common, Flow.cellsSince(this, common, null)) ?? NO_CELLS) {
      const left = this.entry(cell);
      const right = other.entry(cell);
      if (left !== undefined && right !== undefined) met.set(cell, join(left, right));
      else met.set(cell, cell.tracked ? (left ?? right ?? null) : null);
    }
    const proven = Flow.factsSince(this, common);
    if (proven !== null) for (const fact of Flow.factsSince(other, common) ?? NO_FACTS) if (proven.has(fact)) met.prove(fact);
    return met.depth < MAX_DEPTH ? met : met.flattened();
  }

  /** True when this flow knows the same values as the one it came from. */
  same(other: Flow): boolean {
    const common = Flow.common(this, other);
    for (const cell of Flow.cellsSince(other, common, Flow.cellsSince(this, common, null)) ?? NO_CELLS) {
      const left = this.entry(cell);
      const right = other.entry(cell);
      if (left === undefined || right === undefined ? left !== right : !sameValue(left, right)) return false;
    }
    return true;
  }

  /** Adds what may have been written on the way out of a loop, a try or a labelled block. */
  absorb(writes: ReadonlyMap<Cell, Value>): void {
    for (const [cell, value] of writes) {
      const current = this.entry(cell);
      if (current !== undefined) this.set(cell, join(current, value));
    }
  }

  private entry(cell: Cell): Value | undefined {
    return Flow.find(this, cell);
  }

  private static find(from: Flow, cell: Cell): Value | undefined {
    let passedLater = false;
    let found: Value | null | undefined;
    for (let layer: Flow | null = from; layer !== null && found === undefined; layer = layer.parent) {
      found = layer.values?.get(cell);
      if (found === undefined) passedLater ||= layer.isLater;
    }
    if (found === null || found === undefined) return undefined;
    if (!passedLater || !cell.multi) return found;
    return join(found, found.some(isNullish) ? cell.value : cell.value.filter((atom) => !isNullish(atom)));
  }

  private set(cell: Cell, value: Value | null): void {
    (this.values ??= new Map<Cell, Value | null>()).set(cell, value);
  }

  /** The nearest layer both stand on. */
  private static common(left: Flow, right: Flow): Flow | null {
    let mine: Flow | null = left;
    let theirs: Flow | null = right;
    while (mine !== theirs && mine !== null && theirs !== null) {
      const { depth } = mine;
      if (depth >= theirs.depth) mine = mine.parent;
      if (theirs.depth >= depth) theirs = theirs.parent;
    }
    return mine === theirs ? mine : null;
  }

  /** The cells the layers above an ancestor say something of, beside the given ones; null when there are none. */
  private static cellsSince(from: Flow, ancestor: Flow | null, given: Set<Cell> | null): Set<Cell> | null {
    let cells = given;
    for (let layer: Flow | null = from; layer !== null && layer !== ancestor; layer = layer.parent) {
      if (layer.values !== null) for (const cell of layer.values.keys()) (cells ??= new Set()).add(cell);
    }
    return cells;
  }

  private static factsSince(from: Flow, ancestor: Flow | null): Set<string> | null {
    let facts: Set<string> | null = null;
    for (let layer: Flow | null = from; layer !== null && layer !== ancestor; layer = layer.parent) {
      if (layer.facts !== null) for (const fact of layer.facts) (facts ??= new Set()).add(fact);
    }
    return facts;
  }

  private flattened(): Flow {
    const flat = new Flow();
    for (const cell of Flow.cellsSince(this, null, null) ?? NO_CELLS) {
      const value = this.entry(cell);
      if (value !== undefined) flat.set(cell, value);
    }
    flat.facts = Flow.factsSince(this, null);
    return flat;
  }
}
