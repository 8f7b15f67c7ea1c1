import type { Atom, Value } from '../engine/atoms.js';
import type { Call } from '../engine/engine.js';
import { sampleText } from '../engine/operators.js';
import { isNullish, joinAll, NOTHING } from '../engine/values.js';

/** Constant arrays up to this length are walked element by element. */
export const MAX_WALKED = 40;

/** Runs something for every array a method is called on. */
export function eachArray(call: Call, run: (atom: Atom) => Value): Value {
  return joinAll(call.self.map((atom) => (isNullish(atom) ? NOTHING : run(atom))));
}

/** The text of a constant atom with 0 for numbers and a separator behind it; null when it is not constant. */
export function sample(atom: Atom, separator: Value): string | null {
  const text = sampleText(atom);
  if (text === null) return null;
  const [first] = separator;
  return text + (first?.t === 'const' ? String(first.v) : '');
}
