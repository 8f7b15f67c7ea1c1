import type { HostAtom, NodeAtom, Value } from '../engine/atoms.js';
import type { Engine, NamedRead } from '../engine/engine.js';
import { unknown } from '../engine/values.js';
import { ARRAY_MEMBERS } from './array-methods.js';
import { ELEMENT_METHODS } from './element-methods.js';
import { DOCUMENT_GETTERS } from './document-members.js';
import { lookUp } from './make-native.js';
import { objectMember } from './object-members.js';
import { NUMBER_MEMBERS, TEXT_MEMBERS } from './text-methods.js';

/** `Array.prototype.slice` and its kin: methods to be called on something else with `call` or `apply`. */
export function memberOfPrototype(engine: Engine, base: HostAtom, read: NamedRead): Value {
  const owner = base.key.replace(/^h:prototype:/, '');
  const table = owner === 'String' ? TEXT_MEMBERS : owner === 'Number' ? NUMBER_MEMBERS : ARRAY_MEMBERS;
  const shared = /^(?:Array|NodeList|HTMLCollection|String|Number)$/.test(owner) ? lookUp(table, read.name) : undefined;
  if (shared !== undefined && read.name !== 'length') return shared(engine, base, read);
  const document: NodeAtom = engine.makeNode({ kind: 'document', selector: [], tag: 'document', origin: null });
  const method = lookUp(ELEMENT_METHODS, read.name) ?? (owner === 'Document' ? lookUp(DOCUMENT_GETTERS, read.name) : undefined);
  if (method !== undefined && /^(?:Element|HTMLElement|Node|Document|EventTarget|HTML\w+Element|DocumentFragment)$/.test(owner)) return method(engine, document, read);
  if (owner === 'Object' || owner === 'Function') return objectMember(engine, base, read);
  engine.refuse('obfuscation', read.site, `Reads ${owner}.prototype.${read.name}, which the verifier does not know.`);
  return unknown(`${owner}.prototype.${read.name}`);
}
