import type { Value } from './atoms.js';
import type { Cell } from './cell.js';
import { join, isNullish, sameValue } from './values.js';

/** Layers are merged into one when there are more, so that reading stays short. */
const MAX_DEPTH = 24;

/**
 * What is known at one point of the program beyond the cells: the current values of tracked variables, narrowed
 * values of others, and facts that were tested (`this list is not empty`). A flow is a layer over the one it was
 * forked from, and must not change once it was forked: branches then cost what they write, not what they know.
 */
export class Flow {
  /** Null: what was known of the cell no longer holds. */
  private readonly values = new Map<Cell, Value | null>();
  private readonly facts = new Set<string>();
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
    this.values.set(cell, cell.tracked ? value : null);
  }

  /** What a test has shown about a place that is not written. */
  narrow(cell: Cell, value: Value): void {
    this.values.set(cell, value);
  }

  /** A place was written through some path: what tests had shown about it no longer holds. */
  forget(cell: Cell): void {
    this.values.set(cell, null);
  }

  prove(fact: string): void {
    this.facts.add(fact);
  }

  proves(fact: string): boolean {
    return this.facts.has(fact) || (this.parent?.proves(fact) ?? false);
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
    const common = this.commonWith(other);
    const cells = new Set([...this.cellsSince(common), ...other.cellsSince(common)]);
    const met = new Flow(common);
    for (const cell of cells) {
      const left = this.entry(cell);
      const right = other.entry(cell);
      if (left !== undefined && right !== undefined) met.values.set(cell, join(left, right));
      else met.values.set(cell, cell.tracked ? (left ?? right ?? null) : null);
    }
    const proven = other.factsSince(common);
    for (const fact of this.factsSince(common)) if (proven.has(fact)) met.facts.add(fact);
    return met.depth < MAX_DEPTH ? met : met.flattened();
  }

  /** True when this flow knows the same values as the one it came from. */
  same(other: Flow): boolean {
    for (const cell of [...this.cellsSince(this.commonWith(other)), ...other.cellsSince(this.commonWith(other))]) {
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
      if (current !== undefined) this.values.set(cell, join(current, value));
    }
  }

  private entry(cell: Cell): Value | undefined {
    return Flow.find(this, cell);
  }

  private static find(from: Flow, cell: Cell): Value | undefined {
    let passedLater = false;
    let found: Value | null | undefined;
    for (let layer: Flow | null = from; layer !== null && found === undefined; layer = layer.parent) {
      found = layer.values.get(cell);
      if (found === undefined) passedLater ||= layer.isLater;
    }
    if (found === null || found === undefined) return undefined;
    if (!passedLater || !cell.multi) return found;
    return join(found, found.some(isNullish) ? cell.value : cell.value.filter((atom) => !isNullish(atom)));
  }

  /** The layers from one down to an ancestor, which is left out. */
  private static layers(from: Flow, ancestor: Flow | null): Flow[] {
    const layers: Flow[] = [];
    for (let layer: Flow | null = from; layer !== null && layer !== ancestor; layer = layer.parent) layers.push(layer);
    return layers;
  }

  private commonWith(other: Flow): Flow | null {
    const mine = new Set(Flow.layers(this, null));
    return Flow.layers(other, null).find((layer) => mine.has(layer)) ?? null;
  }

  private cellsSince(ancestor: Flow | null): Set<Cell> {
    const cells = new Set<Cell>();
    for (const layer of Flow.layers(this, ancestor)) for (const cell of layer.values.keys()) cells.add(cell);
    return cells;
  }

  private factsSince(ancestor: Flow | null): Set<string> {
    const facts = new Set<string>();
    for (const layer of Flow.layers(this, ancestor)) for (const fact of layer.facts) facts.add(fact);
    return facts;
  }

  private flattened(): Flow {
    const flat = new Flow();
    for (const cell of this.cellsSince(null)) {
      const value = this.entry(cell);
      if (value !== undefined) flat.values.set(cell, value);
    }
    for (const fact of this.factsSince(null)) flat.facts.add(fact);
    return flat;
  }
}
