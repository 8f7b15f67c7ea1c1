import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { elementsOf, iterate } from '../engine/arrays.js';
import type { Atom, ObjAtom, Value } from '../engine/atoms.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { narrowByTest } from '../engine/functions.js';
import { add, partsOf, toText } from '../engine/operators.js';
import { anyText, BOOL, constAtom, constant, isFalsy, isNullish, join, joinAll, MAX_ATOMS, NOTHING, NUM, stringAtom, UNDEFINED, unknown } from '../engine/values.js';
import { always, gives, method, named, type Getters } from './make-native.js';

/** Constant arrays up to this length are walked element by element. */
const MAX_WALKED = 40;

/** A new array with these elements, or with any number of them when `exact` is false. */
export function makeArray(engine: Engine, items: readonly Value[], made: { readonly site: Call['site']; readonly tag: string; readonly exact: boolean }): ObjAtom {
  const array = engine.makeObject('array', made.site, made.tag);
  if (!made.exact) {
    if (!array.marks.inexact) engine.growth.changed = true;
    array.marks.inexact = true;
    array.rest.add(joinAll(items));
  } else items.forEach((value, index) => engine.setMember(array, { names: constant(String(index)), value, site: made.site, adds: false }));
  return array;
}

/** Calls back once an element, in order where the elements are known. Gives the results in the same shape. */
function walk(engine: Engine, call: Call, atom: Atom): { readonly items: readonly Value[]; readonly results: readonly Value[]; readonly exact: boolean } {
  const callback = argument(call.args, 0);
  const run = (item: Value, index: Value, variant: string): Value =>
    engine.call(callback, { self: argument(call.args, 1), args: { values: [item, index, [atom]], rest: null }, site: call.site, isNew: false, variant });
  const items = elementsOf(atom);
  if (items !== null && items.length <= MAX_WALKED) {
    return { items, results: items.map((item, index) => run(item, constant(index), `#${index}`)), exact: true };
  }
  const item = iterate(engine, [atom], call.site);
  engine.writeLogs.push(new Map());
  const result = item.length === 0 ? NOTHING : run(item, NUM, '');
  engine.writeLogs.pop();
  return { items: [item], results: [result], exact: false };
}

function eachArray(call: Call, run: (atom: Atom) => Value): Value {
  return joinAll(call.self.map((atom) => (isNullish(atom) ? NOTHING : run(atom))));
}

function mapLike(engine: Engine, call: Call, flatten: boolean): Value {
  return eachArray(call, (atom) => {
    const { results, exact } = walk(engine, call, atom);
    const flat = flatten ? results.map((result) => iterateFlat(engine, result, call.site)) : results;
    return [makeArray(engine, flat, { site: call.site, tag: `map:${atom.key.length > 80 ? atom.t : atom.key}`, exact: exact && !flatten })];
  });
}

function iterateFlat(engine: Engine, value: Value, site: Call['site']): Value {
  return joinAll(value.map((atom) => (atom.t === 'obj' && atom.shape === 'array' ? iterate(engine, [atom], site) : [atom])));
}

/** `filter`: the callback's test also narrows the elements, so `filter(Boolean)` takes absent ones away. */
function filter(engine: Engine, call: Call): Value {
  const callback = argument(call.args, 0);
  return eachArray(call, (atom) => {
    const items = elementsOf(atom) ?? [iterate(engine, [atom], call.site)];
    const kept = items.map((item) => {
      const all = callback.map((fn) => keptBy(engine, fn, { item, call }));
      return joinAll(all);
    });
    return [makeArray(engine, kept, { site: call.site, tag: 'filter', exact: false })];
  });
}

function keptBy(engine: Engine, fn: Atom, at: { readonly item: Value; readonly call: Call }): Value {
  if (fn.t === 'native' && fn.name === 'Boolean') return at.item.filter((atom) => !isFalsy(atom));
  engine.call([fn], { self: NOTHING, args: { values: [at.item, NUM, at.call.self], rest: null }, site: at.call.site, isNew: false });
  return fn.t === 'fn' ? narrowByTest(engine, fn, { ...at.call, self: NOTHING, args: { values: [at.item], rest: null } }) : at.item;
}

function callback(engine: Engine, call: Call, result: (atom: Atom, item: Value) => Value): Value {
  return eachArray(call, (atom) => {
    walk(engine, call, atom);
    return result(atom, iterate(engine, [atom], call.site));
  });
}

/** What a search in a list of site elements finds may not be there. */
function orAbsent(atom: Atom, found: Value): Value {
  const site = found.find((item) => item.t === 'node' && item.kind === 'site');
  return site?.t === 'node' ? join(found, [{ t: 'absent', key: `absent:${atom.key}`, selector: formatSelector(site.selector) }]) : found;
}

function reduce(engine: Engine, call: Call): Value {
  return eachArray(call, (atom) => {
    const items = elementsOf(atom);
    const start = call.args.values.length > 1 ? argument(call.args, 1) : (items?.[0] ?? iterate(engine, [atom], call.site));
    const run = (sum: Value, item: Value): Value => engine.call(argument(call.args, 0), { self: NOTHING, args: { values: [sum, item, NUM, [atom]], rest: null }, site: call.site, isNew: false });
    if (items !== null && items.length <= MAX_WALKED) return (call.args.values.length > 1 ? items : items.slice(1)).reduce(run, start);
    const item = iterate(engine, [atom], call.site);
    const once = run(start, item);
    const twice = run(join(start, once), item);
    const grown = twice.some((value) => value.t === 'const' || value.t === 'str') ? unknown('a reduction over an unknown number of elements') : twice;
    return joinAll([start, once, grown]);
  });
}

function joinText(engine: Engine, call: Call): Value {
  const given = argument(call.args, 0);
  const separator = given === UNDEFINED || call.args.values.length === 0 ? constant(',') : toText(given);
  return eachArray(call, (atom) => {
    const items = elementsOf(atom);
    if (items !== null && items.length <= 200) {
      let text: Value = constant('');
      for (const [index, item] of items.entries()) text = boundedAdd(index === 0 ? text : boundedAdd(text, separator), toText(item.filter((part) => !isNullish(part))));
      return text;
    }
    const texts = iterate(engine, [atom], call.site).flatMap((item) => sample(item, separator) ?? []);
    const complete = iterate(engine, [atom], call.site).every((item) => sample(item, separator) !== null);
    return complete ? [stringAtom([{ p: 'star', texts: [...new Set(texts)] }])] : anyText('a joined list of values that are not constant');
  });
}

function boundedAdd(left: Value, right: Value): Value {
  if (left.length * right.length <= MAX_ATOMS) return add(left, right);
  const texts = right.map((atom) => sample(atom, NOTHING));
  const constants = texts.flatMap((text) => text ?? []);
  if (constants.length < texts.length) return anyText('a joined list of values');
  return add(left, [stringAtom([{ p: 'star', texts: [...new Set(constants)] }])]);
}

function sample(atom: Atom, separator: Value): string | null {
  let text = '';
  for (const part of partsOf(atom)) {
    if (typeof part === 'string') text += part;
    else if (part.p === 'num') text += '0';
    else if (part.p === 'star') text += part.texts.join('');
    else return null;
  }
  const [first] = separator;
  return text + (first?.t === 'const' ? String(first.v) : '');
}

function mutate(engine: Engine, call: Call, from: number): Value {
  for (const atom of call.self) {
    if (atom.t !== 'obj') continue;
    if (!atom.marks.inexact) engine.growth.changed = true;
    atom.marks.inexact = true;
    for (const value of argumentsFrom(call.args, from)) {
      atom.rest.add(value);
      if (atom.marks.escaped) engine.escape(value, call.site);
    }
  }
  return NUM;
}

/** The order of letters turned round: texts that come out of it are decoded names. */
function reversed(engine: Engine, call: Call): Value {
  return eachArray(call, (atom) => {
    const items = elementsOf(atom);
    const hide = (value: Value): Value => value.map((item) => (item.t === 'const' && typeof item.v === 'string' ? constAtom(item.v, true) : item));
    if (items === null) return [atom];
    return [makeArray(engine, items.toReversed().map(hide), { site: call.site, tag: 'reverse', exact: true })];
  });
}

function elementOf(engine: Engine, call: Call): Value {
  return eachArray(call, (atom) => {
    const items = elementsOf(atom);
    const [index] = argument(call.args, 0);
    if (items !== null && index?.t === 'const' && typeof index.v === 'number') return items.at(index.v) ?? UNDEFINED;
    if (atom.t === 'list') return engine.getMember(atom, NUM, call.site);
    return join(iterate(engine, [atom], call.site), UNDEFINED);
  });
}

function sliced(engine: Engine, call: Call): Value {
  return eachArray(call, (atom) => {
    const items = elementsOf(atom);
    const [from, to] = [argument(call.args, 0)[0], argument(call.args, 1)[0]];
    const exact = items !== null && [from, to].every((bound) => bound?.t === 'const');
    const bound = (value: Atom | undefined): number | undefined => (value?.t === 'const' && typeof value.v === 'number' ? value.v : undefined);
    const kept = exact ? items.slice(bound(from), bound(to)) : [iterate(engine, [atom], call.site)];
    return [makeArray(engine, kept, { site: call.site, tag: `slice:${atom.t}`, exact })];
  });
}

function concatenated(engine: Engine, call: Call): Value {
  const sources = [...call.self, ...argumentsFrom(call.args, 0).flat()];
  const items = sources.map((atom) => (atom.t === 'obj' && atom.shape === 'array' ? elementsOf(atom) : [[atom]]));
  const exact = items.every((list) => list !== null) && call.args.rest === null;
  const all = exact ? items.flatMap((list) => list ?? []) : [iterateFlat(engine, sources, call.site)];
  return [makeArray(engine, all, { site: call.site, tag: 'concat', exact })];
}

export const ARRAY_MEMBERS: Getters = {
  length: (_engine, base) => {
    const items = elementsOf(base);
    return items === null ? [{ t: 'num', key: `length:${base.key}`, lengthOf: base.key }] : constant(items.length);
  },
  map: method((engine, call) => mapLike(engine, call, false)),
  flatMap: method((engine, call) => mapLike(engine, call, true)),
  flat: method((engine, call) => eachArray(call, (atom) => [makeArray(engine, [iterateFlat(engine, iterate(engine, [atom], call.site), call.site)], { site: call.site, tag: 'flat', exact: false })])),
  filter: method(filter),
  forEach: method((engine, call) => callback(engine, call, () => UNDEFINED)),
  ...named('some every', method((engine, call) => callback(engine, call, () => BOOL))),
  ...named('find findLast', method((engine, call) => callback(engine, call, (atom, item) => orAbsent(atom, join(item, UNDEFINED))))),
  ...named('findIndex findLastIndex', method((engine, call) => callback(engine, call, () => NUM))),
  ...named('reduce reduceRight', method(reduce)),
  join: method(joinText),
  push: method((engine, call) => mutate(engine, call, 0)),
  unshift: method((engine, call) => mutate(engine, call, 0)),
  splice: method((engine, call) => {
    mutate(engine, call, 2);
    return eachArray(call, (atom) => [makeArray(engine, [iterate(engine, [atom], call.site)], { site: call.site, tag: 'splice', exact: false })]);
  }),
  ...named('pop shift', method((engine, call) => {
    mutate(engine, call, argumentsFrom(call.args, 0).length);
    return eachArray(call, (atom) => join(iterate(engine, [atom], call.site), UNDEFINED));
  })),
  ...named('reverse toReversed', method(reversed)),
  ...named('sort toSorted', method((engine, call) => eachArray(call, (atom) => {
    const item = iterate(engine, [atom], call.site);
    engine.call(argument(call.args, 0), { self: NOTHING, args: { values: [item, item], rest: null }, site: call.site, isNew: false });
    mutate(engine, { ...call, self: [atom] }, 9);
    return [makeArray(engine, [item], { site: call.site, tag: 'sort', exact: false })];
  }))),
  slice: method(sliced),
  concat: method(concatenated),
  ...named('at item', method(elementOf)),
  fill: method((engine, call) => {
    mutate(engine, call, 0);
    return call.self;
  }),
  ...named('includes', gives(BOOL)),
  ...named('indexOf lastIndexOf', gives(NUM)),
  keys: gives(NUM),
  values: method((_engine, call) => call.self),
  entries: method((engine, call) => eachArray(call, (atom) => {
    const items = elementsOf(atom) ?? [iterate(engine, [atom], call.site)];
    const pairs = items.map((item, index) => [makeArray(engine, [elementsOf(atom) === null ? NUM : constant(index), item], { site: call.site, tag: `entry:${index}`, exact: true })]);
    return [makeArray(engine, pairs, { site: call.site, tag: 'entries', exact: elementsOf(atom) !== null })];
  })),
  raw: always(UNDEFINED),
};

