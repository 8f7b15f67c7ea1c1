import type { HostAtom, NodeAtom, Value } from '../engine/atoms.js';
import type { Engine, NamedRead } from '../engine/engine.js';
import { UNDEFINED, unknown } from '../engine/values.js';
import { ARRAY_MEMBERS } from './array-methods.js';
import { ELEMENT_METHODS } from './element-methods.js';
import { DOCUMENT_GETTERS } from './document-members.js';
import { functionMember } from './function-members.js';
import { lookUp, native, type Getters } from './make-native.js';
import { NETWORK_TABLES } from './network.js';
import { CLASS_LIST_MEMBERS, STYLE_MEMBERS } from './style-members.js';
import { objectMember } from './object-members.js';
import { NUMBER_MEMBERS, TEXT_MEMBERS } from './text-methods.js';

/** Interfaces of browser objects whose methods may be called on one of them. */
const OWNERS: Readonly<Partial<Record<string, Getters<HostAtom>>>> = { XMLHttpRequest: NETWORK_TABLES.xhr ?? {}, DOMTokenList: CLASS_LIST_MEMBERS, CSSStyleDeclaration: STYLE_MEMBERS };

/** `Array.prototype.slice` and its kin: methods to be called on something else with `call` or `apply`. */
export function memberOfPrototype(engine: Engine, base: HostAtom, read: NamedRead): Value {
  const owner = base.key.replace(/^h:prototype:/, '');
  const table = owner === 'String' ? TEXT_MEMBERS : owner === 'Number' ? NUMBER_MEMBERS : ARRAY_MEMBERS;
  const shared = /^(?:Array|NodeList|HTMLCollection|String|Number)$/.test(owner) ? lookUp(table, read.name) : undefined;
  if (shared !== undefined && read.name !== 'length') return shared(engine, base, read);
  const document: NodeAtom = engine.makeNode({ kind: 'document', selector: [], tag: 'document', origin: null });
  const method = lookUp(ELEMENT_METHODS, read.name) ?? (owner === 'Document' ? lookUp(DOCUMENT_GETTERS, read.name) : undefined);
  if (method !== undefined && /^(?:Element|HTMLElement|Node|Document|EventTarget|HTML\w+Element|DocumentFragment)$/.test(owner)) return method(engine, document, read);
  const type = OWNERS[owner];
  const own = type === undefined ? undefined : lookUp(type, read.name);
  if (own !== undefined) return own(engine, base, read);
  if (owner === 'Function' && /^(?:call|apply|bind)$/.test(read.name)) return functionMember(engine, native('Function', [], () => UNDEFINED), read);
  if (owner === 'Function' && read.name === 'constructor') engine.refuse('obfuscation', read.site, 'Reaches Function through the prototype of a function.');
  if (owner === 'Object' || owner === 'Function') {
    const inherited = objectMember(engine, base, read);
    return inherited === UNDEFINED ? unknown(`${owner}.prototype.${read.name}`) : inherited;
  }
  engine.refuse('obfuscation', read.site, `Reads ${owner}.prototype.${read.name}, which the verifier does not know.`);
  return unknown(`${owner}.prototype.${read.name}`);
}
