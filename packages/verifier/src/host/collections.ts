import type { HostAtom, Value } from '../engine/atoms.js';
import { argument } from '../engine/arguments.js';
import { iterate } from '../engine/arrays.js';
import type { Call, Engine } from '../engine/engine.js';
import { anyText, BOOL, join, joinAll, NUM, UNDEFINED, unknown } from '../engine/values.js';
import { makeArray } from './array-methods.js';
import { ITERATOR_MEMBERS } from './iterators.js';
import { always, hostAtom, method, named, type Getters } from './make-native.js';

/** A reference that does not keep what it refers to. */
export function newReference(engine: Engine, call: Call): Value {
  const key = `${engine.spanOf(call.site).end}@${engine.env.context}`;
  const cell = engine.place(`reference:${key}`);
  cell.add(argument(call.args, 0));
  return [hostAtom('weak-ref', key, { cell })];
}

/** A Map, Set or their weak kin: one place for all it holds, keys apart from values. */
export function newCollection(engine: Engine, call: Call, type: 'map' | 'set'): Value {
  const key = `${engine.spanOf(call.site).end}@${engine.env.context}`;
  const cell = engine.place(`${type}:${key}`);
  for (const source of argument(call.args, 0)) {
    const items = iterate(engine, [source], call.site);
    if (type === 'set') cell.add(items);
    else for (const pair of items) {
      const parts = pair.t === 'obj' ? [pair.props.get('0')?.value ?? [], pair.props.get('1')?.value ?? []] : [unknown('a key'), unknown('an entry')];
      enter(engine, { key, keys: parts[0] ?? [], value: parts[1] ?? [] });
      cell.add(parts[1] ?? []);
    }
  }
  return [hostAtom(type, key, { cell })];
}

function hosts(call: Call): HostAtom[] {
  return call.self.filter((atom) => atom.t === 'host');
}

function put(engine: Engine, call: Call): Value {
  const keyed = call.args.values.length > 1;
  for (const base of hosts(call)) {
    base.cell?.add(argument(call.args, keyed ? 1 : 0));
    if (keyed) enter(engine, { key: base.key.replace(/^h:map:/, ''), keys: argument(call.args, 0), value: argument(call.args, 1) });
  }
  return call.self;
}

/** Files a value of a map under its key, so that a constant key gives back what was filed under it. */
function enter(engine: Engine, entry: { readonly key: string; readonly keys: Value; readonly value: Value }): void {
  engine.place(`keys:${entry.key}`).add(entry.keys);
  for (const atom of entry.keys) engine.place(atom.t === 'const' ? `entry:${entry.key}:${atom.key}` : `entries:${entry.key}`).add(entry.value);
}

function lookUpEntry(engine: Engine, call: Call): Value {
  return joinAll(
    hosts(call).map((base) => {
      const key = base.key.replace(/^h:map:/, '');
      const names = argument(call.args, 0);
      if (names.some((atom) => atom.t !== 'const')) return join(base.cell?.value ?? [], UNDEFINED);
      const found = names.map((atom) => engine.place(`entry:${key}:${atom.key}`).value);
      const missing = found.some((value) => value.length === 0) ? UNDEFINED : [];
      return joinAll([...found, engine.place(`entries:${key}`).value, missing]);
    }),
  );
}

function contents(call: Call): Value {
  return joinAll(hosts(call).map((base) => base.cell?.value ?? []));
}

function keysOf(engine: Engine, call: Call): Value {
  return joinAll(hosts(call).map((base) => engine.place(base.key.replace(/^h:map:/, 'keys:')).value));
}

const COLLECTION: Getters<HostAtom> = {
  ...named('set add', method(put)),
  get: method(lookUpEntry),
  ...named('has delete', method(() => BOOL)),
  clear: method(() => UNDEFINED),
  size: always(NUM),
  forEach: method((engine, call) => {
    const map = hosts(call).some((base) => base.type === 'map');
    const values = [contents(call), map ? keysOf(engine, call) : contents(call), call.self];
    engine.call(argument(call.args, 0), { self: [], args: { values, rest: null }, site: call.site, isNew: false });
    return UNDEFINED;
  }),
  values: method((engine, call) => [makeArray(engine, [contents(call)], { site: call.site, tag: 'values', exact: false })]),
  keys: method((engine, call) => [makeArray(engine, [hosts(call).some((base) => base.type === 'map') ? keysOf(engine, call) : contents(call)], { site: call.site, tag: 'keys', exact: false })]),
  entries: method((engine, call) => {
    const pair = makeArray(engine, [hosts(call).some((base) => base.type === 'map') ? keysOf(engine, call) : contents(call), contents(call)], { site: call.site, tag: 'pair', exact: true });
    return [makeArray(engine, [[pair]], { site: call.site, tag: 'entries', exact: false })];
  }),
};

const ADDRESS: Getters<HostAtom> = {
  searchParams: (_engine, base) => [hostAtom('params', base.key)],
  ...named('href toString toJSON', (_engine, base: HostAtom) => base.cell?.value ?? anyText('an address')),
};

const COLLECTION_OF_ITERATOR: Getters<HostAtom> = {
  ...named('map filter take drop toArray', method((_engine, call) => call.self)),
  ...(COLLECTION.forEach === undefined ? {} : { forEach: COLLECTION.forEach }),
};

/** Members of collections, by type. */
export const COLLECTION_TABLES: Readonly<Record<string, Getters<HostAtom>>> = {
  map: COLLECTION,
  set: COLLECTION,
  iterator: { ...ITERATOR_MEMBERS, ...COLLECTION_OF_ITERATOR },
  params: {
    ...named('get toString', method(() => anyText('the address of the page'))),
    ...named('getAll keys values entries', method(() => unknown('the address of the page'))),
    has: method(() => BOOL),
    ...named('append set delete sort', method(() => UNDEFINED)),
    forEach: method((engine, call) => {
      engine.callLater(argument(call.args, 0), [anyText('the address of the page'), anyText('the address of the page')], call.site);
      return UNDEFINED;
    }),
    size: always(NUM),
  },
  url: ADDRESS,
  'weak-ref': { deref: method((_engine, call) => join(contents(call), UNDEFINED)) },
};

