import type { Atom, Value } from '../engine/atoms.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { add, partsOf, toText } from '../engine/operators.js';
import { anyText, BOOL, constant, isDecoded, joinAll, MAX_ATOMS, NUM, stringAtom, unknown } from '../engine/values.js';
import { makeArray } from './array-methods.js';
import { always, gives, method, named, type Getters } from './make-native.js';
import { MAX_MATCHED, simplePattern } from './patterns.js';

/** Folds a method of constant texts with constant arguments; anything else is a text that is not known. */
function folded(fold: (text: string, args: readonly string[]) => string | null, otherwise = 'a text that was transformed'): (engine: Engine, call: Call) => Value {
  return (engine, call) => {
    for (const value of call.args.values) for (const atom of value) if (atom.t === 'fn') engine.call([atom], { self: [], args: { values: [], rest: unknown('a match') }, site: call.site, isNew: false });
    return joinAll(call.self.map((atom) => foldOne(atom, call, { fold, otherwise })));
  };
}

function foldOne(atom: Atom, call: Call, how: { readonly fold: (text: string, args: readonly string[]) => string | null; readonly otherwise: string }): Value {
  const args = call.args.rest === null ? call.args.values.map((value) => (value.length === 1 && value[0]?.t === 'const' ? String(value[0].v) : null)) : [null];
  if (atom.t !== 'const' || typeof atom.v !== 'string' || args.includes(null)) return anyText(how.otherwise);
  const text = how.fold(atom.v, args.flatMap((arg) => arg ?? []));
  return text === null || text.length > 20_000 ? anyText(how.otherwise) : constant(text, atom.decoded);
}

type Replace = (text: string, from: string | RegExp, to: string) => string | null;

/** A replacement in constant texts, by a text or by a pattern that is simple enough to be tried here. */
function replaced(replace: Replace): (engine: Engine, call: Call) => Value {
  const otherwise = folded(() => null);
  return (engine, call) => {
    const [from, ...otherFrom] = argument(call.args, 0);
    const [to, ...otherTo] = argument(call.args, 1);
    const pattern = from?.t === 'const' && typeof from.v === 'string' ? from.v : from === undefined ? null : simplePattern(from);
    if (pattern === null || otherFrom.length + otherTo.length > 0 || to?.t !== 'const' || typeof to.v !== 'string') return otherwise(engine, call);
    const written = to.v;
    return joinAll(call.self.map((atom) => {
      const text = atom.t === 'const' && typeof atom.v === 'string' && atom.v.length <= MAX_MATCHED ? replace(atom.v, pattern, written) : null;
      return text === null || text.length > 20_000 ? anyText('a text that was transformed') : constant(text, isDecoded([atom, to]));
    }));
  };
}

type Test = (text: string, wanted: string) => boolean;

/** A test of constant texts with one constant argument; anything else may go either way. */
function tested(test: Test): (engine: Engine, call: Call) => Value {
  return (_engine, call) => paired(call, (text, wanted) => constant(test(text, wanted)), BOOL);
}

function located(find: (text: string, wanted: string) => number): (engine: Engine, call: Call) => Value {
  return (_engine, call) => paired(call, (text, wanted) => constant(find(text, wanted)), NUM);
}

function paired(call: Call, combine: (text: string, wanted: string) => Value, otherwise: Value): Value {
  const wanted = argument(call.args, 0);
  if (call.args.values.length !== 1 || call.args.rest !== null || call.self.length * wanted.length > MAX_ATOMS) return otherwise;
  return joinAll(call.self.flatMap((atom) => wanted.map((other) => (atom.t === 'const' && other.t === 'const' && typeof other.v === 'string' ? combine(String(atom.v), other.v) : otherwise))));
}

function number(text: string | undefined): number | undefined {
  return text === undefined || text === 'undefined' ? undefined : Number(text);
}

function split(engine: Engine, call: Call): Value {
  return joinAll(
    call.self.map((atom) => {
      const [separator] = argument(call.args, 0);
      if (atom.t !== 'const' || typeof atom.v !== 'string' || separator?.t !== 'const') return [makeArray(engine, [anyText('a part of a text')], { site: call.site, tag: 'split', exact: false })];
      const parts = separator.v === undefined ? [atom.v] : atom.v.split(String(separator.v));
      return [makeArray(engine, parts.slice(0, 300).map((part) => constant(part, atom.decoded)), { site: call.site, tag: `split:${atom.key.slice(0, 60)}`, exact: parts.length <= 300 })];
    }),
  );
}

function letter(_engine: Engine, call: Call): Value {
  return joinAll(
    call.self.map((atom) => {
      const [index] = argument(call.args, 0);
      if (atom.t !== 'const' || typeof atom.v !== 'string') return anyText('a letter of a text');
      const at = index?.t === 'const' ? Number(index.v ?? 0) : null;
      // Single letters picked out of a text are how names are spelled in hiding.
      return at === null ? anyText('a letter of a text') : constant(atom.v.charAt(at), true);
    }),
  );
}

function trimLike(call: Call): Value {
  return joinAll(call.self.map((atom) => (atom.t === 'str' ? [stringAtom(partsOf(atom))] : atom.t === 'const' && typeof atom.v === 'string' ? constant(atom.v.trim(), atom.decoded) : anyText('a text that was transformed'))));
}

export const TEXT_MEMBERS: Getters = {
  length: (_engine, base) => (base.t === 'const' && typeof base.v === 'string' ? constant(base.v.length) : NUM),
  // Symbols are texts here.
  description: always(anyText('a symbol')),
  toUpperCase: method(folded((text) => text.toUpperCase())),
  toLowerCase: method(folded((text) => text.toLowerCase())),
  ...named('trim trimStart trimEnd', method((_engine, call) => trimLike(call))),
  slice: method(folded((text, args) => text.slice(number(args[0]), number(args[1])))),
  substring: method(folded((text, args) => text.substring(Number(args[0] ?? 0), number(args[1])))),
  substr: method(folded((text, args) => text.slice(Number(args[0] ?? 0)).slice(0, number(args[1])))),
  repeat: method(folded((text, args) => (text.length * Number(args[0] ?? 0) > 20_000 || Number(args[0] ?? 0) < 0 ? null : text.repeat(Number(args[0] ?? 0) || 0)))),
  replace: method(replaced((text, from, to) => text.replace(from, to))),
  replaceAll: method(replaced((text, from, to) => (typeof from === 'string' || from.global ? text.replaceAll(from, to) : null))),
  ...named('padStart padEnd normalize toLocaleUpperCase toLocaleLowerCase', method(folded(() => null))),
  concat: method((_engine, call) => argumentsFrom(call.args, 0).reduce((text, part) => add(text, toText(part)), toText(call.self))),
  split: method(split),
  ...named('charAt at', method(letter)),
  indexOf: method(located((text, wanted) => text.indexOf(wanted))),
  ...named('lastIndexOf search charCodeAt codePointAt localeCompare', gives(NUM)),
  includes: method(tested((text, wanted) => text.includes(wanted))),
  startsWith: method(tested((text, wanted) => text.startsWith(wanted))),
  endsWith: method(tested((text, wanted) => text.endsWith(wanted))),
  isWellFormed: gives(BOOL),
  ...named('match matchAll', method((engine, call) => [makeArray(engine, [anyText('a match of a pattern')], { site: call.site, tag: 'match', exact: false })])),
  ...named('toString valueOf', method((_engine, call) => call.self)),
};

export const NUMBER_MEMBERS: Getters = {
  ...named('toFixed toPrecision toExponential', gives([stringAtom([{ p: 'num' }])])),
  toLocaleString: gives([stringAtom([{ p: 'num' }])]),
  valueOf: gives(NUM),
  toString: method((_engine, call) => {
    const [radix] = argument(call.args, 0);
    if (radix === undefined || (radix.t === 'const' && (radix.v === undefined || radix.v === 10))) return toText(call.self);
    return joinAll(call.self.map((atom) => (atom.t === 'const' && typeof atom.v === 'number' && radix.t === 'const' && Number(radix.v) >= 2 && Number(radix.v) <= 36 ? constant(atom.v.toString(Number(radix.v)), true) : anyText('a number written in another base'))));
  }),
};
