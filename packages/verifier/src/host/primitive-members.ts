import type { Atom, Value } from '../engine/atoms.js';
import type { Engine, NamedRead } from '../engine/engine.js';
import { constant, UNDEFINED, unknown } from '../engine/values.js';
import { lookUp } from './make-native.js';
import { objectMember } from './object-members.js';
import { NUMBER_MEMBERS, TEXT_MEMBERS } from './text-methods.js';

/** Members of texts and numbers. */
export function memberOfPrimitive(engine: Engine, base: Atom, read: NamedRead): Value {
  const isText = base.t === 'str' || (base.t === 'const' && typeof base.v === 'string');
  if (base.t === 'const' && typeof base.v === 'string' && /^\d+$/.test(read.name)) {
    const letter = base.v[Number(read.name)];
    return letter === undefined ? UNDEFINED : constant(letter, true);
  }
  const getter = lookUp(isText ? TEXT_MEMBERS : NUMBER_MEMBERS, read.name);
  if (getter !== undefined) return getter(engine, base, read);
  const inherited = objectMember(engine, base, read);
  // Some method of texts no table holds: what it makes is not known.
  return isText && inherited === UNDEFINED ? unknown('a member of a text') : inherited;
}
