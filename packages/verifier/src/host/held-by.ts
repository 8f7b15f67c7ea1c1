import type { Node } from 'estree';
import type { Atom, Value } from '../engine/atoms.js';
import type { Engine } from '../engine/engine.js';
import { anyText, NOTHING, unknown } from '../engine/values.js';

/** Objects of the page whose members lead everywhere: what is taken out of them under names nobody wrote cannot be resolved. */
const OPEN_HOSTS = /^(?:window|other-window|navigator|location|prototype)$/;

/** True for what must not be gone through name by name. */
export function isOpenObject(atom: Atom): boolean {
  return atom.t === 'node' || atom.t === 'native' || (atom.t === 'host' && OPEN_HOSTS.test(atom.type));
}

/** What the own properties of something that is no object of this code hold, where all of them are copied at once. */
export function heldBy(engine: Engine, atom: Atom, site: Node): Value {
  if (isOpenObject(atom)) engine.refuse('obfuscation', site, 'Copies all members of an object of the page: what is then reached cannot be resolved.');
  switch (atom.t) {
    case 'num':
    case 'bool':
    case 'absent':
      return NOTHING;
    case 'const':
      return typeof atom.v === 'string' && atom.v !== '' ? anyText('a letter of a text') : NOTHING;
    case 'str':
      return anyText('a letter of a text');
    case 'list':
      return [atom.of];
    case 'unknown':
      return [atom];
    default:
      return unknown(atom.t === 'host' ? `a member of ${atom.type}` : 'a member of an object of the page');
  }
}
