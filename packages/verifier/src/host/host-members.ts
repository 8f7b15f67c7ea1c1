import type { HostAtom, ListAtom, NativeAtom, Value } from '../engine/atoms.js';
import type { Engine, NamedRead, NamedWrite } from '../engine/engine.js';
import { constAtom, joinAll, UNDEFINED, unknown } from '../engine/values.js';
import { ARRAY_MEMBERS } from './array-methods.js';
import { ATTRIBUTE_MEMBERS, memberOfAttributes, setAttributeNode } from './attribute-nodes.js';
import { BROWSER_TABLES } from './browser-objects.js';
import { COLLECTION_TABLES } from './collections.js';
import { CUSTOM_ELEMENTS } from './custom-elements.js';
import { EVENT_MEMBERS } from './events.js';
import { readGlobal, writeGlobal } from './global-names.js';
import { HISTORY_MEMBERS, LOCATION_MEMBERS, refuseNavigation } from './location.js';
import { lookUp, type Getters } from './make-native.js';
import { JQUERY_MEMBERS } from './jquery.js';
import { NETWORK_TABLES, setNetworkMember } from './network.js';
import { objectMember } from './object-members.js';
import { PLATFORM_TABLES } from './platform.js';
import { memberOfPrototype } from './prototype-members.js';
import { PROMISE_MEMBERS } from './promises.js';
import { CLASS_LIST_MEMBERS, SHEET_MEMBERS, STYLE_MEMBERS, writeClassList, writeDataset, writeStyle } from './style-members.js';

const TABLES: Readonly<Record<string, Getters<HostAtom>>> = {
  location: LOCATION_MEMBERS,
  history: HISTORY_MEMBERS,
  event: EVENT_MEMBERS,
  promise: PROMISE_MEMBERS,
  style: STYLE_MEMBERS,
  classList: CLASS_LIST_MEMBERS,
  sheet: SHEET_MEMBERS,
  jquery: JQUERY_MEMBERS,
  'custom-elements': CUSTOM_ELEMENTS,
  attribute: ATTRIBUTE_MEMBERS,
  ...BROWSER_TABLES,
  ...COLLECTION_TABLES,
  ...NETWORK_TABLES,
  ...PLATFORM_TABLES,
};

/** Host types whose properties may have any name. */
const OPEN_TYPES: Readonly<Record<string, string>> = { style: 'a style', dataset: 'a data attribute', 'computed-style': 'a style', text: 'the text of an element', url: 'an address' };

/** Reads a member of a browser object or a list: what its table does not hold is refused. */
export function memberOfHost(engine: Engine, base: HostAtom | ListAtom, read: NamedRead): Value {
  if (base.t === 'list') return memberOfList(engine, base, read);
  if (base.type === 'window') return readGlobal(engine, read.name, read.site);
  if (base.type === 'other-window') return memberOfOtherWindow(engine, read);
  if (base.type === 'attributes') return memberOfAttributes(engine, base, read);
  if (base.type === 'prototype') return memberOfPrototype(engine, base, read);
  const getter = lookUp(lookUp(TABLES, base.type) ?? {}, read.name);
  if (getter !== undefined) return getter(engine, base, read);
  const open = lookUp(OPEN_TYPES, base.type);
  if (open !== undefined) return unknown(open);
  if (base.type === 'constructor') return memberOfConstructor(engine, read);
  const inherited = objectMember(engine, base, read);
  if (inherited !== UNDEFINED) return inherited;
  const written = engine.place(`member:${base.key}.${read.name}`).value;
  if (written.length > 0) return written;
  if (INERT.has(base.type)) return unknown(`${base.type}.${read.name}`);
  engine.refuse(base.type === 'navigator' ? 'forbidden-api' : 'obfuscation', read.site, `Uses ${base.type}.${read.name}, which the verifier does not know.`);
  return unknown(`${base.type}.${read.name}`);
}

/** What stands behind `constructor` may be named and compared; what it can do is not reached that way. */
function memberOfConstructor(engine: Engine, read: NamedRead): Value {
  if (!/^(?:name|length|toString|displayName)$/.test(read.name)) engine.refuse('obfuscation', read.site, `Reaches ${read.name} through a constructor.`);
  return unknown('a member of a constructor');
}

/** Another window has another document: what is found in it is not of this page. */
function memberOfOtherWindow(engine: Engine, read: NamedRead): Value {
  if (read.name !== 'document') return readGlobal(engine, read.name, read.site);
  engine.refuse('unapproved-selector', read.site, 'Reaches into the document of another window.');
  return [engine.makeNode({ kind: 'foreign', selector: [], tag: 'the document of another window', origin: null })];
}

function memberOfList(engine: Engine, base: ListAtom, read: NamedRead): Value {
  if (/^\d+$/.test(read.name) || read.name === 'num') return elementOfList(engine, base);
  if (read.name === 'length') return [{ t: 'num', key: `length:${base.key}`, lengthOf: base.key }];
  const getter = lookUp(ARRAY_MEMBERS, read.name);
  if (getter !== undefined) return getter(engine, base, read);
  if (read.name === 'namedItem' || /^[\w-]+$/.test(read.name)) {
    engine.refuse('unapproved-selector', read.site, `Reads ${read.name} of a list of elements: named access is never approved.`);
  }
  return unknown('a member of a list');
}

/** `list[i]`: the element may not be there, unless the list was tested or is ours. */
export function elementOfList(engine: Engine, base: ListAtom): Value {
  const certain = base.of.kind !== 'site' || engine.flow.proves(`list:${base.key}`);
  return certain ? [base.of] : [base.of, { t: 'absent', key: `absent:${base.key}`, selector: base.key.replace(/^l:/, ''), is: undefined }];
}

/** Writes a member of a browser object. */
export function setHostMember(engine: Engine, base: HostAtom | ListAtom | NativeAtom, write: NamedWrite): void {
  if (base.t === 'native') return engine.refuse('global-leak', write.site, `Changes ${write.name} of the native ${base.name}.`);
  if (base.t === 'list') return engine.refuse('unapproved-selector', write.site, `Sets ${write.name} of a list of elements.`);
  switch (base.type) {
    case 'window':
    case 'other-window':
      return writeGlobal(engine, write.name, { value: write.value, site: write.site, declares: false });
    case 'location':
    case 'history':
      if (write.value.some((atom) => atom.t === 'fn')) engine.refuse('global-leak', write.site, `Changes ${write.name} of a native object.`);
      return refuseNavigation(engine, write.site, `${base.type}.${write.name}`);
    case 'style':
      return writeStyle(engine, base, write);
    case 'dataset':
      return writeDataset(engine, base, write);
    case 'attribute':
      return setAttributeNode(engine, base, write);
    case 'classList':
      return writeClassList(engine, base, write);
    default:
      return setOther(engine, base, write);
  }
}

/** Objects that can reach neither the page nor code, whatever is asked of them. */
const INERT = new Set(['iterator', 'promise', 'map', 'set', 'date', 'regexp', 'error', 'response', 'rect', 'entry', 'params', 'abort', 'event-target', 'own-event', 'intl-number', 'intl-format', 'handle', 'symbol', 'text', 'crypto', 'performance', 'screen']);

/** Objects the site and other tests share with this code. */
const PLATFORM = new Set(['dataLayer', 'optimizely', 'utils', 'performance', 'screen', 'custom-elements', 'css', 'crypto']);

/** A part of a URL object that decides where it leads is written: from then on it may lead there. */
function rewriteUrl(base: HostAtom, write: NamedWrite): void {
  if (/^(?:search|hash|pathname)$/.test(write.name)) return;
  for (const atom of write.value) {
    const whole = atom.t === 'const' && /^(?:host|hostname)$/.test(write.name) ? constAtom(`https://${String(atom.v)}/`) : atom;
    base.cell?.add(atom.t === 'const' && write.name === 'protocol' ? [constAtom(`${String(atom.v).replace(/:?$/, ':')}//protocol/`)] : [whole]);
  }
}

function setOther(engine: Engine, base: HostAtom, write: NamedWrite): void {
  if (setNetworkMember(engine, base, write)) return;
  if (base.type === 'url') return rewriteUrl(base, write);
  if (['event', 'own-event', 'text', 'params', 'regexp', 'date'].includes(base.type)) return;
  if (['constructor', 'prototype', 'global-object', 'console', 'math', 'interface', 'navigator'].includes(base.type)) {
    engine.refuse('global-leak', write.site, `Changes ${write.name} of a native object.`);
    return;
  }
  if (PLATFORM.has(base.type) && lookUp(lookUp(TABLES, base.type) ?? {}, write.name) !== undefined) {
    engine.refuse('global-leak', write.site, `Changes ${write.name} of ${base.type}, which the site uses too.`);
  }
  const place = engine.place(`member:${base.key}.${write.name}`);
  place.add(joinAll([write.value, [constAtom(undefined)]]));
  engine.escape(write.value, write.site);
}

