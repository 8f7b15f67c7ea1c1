import type { NodeAtom, UnknownAtom, Value } from '../engine/atoms.js';
import type { Engine, NamedRead, NamedWrite } from '../engine/engine.js';
import { add } from '../engine/operators.js';
import { joinAll, UNDEFINED, unknown } from '../engine/values.js';
import { DENIED_DOM_MEMBERS } from './denied-members.js';
import { DOCUMENT_GETTERS, DOCUMENT_SETTERS } from './document-members.js';
import { ELEMENT_METHODS } from './element-methods.js';
import { ELEMENT_GETTERS } from './element-getters.js';
import { ELEMENT_SETTERS, setOtherProperty } from './element-setters.js';
import { hostAtom, lookUp, native, type Getter } from './make-native.js';
import { objectMember } from './object-members.js';

/** Reads a member of a DOM node: what the tables do not hold is refused. */
export function memberOfNode(engine: Engine, base: NodeAtom, read: NamedRead): Value {
  const getter = nodeGetter(base, read.name);
  if (getter !== undefined) return getter(engine, base, read);
  const denied = lookUp(DENIED_DOM_MEMBERS, read.name);
  if (denied !== undefined) {
    engine.refuse(denied.category, read.site, denied.message);
    return unknown(`what ${read.name} gives`);
  }
  const marks = engine.place(`expando:${base.key}.${read.name}`).value;
  if (marks.length > 0 || isOwnMark(engine, read.name) || isCustomElement(base)) return joinAll([marks, UNDEFINED]);
  if (read.name.startsWith('on')) return unknown('a handler');
  if (SHARED.has(read.name)) return objectMember(engine, base, read);
  if (base.kind === 'document') {
    engine.refuse('unapproved-selector', read.site, `document.${read.name} is not an interface the verifier knows; it may name an element of the page.`);
  } else if (base.kind !== 'created' || !/^[a-z]/i.test(read.name)) {
    engine.refuse('obfuscation', read.site, `Reads ${read.name} of an element, which the verifier does not know.`);
  }
  return unknown(`the property ${read.name} of an element`);
}

const SHARED = new Set(['hasOwnProperty', 'toString', 'valueOf', 'isPrototypeOf', 'constructor']);

function nodeGetter(base: NodeAtom, name: string): Getter<NodeAtom> | undefined {
  const own = base.kind === 'document' ? lookUp(DOCUMENT_GETTERS, name) : base.tag === '#document' ? ownDocumentGetter(name) : undefined;
  return own ?? lookUp(ELEMENT_METHODS, name) ?? lookUp(ELEMENT_GETTERS, name);
}

/** A document that was parsed or made here is ours: its body and head stand for the whole of it. */
function ownDocumentGetter(name: string): Getter<NodeAtom> | undefined {
  if (name === 'body' || name === 'head' || name === 'documentElement') return (_engine, base) => [base];
  return /^(?:create|write|import|adopt)/.test(name) ? lookUp(DOCUMENT_GETTERS, name) : undefined;
}

/** Marks with the own prefix (`el.fhDone`, `el.__fh_ready`) are how code remembers that it was here. */
function isOwnMark(engine: Engine, name: string): boolean {
  const letters = engine.context.policy.prefix.replace(/[^a-z0-9]/g, '');
  // No member of the DOM begins with an underscore or a dollar.
  return /^[_$]/.test(name) ? !name.startsWith('__') || name.replace(/^_+/, '').toLowerCase().startsWith(letters) : name.toLowerCase().startsWith(letters);
}

/** An element whose class is ours: its own properties have any name. */
function isCustomElement(base: NodeAtom): boolean {
  return base.kind === 'created' && base.tag.includes('-');
}

/** Writes a property of a node: a known setter, a mark or custom element of our own, or any other name. */
export function setNodeMember(engine: Engine, base: NodeAtom, write: NamedWrite): void {
  const own = base.kind === 'document' ? lookUp(DOCUMENT_SETTERS, write.name) : undefined;
  const setter = own ?? lookUp(ELEMENT_SETTERS, write.name);
  if (setter !== undefined) return setter(engine, base, write);
  if (isOwnMark(engine, write.name) || isCustomElement(base)) {
    const mark = engine.place(`expando:${base.key}.${write.name}`);
    mark.add(write.adds ? add(mark.value, write.value) : write.value);
    return;
  }
  setOtherProperty(engine, base, write);
}

/** Members that only DOM nodes have: using one on something unknown is using a node nothing is known of. */
const NODE_ONLY =
  /^(?:querySelector(?:All)?|getElementsBy\w+|closest|matches|insertAdjacent\w+|insertBefore|appendChild|removeChild|replaceChild|replaceWith|prepend|append|before|after|remove|classList|dataset|style|setAttribute\w*|removeAttribute\w*|toggleAttribute|getAttribute\w*|hasAttribute\w*|innerHTML|outerHTML|innerText|textContent|parentNode|parentElement|nextElementSibling|previousElementSibling|nextSibling|previousSibling|firstElementChild|lastElementChild|firstChild|lastChild|childNodes|shadowRoot|attachShadow|cloneNode|addEventListener|removeEventListener|scrollIntoView|getBoundingClientRect|click|focus|blur|submit|requestSubmit|setHTMLUnsafe|setHTML)$/;

/** Reads a property of something unknown; names only nodes have are read as of a node the code must not touch. */
export function memberOfUnknown(engine: Engine, base: UnknownAtom, read: NamedRead): Value {
  if (read.name === 'constructor') return [hostAtom('constructor', 'unknown')];
  const denied = lookUp(DENIED_DOM_MEMBERS, read.name);
  if (NODE_ONLY.test(read.name) || (denied !== undefined && read.name !== 'form')) return ofForeignNode(engine, foreignNode(engine, base), read);
  if (engine.context.policy.forbiddenApis.has(read.name)) engine.refuse('forbidden-api', read.site, `${read.name} is forbidden by the brand.`);
  return unknown(base.why);
}

/** A method read from something unknown is called on a node the code must not touch. */
function ofForeignNode(engine: Engine, node: NodeAtom, read: NamedRead): Value {
  return memberOfNode(engine, node, read).map((atom) => (atom.t === 'native' ? native(atom.name, [node], (inner, call) => atom.impl(inner, { ...call, self: [node] })) : atom));
}

const WRITES_TO_NODES =
  /^(?:innerHTML|outerHTML|textContent|innerText|className|value|checked|src|srcset|href|srcdoc|action|hidden|disabled|style|cssText|selected|autocomplete|on[a-z]+)$/;

/** Writes a property of something unknown; names that change nodes are judged as on a node the code must not touch. */
export function setUnknownMember(engine: Engine, base: UnknownAtom, write: NamedWrite): void {
  if (WRITES_TO_NODES.test(write.name)) setNodeMember(engine, foreignNode(engine, base), write);
  engine.escape(write.value, write.site);
}

function foreignNode(engine: Engine, base: UnknownAtom): NodeAtom {
  return engine.makeNode({ kind: 'foreign', selector: [], tag: base.why, origin: null });
}
