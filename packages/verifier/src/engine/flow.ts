import type { Value } from './atoms.js';
import type { Cell } from './cell.js';
import { SmallMap } from './small-map.js';
import { isNullish, join, sameValue, withoutNothing } from './values.js';

/** Layers that were not merged yet are merged when there are more, so that reading stays short. */
const MAX_RUN = 16;
/** From this many on they are merged where nothing meets: flows that stand on one layer meet fastest. */
const SETTLED_RUN = 8;
/** Beyond this many layers in all, what callbacks inside of callbacks know is put into one. */
const MAX_DEPTH = 120;

/**
 * What is known at one point of the program beyond the cells: the current values of tracked variables, narrowed
 * values of others, and facts that were tested (`this list is not empty`). A flow is a layer over the one it was
 * forked from, and must not change once it was forked: branches then cost what they write, not what they know.
 */
export class Flow {
  /** Null in place of a value: what was known of the cell no longer holds. Most layers know nothing of their own. */
  private values: SmallMap<Cell, Value | null> | null = null;
  private facts: SmallMap<string, true> | null = null;
  private readonly depth: number;
  /** How many layers stand on the last one that was merged of several. */
  private readonly run: number;
  /** The same in fewer layers, once it was asked for: all forks stand on one, so that they still meet in it. */
  private shorter: Flow | null = null;

  constructor(
    private readonly parent: Flow | null = null,
    /** True for the state in which a callback runs at some later time. */
    private readonly isLater = false,
    isMerged = false,
  ) {
    this.depth = parent === null ? 0 : parent.depth + 1;
    this.run = parent === null || isMerged ? 0 : parent.run + 1;
  }

  read(cell: Cell): Value {
    return this.entry(cell) ?? cell.value;
  }

  /** A write to a variable: the old value is gone where the variable is tracked. */
  write(cell: Cell, value: Value): void {
    cell.add(value);
    if (cell.tracked) this.set(cell, value);
    else this.forget(cell);
  }

  /** What a test has shown about a place that is not written. */
  narrow(cell: Cell, value: Value): void {
    this.set(cell, value);
  }

  /** A place was written through some path: what tests had shown about it no longer holds. */
  forget(cell: Cell): void {
    if (Flow.mentions(this, cell)) this.set(cell, null);
  }

  prove(fact: string): void {
    this.shorter = null;
    (this.facts ??= new SmallMap()).set(fact, true);
  }

  proves(fact: string): boolean {
    // That an element was on the page once says nothing of a later time; a list that was kept is as long as it was.
    return Flow.finds(this, fact, fact.startsWith('query:'));
  }

  fork(): Flow {
    return new Flow(this.base());
  }

  /**
   * The state in which a callback runs later: variables that are written more than once may have any of their
   * values by then; that they were tested for null is kept.
   */
  later(): Flow {
    return new Flow(this.base(), true);
  }

  /** The same in fewer layers where there are many. For where the way is straight: what is forked before and met behind stands on other layers then. */
  settled(): Flow {
    if (this.run < SETTLED_RUN || this.depth >= MAX_DEPTH) return this;
    this.shorter ??= this.merged();
    return new Flow(this.shorter);
  }

  /** The state after two branches meet. */
  meet(other: Flow): Flow {
    if (this === other) return this.fork();
    const common = Flow.common(this, other);
    const met = new Flow(common);
    const meetIn = (cell: Cell): void => {
      if (met.values?.has(cell) === true) return;
      const left = this.entry(cell);
      const right = other.entry(cell);
      if (left !== undefined && right !== undefined) met.set(cell, join(left, right));
      else met.set(cell, cell.tracked ? (left ?? right ?? null) : null);
    };
    Flow.eachCell(this, common, meetIn);
    Flow.eachCell(other, common, meetIn);
    Flow.eachFact(this, common, (fact) => {
      if (Flow.provesSince(other, common, fact)) met.prove(fact);
    });
    return met.base();
  }

  /** True when this flow knows the same values as the one it came from. */
  same(other: Flow): boolean {
    const common = Flow.common(this, other);
    let isSame = true;
    const compare = (cell: Cell): void => {
      if (!isSame) return;
      const left = this.entry(cell);
      const right = other.entry(cell);
      isSame = left === undefined || right === undefined ? left === right : sameValue(left, right);
    };
    Flow.eachCell(this, common, compare);
    Flow.eachCell(other, common, compare);
    return isSame;
  }

  /** Adds what may have been written on the way out of a loop, a try or a labelled block. */
  absorb(writes: ReadonlyMap<Cell, Value>): void {
    for (const [cell, value] of writes) {
      const current = this.entry(cell);
      if (current !== undefined) this.set(cell, join(current, value));
    }
  }

  /** What is known of a cell; undefined when nothing is. */
  private entry(cell: Cell): Value | undefined {
    return Flow.entryFrom(this, cell);
  }

  private static entryFrom(from: Flow, cell: Cell): Value | undefined {
    let passedLater = false;
    let found: Value | null | undefined;
    for (let layer: Flow | null = from; layer !== null; layer = layer.parent) {
      found = layer.values?.get(cell);
      if (found !== undefined) break;
      passedLater ||= layer.isLater;
    }
    if (found === null || found === undefined) return undefined;
    if (!passedLater || !cell.multi) return found;
    return join(found, found.some(isNullish) ? cell.value : withoutNothing(cell.value));
  }

  /** True when some layer says anything of a cell. */
  private static mentions(from: Flow, cell: Cell): boolean {
    for (let layer: Flow | null = from; layer !== null; layer = layer.parent) if (layer.values?.has(cell) === true) return true;
    return false;
  }

  private static finds(from: Flow, fact: string, untilLater: boolean): boolean {
    for (let layer: Flow | null = from; layer !== null; layer = layer.parent) {
      if (layer.facts?.has(fact) === true) return true;
      if (layer.isLater && untilLater) return false;
    }
    return false;
  }

  private set(cell: Cell, value: Value | null): void {
    this.shorter = null;
    (this.values ??= new SmallMap()).set(cell, value);
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

  /** Calls back for the cells the layers above an ancestor say something of; more than once for some. */
  private static eachCell(from: Flow, ancestor: Flow | null, visit: (cell: Cell, value: Value | null) => void): void {
    for (let layer: Flow | null = from; layer !== null && layer !== ancestor; layer = layer.parent) layer.values?.each(visit);
  }

  private static eachFact(from: Flow, ancestor: Flow | null, visit: (fact: string) => void): void {
    for (let layer: Flow | null = from; layer !== null && layer !== ancestor; layer = layer.parent) layer.facts?.each(visit);
  }

  private static provesSince(from: Flow, ancestor: Flow | null, fact: string): boolean {
    for (let layer: Flow | null = from; layer !== null && layer !== ancestor; layer = layer.parent) if (layer.facts?.has(fact) === true) return true;
    return false;
  }

  /** This flow, or the same in fewer layers: what the next one stands on. */
  private base(): Flow {
    if (this.run < MAX_RUN && this.depth < MAX_DEPTH) return this;
    this.shorter ??= this.depth < MAX_DEPTH ? this.merged() : this.flattened();
    return this.shorter;
  }

  /**
   * The layers that were not merged yet as one, together with those below that are no larger: what is known of all
   * variables of a long script is not copied again for a few that were written.
   */
  private merged(): Flow {
    const bottom = Flow.bottomOf(this);
    const merged = new Flow(bottom.parent, bottom.isLater, true);
    // From the top down: what the upper layers say counts.
    Flow.eachCell(this, bottom.parent, (cell, value) => {
      if (merged.values?.has(cell) !== true) merged.set(cell, value);
    });
    Flow.eachFact(this, bottom.parent, (fact) => { merged.prove(fact); });
    return merged;
  }

  /** The lowest of the layers that are merged. What was known before a callback runs reads otherwise than what became known in it: they stay apart. */
  private static bottomOf(top: Flow): Flow {
    let bottom = top;
    let size = top.weight;
    while (!bottom.isLater && bottom.parent !== null && (bottom.parent.run > 0 || bottom.parent.weight <= size)) {
      bottom = bottom.parent;
      size += bottom.weight;
    }
    return bottom;
  }

  private get weight(): number {
    return (this.values?.size ?? 0) + (this.facts?.size ?? 0);
  }

  private flattened(): Flow {
    const flat = new Flow();
    Flow.eachCell(this, null, (cell) => {
      const value = flat.values?.has(cell) === true ? undefined : this.entry(cell);
      if (value !== undefined) flat.set(cell, value);
    });
    Flow.eachFact(this, null, (fact) => {
      if (this.proves(fact)) flat.prove(fact);
    });
    return flat;
  }
}
