import { contentsOf, elementsOf, iterate } from '../engine/arrays.js';
import type { NativeAtom, ObjAtom, Value } from '../engine/atoms.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { anyText, BOOL, constant, isNullish, join, joinAll, KEY_OF_FUNCTION, NOTHING, NUM, UNDEFINED, unknown } from '../engine/values.js';
import { makeArray } from './array-methods.js';
import { always, gives, hostAtom, method, named, native, type Getters } from './make-native.js';
import { prototypesOf, prototypesOfFunction } from './object-members.js';
import { sinkUrl } from './markup-sinks.js';
import { awaited, promiseOf } from './promises.js';
import { assignProperties, defineProperties, defineProperty, describeProperties, describeProperty } from './property-definition.js';
import { parseMarkup } from './document-members.js';
import { isOpenObject } from './held-by.js';
import { fromCharacterCodes, rawText } from './decoders.js';

/** The own enumerable entries of an object in order, or null when they are not all known. */
function entriesOf(object: ObjAtom): [string, Value][] | null {
  if (object.marks.inexact || object.rest.value.length > 0) return null;
  return [...object.props].filter(([name]) => !/^(?:get|set) /.test(name)).map(([name, cell]) => [name, cell.value]);
}

function listing(kind: 'keys' | 'values' | 'entries'): (engine: Engine, call: Call) => Value {
  return (engine, call) =>
    joinAll(
      argument(call.args, 0).map((atom): Value => {
        if (isNullish(atom)) return NOTHING;
        const entries = atom.t === 'obj' ? entriesOf(atom) : null;
        if (isOpenObject(atom)) engine.refuse('obfuscation', call.site, 'Lists the names of an object of the page: what is then reached cannot be resolved.');
        const made = { site: call.site, tag: `${kind}:${atom.key.slice(0, 80)}`, exact: entries !== null };
        const pair = (name: Value, value: Value, index: number): Value => [makeArray(engine, [name, value], { site: call.site, tag: `pair:${index}:${atom.key.slice(0, 80)}`, exact: true })];
        const all: [Value, Value][] = entries === null ? [[atom.t === 'fn' ? KEY_OF_FUNCTION : anyText('a key of an object'), atom.t === 'obj' ? contentsOf(atom) : unknown('a value of an object')]] : entries.map(([name, value]) => [constant(name), value]);
        const items = all.map(([name, value], index) => (kind === 'keys' ? name : kind === 'values' ? value : pair(name, value, index)));
        return [makeArray(engine, items, made)];
      }),
    );
}

function fromEntries(engine: Engine, call: Call): Value {
  const object = engine.makeObject('object', call.site, 'entries');
  for (const pair of iterate(engine, argument(call.args, 0), call.site)) {
    const items = elementsOf(pair);
    if (items === null) object.rest.add(unknown('an entry'));
    else engine.setMember(object, { names: items[0] ?? UNDEFINED, value: items[1] ?? UNDEFINED, site: call.site, adds: false });
  }
  return [object];
}

function arrayFrom(engine: Engine, call: Call): Value {
  const sources = argument(call.args, 0);
  const mapper = argument(call.args, 1);
  const [only] = sources;
  const items = sources.length === 1 && only !== undefined ? elementsOf(only) : null;
  const exact = items !== null;
  const length = joinAll(sources.map((atom) => (atom.t === 'obj' && atom.shape === 'object' && atom.props.has('length') ? UNDEFINED : NOTHING)));
  const plain = items ?? [length.length > 0 ? length : iterate(engine, sources, call.site)];
  const mapped = mapper.some((atom) => !isNullish(atom))
    ? plain.map((item, index) => engine.call(mapper, { self: NOTHING, args: { values: [item, exact ? constant(index) : NUM], rest: null }, site: call.site, isNew: false }))
    : plain;
  return [makeArray(engine, mapped, { site: call.site, tag: 'from', exact })];
}

/** What `Promise.allSettled` says of one promise. */
function settled(engine: Engine, call: Call, promise: { readonly value: Value; readonly index: number }): Value {
  const object = engine.makeObject('object', call.site, `settled:${promise.index}`);
  const fields = { status: join(constant('fulfilled'), constant('rejected')), value: join(promise.value, UNDEFINED), reason: unknown('why a promise failed') };
  for (const [name, value] of Object.entries(fields)) engine.setMember(object, { names: constant(name), value, site: call.site, adds: false });
  return [object];
}

/** `Promise.all` and its kin over a list of promises. */
function ofAll(engine: Engine, call: Call, wrap: (value: Value, index: number) => Value): Value {
  const sources = argument(call.args, 0);
  const [only] = sources;
  const items = sources.length === 1 && only !== undefined ? elementsOf(only) : null;
  const values = (items === null ? [awaited(iterate(engine, sources, call.site))] : items.map(awaited)).map(wrap);
  const array = makeArray(engine, values, { site: call.site, tag: 'all', exact: items !== null });
  return promiseOf(engine, [array], `all:${engine.spanOf(call.site).end}@${engine.env.context}`);
}

function refuseNative(engine: Engine, call: Call): void {
  if (argument(call.args, 0).some((atom) => atom.t !== 'obj' && atom.t !== 'fn' && !isNullish(atom))) engine.refuse('obfuscation', call.site, 'Reaches into a native object by its descriptors or prototype.');
}

/** Freezing or sealing what is not ours changes it for everybody. */
function freeze(engine: Engine, call: Call): Value {
  if (argument(call.args, 0).some((atom) => atom.t === 'native' || (atom.t === 'host' && /^(?:window|prototype|other-window|location|navigator|console|dataLayer)$/.test(atom.type)) || (atom.t === 'node' && atom.kind === 'document'))) {
    engine.refuse('global-leak', call.site, 'Freezes an object the site uses too.');
  }
  return argument(call.args, 0);
}

const OBJECT: Getters<NativeAtom> = {
  keys: method(listing('keys')),
  values: method(listing('values')),
  entries: method(listing('entries')),
  fromEntries: method(fromEntries),
  assign: method(assignProperties),
  ...named('freeze seal preventExtensions', method(freeze)),
  create: method((engine, call) => {
    const object = engine.makeObject('object', call.site, 'create');
    object.proto.add(argument(call.args, 0).filter((atom) => !isNullish(atom)));
    defineProperties(engine, { ...call, args: { values: [[object], argument(call.args, 1)], rest: null } });
    return [object];
  }),
  defineProperty: method(defineProperty),
  defineProperties: method(defineProperties),
  ...named('getOwnPropertyNames', method(listing('keys'))),
  ...named('isFrozen isSealed is hasOwn isExtensible', gives(BOOL)),
  getOwnPropertySymbols: method((engine, call) => [makeArray(engine, [], { site: call.site, tag: 'symbols', exact: false })]),
  getPrototypeOf: method((engine, call) => {
    refuseNative(engine, call);
    return joinAll(argument(call.args, 0).map((atom) => (atom.t === 'obj' ? prototypesOf(atom) : atom.t === 'fn' ? prototypesOfFunction(atom) : unknown('a descriptor or prototype'))));
  }),
  getOwnPropertyDescriptors: method((engine, call) => {
    refuseNative(engine, call);
    return describeProperties(engine, call);
  }),
  getOwnPropertyDescriptor: method((engine, call) => {
    refuseNative(engine, call);
    return describeProperty(engine, call);
  }),
  setPrototypeOf: method((engine, call) => {
    refuseNative(engine, call);
    if (argument(call.args, 0).some((atom) => atom.t !== 'obj' && atom.t !== 'fn' && atom.t !== 'unknown')) engine.refuse('global-leak', call.site, 'Changes the prototype of a native object.');
    for (const atom of argument(call.args, 0)) if (atom.t === 'obj' || atom.t === 'fn') (atom.t === 'fn' ? atom.obj : atom).proto.add(argument(call.args, 1).filter((proto) => !isNullish(proto)));
    return argument(call.args, 0);
  }),
  groupBy: gives(unknown('a grouping')),
};

const MATH_NUMBERS = 'abs ceil floor round max min random sqrt pow sign trunc log log2 log10 exp sin cos tan asin acos atan atan2 hypot cbrt fround imul clz32';

/** Static members of natives, by the native's name. */
export const STATIC_MEMBERS: Readonly<Record<string, Getters<NativeAtom>>> = {
  Object: OBJECT,
  Array: {
    isArray: gives(BOOL),
    from: method(arrayFrom),
    of: method((engine, call) => [makeArray(engine, argumentsFrom(call.args, 0), { site: call.site, tag: 'of', exact: call.args.rest === null })]),
  },
  String: {
    ...named('fromCharCode fromCodePoint', method(fromCharacterCodes)),
    raw: method(rawText),
  },
  Number: {
    ...named('isInteger isFinite isNaN isSafeInteger', gives(BOOL)),
    ...named('parseFloat parseInt', gives(NUM)),
    ...named('MAX_SAFE_INTEGER MIN_SAFE_INTEGER MAX_VALUE MIN_VALUE EPSILON POSITIVE_INFINITY NEGATIVE_INFINITY NaN', always(NUM)),
  },
  Math: { ...named(MATH_NUMBERS, gives(NUM)), ...named('PI E LN2 LN10 SQRT2 SQRT1_2', always(NUM)) },
  JSON: {
    stringify: gives(anyText('JSON')),
    parse: gives(unknown('parsed JSON')),
  },
  Date: { ...named('now parse UTC', gives(NUM)) },
  Promise: {
    resolve: method((engine, call) => promiseOf(engine, argument(call.args, 0), `resolve:${engine.spanOf(call.site).end}@${engine.env.context}`)),
    reject: method((engine, call) => promiseOf(engine, NOTHING, `reject:${engine.spanOf(call.site).end}`)),
    all: method((engine, call) => ofAll(engine, call, (value) => value)),
    allSettled: method((engine, call) => ofAll(engine, call, (value, index) => settled(engine, call, { value, index }))),
    ...named('race any', method((engine, call) => promiseOf(engine, iterate(engine, argument(call.args, 0), call.site), `race:${engine.spanOf(call.site).end}@${engine.env.context}`))),
  },
  Symbol: { iterator: always(constant('@@iterator')), asyncIterator: always(constant('@@iterator')), for: gives(constant('@@for')), ...named('toPrimitive toStringTag hasInstance', always(constant('@@other'))) },
  Reflect: {
    get: method((engine, call) => joinAll(argument(call.args, 0).map((atom) => engine.getMember(atom, argument(call.args, 1), call.site)))),
    set: method((engine, call) => {
      for (const atom of argument(call.args, 0)) engine.setMember(atom, { names: argument(call.args, 1), value: argument(call.args, 2), site: call.site, adds: false });
      return BOOL;
    }),
    apply: method((engine, call) => {
      const items = argument(call.args, 2);
      const [only] = items;
      const values = items.length === 1 && only !== undefined ? elementsOf(only) : null;
      return engine.call(argument(call.args, 0), { self: argument(call.args, 1), args: { values: values ?? [], rest: values === null ? iterate(engine, items, call.site) : null }, site: call.site, isNew: false });
    }),
    construct: method((engine, call) => {
      const [only] = argument(call.args, 1);
      const values = only === undefined ? null : elementsOf(only);
      return engine.call(argument(call.args, 0), { self: NOTHING, args: { values: values ?? [], rest: values === null ? unknown('arguments') : null }, site: call.site, isNew: true });
    }),
    has: gives(BOOL),
    deleteProperty: method((engine, call) => {
      for (const atom of argument(call.args, 0)) engine.setMember(atom, { names: argument(call.args, 1), value: UNDEFINED, site: call.site, adds: false, deletes: true });
      return BOOL;
    }),
    getPrototypeOf: OBJECT.getPrototypeOf ?? gives(UNDEFINED),
    setPrototypeOf: OBJECT.setPrototypeOf ?? gives(UNDEFINED),
    getOwnPropertyDescriptor: OBJECT.getOwnPropertyDescriptor ?? gives(UNDEFINED),
    isExtensible: gives(BOOL),
    preventExtensions: method(freeze),
    ownKeys: method(listing('keys')),
    defineProperty: method(defineProperty),
  },
  Function: {},
  jQuery: {
    ...named('ajax get post getJSON', method((engine, call) => {
      const urls = argument(call.args, 0).flatMap((atom) => (atom.t === 'obj' ? (atom.props.get('url')?.value ?? unknown('a URL')) : [atom]));
      sinkUrl(engine, { what: '$.ajax', value: urls, site: call.site }, 'network');
      for (const value of argumentsFrom(call.args, 0)) engine.escape(value, call.site);
      return unknown('a response');
    })),
    ...named('getScript globalEval parseHTML', method((engine, call) => {
      engine.refuse('dangerous-sink', call.site, 'Runs code or parses markup that nobody has verified.');
      return unknown('a script');
    })),
    extend: method(assignProperties),
    ...named('trim', gives(anyText('a text that was transformed'))),
    ...named('isFunction isArray isPlainObject isNumeric inArray contains', gives(BOOL)),
    ...named('each map grep', method((engine, call) => {
      engine.call(argument(call.args, 1), { self: NOTHING, args: { values: [NUM, iterate(engine, argument(call.args, 0), call.site)], rest: null }, site: call.site, isNew: false });
      return argument(call.args, 0);
    })),
    ...named('noop', gives(UNDEFINED)),
  },
  Node: named('ELEMENT_NODE TEXT_NODE COMMENT_NODE DOCUMENT_NODE DOCUMENT_FRAGMENT_NODE ATTRIBUTE_NODE DOCUMENT_POSITION_PRECEDING DOCUMENT_POSITION_FOLLOWING DOCUMENT_POSITION_CONTAINS DOCUMENT_POSITION_CONTAINED_BY DOCUMENT_POSITION_DISCONNECTED', always(NUM)),
  Document: {
    parseHTMLUnsafe: method(parseMarkup('parseHTMLUnsafe')),
    parseHTML: method(parseMarkup('parseHTML')),
  },
  URL: { ...named('createObjectURL', gives(constant('blob:'))), ...named('revokeObjectURL', gives(UNDEFINED)), ...named('canParse', gives(BOOL)) },
  AbortSignal: named('timeout any abort', gives(unknown('a signal'))),
  Notification: named('permission', always(anyText('a permission'))),
  Intl: {
    NumberFormat: (_engine, base) => [native('NumberFormat', [base], () => [hostAtom('intl-number', 'intl')])],
    ...named('DateTimeFormat PluralRules RelativeTimeFormat ListFormat Collator Segmenter', (_engine, base, read) => [native(read.name, [base], () => [hostAtom('intl-format', 'intl')])]),
  },
};

