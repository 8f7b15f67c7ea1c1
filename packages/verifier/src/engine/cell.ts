import type { Value } from './atoms.js';
import { join, NOTHING, sameValue, widen } from './values.js';

/** Counts rounds and growth of one analysis; shared by all its places. */
export interface Growth {
  round: number;
  /**
   * True when something has grown in this round after it was read: the reader has to see the rest. What grew before
   * anybody read it needs no further round: the next one would read, and so do, exactly the same.
   */
  changed: boolean;
}

/** From this round on a cell that still grows keeps few constants, so that the rounds end. */
const WIDEN_FROM = 3;

/** A place that holds values: a variable of one activation, a property, a result. It only ever grows. */
export class Cell {
  /** Properties that were written after their object was made. */
  isWrittenLate = false;
  /** Properties that were deleted: what is inherited under their name is read again. */
  isDeleted = false;
  private held: Value = NOTHING;
  private readIn = 0;

  constructor(
    private readonly growth: Growth,
    /** True when all writes stand in the function that declares the variable: its value is known step by step. */
    readonly tracked: boolean,
    /** True when it is written more than once. */
    readonly multi: boolean,
  ) {}

  /** What it holds so far; reading it is noted. */
  get value(): Value {
    this.readIn = this.growth.round;
    return this.held;
  }

  /** Adds what it may hold from now on. */
  add(value: Value): void {
    let next = join(this.held, value);
    if (next === this.held) return;
    if (this.growth.round >= WIDEN_FROM) next = widen(next, 4);
    if (sameValue(next, this.held)) return;
    this.held = next;
    if (this.readIn === this.growth.round) this.growth.changed = true;
  }
}
