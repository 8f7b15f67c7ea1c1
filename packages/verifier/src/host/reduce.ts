import { elementsOf, iterate } from '../engine/arrays.js';
import type { Value } from '../engine/atoms.js';
import { argument } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { partsOf } from '../engine/operators.js';
import { join, joinAll, NOTHING, NUM, stringAtom, unknown } from '../engine/values.js';
import { eachArray, MAX_WALKED, sample } from './each-array.js';

/** `reduce`: exact where the elements are known; texts that grow by the same pieces are any sequence of these. */
export function reduce(engine: Engine, call: Call): Value {
  return eachArray(call, (atom) => {
    const items = elementsOf(atom);
    const start = call.args.values.length > 1 ? argument(call.args, 1) : (items?.[0] ?? iterate(engine, [atom], call.site));
    const run = (sum: Value, item: Value, variant: string): Value =>
      engine.call(argument(call.args, 0), { self: NOTHING, args: { values: [sum, item, NUM, [atom]], rest: null }, site: call.site, isNew: false, variant });
    if (items !== null && items.length <= MAX_WALKED) return (call.args.values.length > 1 ? items : items.slice(1)).reduce((sum, item, index) => run(sum, item, `#${index}`), start);
    const item = iterate(engine, [atom], call.site);
    const once = run(start, item, '#once');
    const texts = textsOf(once);
    if (texts !== null && textsOf(start) !== null) return repeatedly(once, run([stringAtom([{ p: 'star', texts }])], item, '#more'));
    return joinAll([start, once, run(join(start, once), item, '#more')]);
  });
}

/** The texts a value may be; null when it is no text for certain. */
function textsOf(value: Value): string[] | null {
  const texts = value.map((atom) => ((atom.t === 'const' && typeof atom.v === 'string') || atom.t === 'str' ? sample(atom, NOTHING) : null));
  return texts.length === 0 || texts.includes(null) ? null : texts.flatMap((text) => text ?? []);
}

/** A text each turn adds one of the same texts to: any sequence of them. */
function repeatedly(once: Value, more: Value): Value {
  const texts = textsOf(once) ?? [];
  const closed = more.every((atom) => {
    const [star, added, ...others] = partsOf(atom);
    return typeof star === 'object' && star.p === 'star' && others.length === 0 && (added === undefined || (typeof added === 'string' && texts.includes(added)));
  });
  return closed ? [stringAtom([{ p: 'star', texts }])] : unknown('a reduction over an unknown number of elements');
}
