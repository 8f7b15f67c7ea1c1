import type { Value } from './atoms.js';
import { join, NOTHING, sameValue, widen } from './values.js';

/** Counts rounds and growth of one analysis; shared by all its cells. */
export interface Growth {
  round: number;
  changed: boolean;
}

/** From this round on a cell that still grows keeps few constants, so that the rounds end. */
const WIDEN_FROM = 3;

/** A place that holds values: a variable of one activation, a property, a result. It only ever grows. */
export class Cell {
  value: Value = NOTHING;

  constructor(
    private readonly growth: Growth,
    /** True when all writes stand in the function that declares the variable: its value is known step by step. */
    readonly tracked: boolean,
    /** True when it is written more than once. */
    readonly multi: boolean,
  ) {}

  add(value: Value): void {
    let next = join(this.value, value);
    if (next === this.value) return;
    if (this.growth.round >= WIDEN_FROM) next = widen(next, 4);
    if (sameValue(next, this.value)) return;
    this.value = next;
    this.growth.changed = true;
  }
}
