import type { Atom, FnAtom, ObjAtom, Value } from '../engine/atoms.js';
import type { Engine, NamedRead } from '../engine/engine.js';
import { BOOL, joinAll, UNDEFINED, unknown } from '../engine/values.js';
import { ARRAY_MEMBERS } from './array-methods.js';
import { gives, hostAtom, lookUp, method, named, type Getters } from './make-native.js';

const OBJECT_MEMBERS: Getters = {
  ...named('hasOwnProperty propertyIsEnumerable isPrototypeOf', gives(BOOL)),
  ...named('toString toLocaleString', gives(unknown('an object as text'))),
  valueOf: method((_engine, call) => call.self),
  // What stands behind `constructor` is only ever looked at; using it is caught where it is used.
  constructor: (engine: Engine, base: Atom): Value => classOf(engine, base) ?? [hostAtom('constructor', base.key)],
};

/** The class of this code an object is an instance of, or the nearest one its prototypes know of; null where there is none. */
function classOf(engine: Engine, base: Atom): Value | null {
  let holders: readonly Atom[] = [base];
  for (let depth = 0; depth < MAX_PROTOTYPES && holders.length > 0; depth += 1) {
    const classes = joinAll(holders.map((holder) => (holder.t === 'obj' ? engine.place(`class:${holder.key}`).value : [])));
    if (classes.length > 0) return classes;
    holders = holders.flatMap((holder) => (holder.t === 'obj' ? holder.proto.value : []));
  }
  return null;
}

/** More prototypes in one chain than this nobody writes. */
const MAX_PROTOTYPES = 12;

/** The prototypes of an own function: the class it extends, or one of those that lead to Function. */
export function prototypesOfFunction(fn: FnAtom): Value {
  return fn.obj.proto.value.length > 0 ? fn.obj.proto.value : [hostAtom('prototype', 'Function')];
}

/** The prototypes of an own object; one that was made as a literal has the native one. */
export function prototypesOf(object: ObjAtom): Value {
  return object.proto.value.length > 0 ? object.proto.value : [hostAtom('prototype', object.shape === 'array' ? 'Array' : 'Object')];
}

/** What every object inherits, and arrays in particular. */
export function objectMember(engine: Engine, base: Atom, read: NamedRead): Value {
  const inherited = base.t === 'obj' && base.shape === 'array' ? lookUp(ARRAY_MEMBERS, read.name) : undefined;
  const getter = inherited ?? lookUp(OBJECT_MEMBERS, read.name);
  return getter === undefined ? UNDEFINED : getter(engine, base, read);
}
