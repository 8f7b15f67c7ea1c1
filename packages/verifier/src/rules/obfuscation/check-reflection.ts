import type { Node } from 'estree';
import type { Atom, Value } from '../../engine/atoms.js';
import type { Engine } from '../../engine/engine.js';
import { isDecoded, whyUnknown } from '../../engine/values.js';

/** Host types with members of any name, so that a computed one hides nothing. */
const FREE_TYPES = new Set(['dataset', 'classList', 'params', 'text', 'own-event', 'computed-style', 'regexp', 'map', 'set', 'dataLayer', 'promise', 'date']);

interface Access {
  /** The names that are read or written, or null when they cannot be resolved. */
  readonly names: readonly string[] | null;
  readonly value: Value;
  readonly site: Node;
  readonly isWrite: boolean;
}

/** Names by which prototypes and constructors are reached. */
const REFLECTIVE = new Set(['__proto__', '__defineGetter__', '__defineSetter__', '__lookupGetter__', 'constructor', 'fromCharCode']);

/** True when there is nothing to judge in how a member is named: by the one name that is given, which is not decoded. */
export function isPlain(name: string, value: Value): boolean {
  return !REFLECTIVE.has(name) && !isDecoded(value);
}

/** Judges how a member is named: computed and decoded names on objects of the page, constructor chains. */
export function checkReflection(engine: Engine, base: Atom, access: Access): void {
  const { names, site } = access;
  if (names === null) {
    if (isPageObject(base)) engine.refuse('obfuscation', site, `Reaches a member of ${nameOf(base)} under a name that cannot be resolved (${whyUnknown(access.value)}).`);
    return;
  }
  if (isDecoded(access.value) && (isPageObject(base) || base.t === 'unknown')) engine.refuse('obfuscation', site, `Reaches ${nameOf(base)}.${names.join('/')} under a name that is decoded at run time.`);
  for (const name of names) {
    if (/^__define[GS]etter__$/.test(name) && base.t !== 'obj') engine.refuse('global-leak', site, `Defines a property on ${nameOf(base)} through ${name}.`);
    if ((name === '__proto__' && !(access.isWrite && isOwn(base))) || name === '__defineGetter__' || name === '__defineSetter__' || name === '__lookupGetter__') engine.refuse('obfuscation', site, `Reaches a prototype through ${name}.`);
    if ((name === 'constructor' || name === 'fromCharCode') && base.t === 'host' && base.type === 'constructor') engine.refuse('obfuscation', site, 'Follows a chain of constructors.');
  }
}

function isPageObject(base: Atom): boolean {
  if (base.t === 'host') return !FREE_TYPES.has(base.type);
  return base.t === 'node' || base.t === 'native';
}

/** What this code made itself: giving it a prototype changes nothing of the page's. */
function isOwn(base: Atom): boolean {
  return base.t === 'obj' || base.t === 'fn';
}

function nameOf(base: Atom): string {
  if (base.t === 'host') return base.type;
  return base.t === 'native' ? base.name : base.t === 'node' && base.kind === 'document' ? 'document' : base.t === 'node' ? 'an element' : 'an object';
}
