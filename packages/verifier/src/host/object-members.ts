import type { Atom, ObjAtom, Value } from '../engine/atoms.js';
import type { Engine, NamedRead } from '../engine/engine.js';
import { BOOL, UNDEFINED, unknown } from '../engine/values.js';
import { ARRAY_MEMBERS } from './array-methods.js';
import { gives, hostAtom, lookUp, method, named, type Getters } from './make-native.js';

const OBJECT_MEMBERS: Getters = {
  ...named('hasOwnProperty propertyIsEnumerable isPrototypeOf', gives(BOOL)),
  ...named('toString toLocaleString', gives(unknown('an object as text'))),
  valueOf: method((_engine, call) => call.self),
  // What stands behind `constructor` is only ever looked at; using it is caught where it is used.
  constructor: (_engine: Engine, base: Atom): Value => [hostAtom('constructor', base.key)],
};

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
