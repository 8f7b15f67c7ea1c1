import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { contentsOf, elementsOf, iterate } from '../engine/arrays.js';
import type { Atom, ObjAtom, Value } from '../engine/atoms.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import { compare } from '../engine/comparisons.js';
import type { Call, Engine } from '../engine/engine.js';
import { narrowByTest } from '../engine/narrow-by-answer.js';
import { narrow } from '../engine/narrowing.js';
import { add, toText } from '../engine/operators.js';
import { anyText, BOOL, constAtom, constant, isFalsy, isNullish, isTruthy, join, joinAll, MAX_ATOMS, NOTHING, NUM, stringAtom, UNDEFINED, unknown } from '../engine/values.js';
import { eachArray, MAX_WALKED, sample } from './each-array.js';
import { always, gives, method, named, type Getters } from './make-native.js';
import { iteration } from './iteration.js';
import { reduce } from './reduce.js';

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
  return fn.t === 'fn' ? narrowByTest(engine, { fn, call: { ...at.call, self: NOTHING, args: { values: [at.item], rest: null } }, narrow }) : at.item;
}

function callback(engine: Engine, call: Call, result: (atom: Atom, item: Value) => Value): Value {
  return eachArray(call, (atom) => {
    walk(engine, call, atom);
    return result(atom, iterate(engine, [atom], call.site));
  });
}

/** What a search in a list of site elements finds may not be there, however long the list is. */
function searched(atom: Atom, found: Value): Value {
  const site = found.find((item) => item.t === 'node' && item.kind === 'site');
  return site?.t === 'node' ? join(found, [{ t: 'absent', key: `absent:${atom.key}`, selector: formatSelector(site.selector), is: undefined }]) : found;
}

/** What is taken out of a list of site elements may not be there. */
function orAbsent(engine: Engine, atom: Atom, found: Value): Value {
  if (engine.flow.proves(`list:${atom.key}`)) return found;
  const site = found.find((item) => item.t === 'node' && item.kind === 'site');
  return site?.t === 'node' ? join(found, [{ t: 'absent', key: `absent:${atom.key}`, selector: formatSelector(site.selector), is: undefined }]) : found;
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

function push(engine: Engine, call: Call): Value {
  return mutate(engine, call, { from: 0, moves: false });
}

function mutate(engine: Engine, call: Call, how: { readonly from: number; readonly moves: boolean }): Value {
  for (const atom of call.self) {
    if (atom.t !== 'obj') continue;
    if (!atom.marks.inexact) engine.growth.changed = true;
    atom.marks.inexact = true;
    // What stood at one place may stand at any other from now on.
    if (how.moves) atom.rest.add(contentsOf(atom));
    for (const value of argumentsFrom(call.args, how.from)) {
      atom.rest.add(value);
      if (atom.marks.escaped) engine.escape(value, call.site);
    }
  }
  return NUM;
}

/** The elements of an array that was only reordered since it was made, as they stood at first. */
function reorderedOf(atom: Atom): Value[] | null {
  if (atom.t !== 'obj' || atom.shape !== 'array') return null;
  const items: Value[] = [];
  for (let cell = atom.props.get('0'); cell !== undefined; cell = atom.props.get(String(items.length))) items.push(cell.value);
  const known = joinAll(items);
  return atom.rest.value.every((value) => known.includes(value)) ? items : null;
}

/** The order of letters turned round: texts that come out of it are decoded names. */
function reversed(engine: Engine, call: Call, inPlace: boolean): Value {
  return eachArray(call, (atom) => {
    const items = elementsOf(atom) ?? reorderedOf(atom);
    const hide = (value: Value): Value => value.map((item) => (item.t === 'const' && typeof item.v === 'string' ? constAtom(item.v, true) : item));
    if (inPlace) mutate(engine, { ...call, self: [atom] }, { from: argumentsFrom(call.args, 0).length, moves: true });
    if (items === null) return [makeArray(engine, [hide(iterate(engine, [atom], call.site))], { site: call.site, tag: 'reverse', exact: false })];
    return [makeArray(engine, items.toReversed().map(hide), { site: call.site, tag: 'reverse', exact: true })];
  });
}

/** `item` gives null where `at` and brackets give undefined. */
function nullFor(found: Value, isItem: boolean): Value {
  return isItem ? found.map((atom) => (atom.t === 'absent' ? { ...atom, key: `null:${atom.key}`, is: null } : atom)) : found;
}

function elementOf(engine: Engine, call: Call, isItem: boolean): Value {
  return eachArray(call, (atom) => {
    const items = elementsOf(atom);
    const [index] = argument(call.args, 0);
    if (items !== null && index?.t === 'const' && typeof index.v === 'number') return items.at(index.v) ?? UNDEFINED;
    if (atom.t === 'list') return nullFor(engine.getMember(atom, NUM, call.site), isItem);
    return orAbsent(engine, atom, join(iterate(engine, [atom], call.site), UNDEFINED));
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

/** `['a', 'b'].includes(x)`, settled where everything is constant. */
function includes(_engine: Engine, call: Call): Value {
  const wanted = argument(call.args, 0);
  return eachArray(call, (atom) => {
    const items = elementsOf(atom);
    if (items === null || items.length > MAX_WALKED) return BOOL;
    return joinAll(wanted.map((value) => {
      const found = items.map((item) => compare('===', item, [value]));
      if (found.some((result) => result.length > 0 && result.every(isTruthy))) return constant(true);
      return found.every((result) => result.every(isFalsy)) ? constant(false) : BOOL;
    }));
  });
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
  ...named('find findLast', method((engine, call) => callback(engine, call, (atom, item) => searched(atom, join(item, UNDEFINED))))),
  ...named('findIndex findLastIndex', method((engine, call) => callback(engine, call, () => NUM))),
  ...named('reduce reduceRight', method(reduce)),
  join: method(joinText),
  push: method(push),
  unshift: method((engine, call) => mutate(engine, call, { from: 0, moves: true })),
  splice: method((engine, call) => {
    mutate(engine, call, { from: 2, moves: true });
    return eachArray(call, (atom) => [makeArray(engine, [iterate(engine, [atom], call.site)], { site: call.site, tag: 'splice', exact: false })]);
  }),
  ...named('pop shift', method((engine, call) => {
    mutate(engine, call, { from: argumentsFrom(call.args, 0).length, moves: true });
    return eachArray(call, (atom) => orAbsent(engine, atom, join(iterate(engine, [atom], call.site), UNDEFINED)));
  })),
  copyWithin: method((engine, call) => {
    mutate(engine, call, { from: argumentsFrom(call.args, 0).length, moves: true });
    return call.self;
  }),
  reverse: method((engine, call) => reversed(engine, call, true)),
  toReversed: method((engine, call) => reversed(engine, call, false)),
  ...named('sort toSorted', method((engine, call) => eachArray(call, (atom) => {
    const item = iterate(engine, [atom], call.site);
    engine.call(argument(call.args, 0), { self: NOTHING, args: { values: [item, item], rest: null }, site: call.site, isNew: false });
    mutate(engine, { ...call, self: [atom] }, { from: 9, moves: true });
    return [makeArray(engine, [item], { site: call.site, tag: 'sort', exact: false })];
  }))),
  slice: method(sliced),
  concat: method(concatenated),
  at: method((engine, call) => elementOf(engine, call, false)),
  item: method((engine, call) => elementOf(engine, call, true)),
  fill: method((engine, call) => {
    mutate(engine, call, { from: 0, moves: true });
    return call.self;
  }),
  includes: method(includes),
  ...named('indexOf lastIndexOf', gives(NUM)),
  keys: gives(NUM),
  values: method((_engine, call) => call.self),
  entries: method((engine, call) => eachArray(call, (atom) => {
    const items = elementsOf(atom) ?? [iterate(engine, [atom], call.site)];
    const pairs = items.map((item, index) => [makeArray(engine, [elementsOf(atom) === null ? NUM : constant(index), item], { site: call.site, tag: `entry:${index}`, exact: true })]);
    return [makeArray(engine, pairs, { site: call.site, tag: 'entries', exact: elementsOf(atom) !== null })];
  })),
  // What a map, a set or an array gives to walk along is an array here.
  next: method((engine, call) => eachArray(call, (atom) => [iteration(engine, call.site, join(iterate(engine, [atom], call.site), UNDEFINED))])),
  '@@iterator': method((_engine, call) => call.self),
  ...named('toArray take drop', method((_engine, call) => call.self)),
  ...named('with toSpliced', gives(unknown('an array that was transformed'))),
  raw: always(UNDEFINED),
};

