import type { Value } from './atoms.js';
import type { Args } from './engine.js';
import { UNDEFINED } from './values.js';

/** The argument at an index; undefined when it was not given. */
export function argument(args: Args, index: number): Value {
  return args.values[index] ?? args.rest ?? UNDEFINED;
}

/** Arguments from a place on, without those a spread may add. */
export function argumentsFrom(args: Args, index: number): Value[] {
  const values = args.values.slice(index);
  return args.rest === null ? values : [...values, args.rest];
}
