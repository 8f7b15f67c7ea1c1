import type { Atom, Value } from '../engine/atoms.js';
import type { Engine, NamedRead } from '../engine/engine.js';
import { constant, UNDEFINED } from '../engine/values.js';
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
  return getter === undefined ? objectMember(engine, base, read) : getter(engine, base, read);
}
