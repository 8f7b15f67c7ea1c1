import { simpleComplex } from '@safecode/selectors/parsing/selector-model';
import type { NodeAtom, NodeKind, Value } from '../engine/atoms.js';
import { argument } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { anyText, BOOL, joinAll, UNDEFINED, unknown } from '../engine/values.js';
import { locationOf } from './location.js';
import { attributeNode } from './attribute-nodes.js';
import { textNode } from './element-methods.js';
import { gives, hostAtom, method, named, type Getters, type Setter } from './make-native.js';
import { sinkElementNames, sinkMarkup } from './markup-sinks.js';

function rootElement(kind: NodeKind & ('body' | 'head' | 'html')): (engine: Engine) => Value {
  return (engine) => [engine.makeNode({ kind, selector: [simpleComplex({ kind: 'tag', name: kind })], tag: kind, origin: null })];
}

function created(engine: Engine, call: Call, tag: string): Value {
  return [engine.makeNode({ kind: 'created', selector: [], tag, origin: call.site })];
}

function createElement(engine: Engine, call: Call): Value {
  const shift = call.args.values.length > 1 && argument(call.args, 0).some((atom) => atom.t === 'const' && String(atom.v).startsWith('http')) ? 1 : 0;
  const tags = sinkElementNames(engine, { what: 'createElement', value: argument(call.args, shift), site: call.site });
  return joinAll((tags.length === 0 ? [''] : tags).map((tag) => created(engine, call, tag)));
}

function write(engine: Engine, call: Call): Value {
  engine.refuse('dangerous-sink', call.site, 'document.write writes markup into the page while it loads.');
  return UNDEFINED;
}

/** With three arguments `document.open` is `window.open`. */
function openDocument(engine: Engine, call: Call): Value {
  if (call.args.values.length < 3 && call.args.rest === null) return write(engine, call);
  engine.refuse('navigation', call.site, 'document.open with three arguments opens a window.');
  return UNDEFINED;
}

const moved = method<NodeAtom>((_engine, call) => argument(call.args, 0));

/** Members of `document` beside those every node has. */
export const DOCUMENT_GETTERS: Getters<NodeAtom> = {
  body: rootElement('body'),
  head: rootElement('head'),
  documentElement: rootElement('html'),
  createElement: method(createElement),
  createElementNS: method(createElement),
  createDocumentFragment: method((engine, call) => created(engine, call, '#fragment')),
  createTextNode: method(textNode),
  ...named('createAttribute createAttributeNS', method((engine, call) => attributeNode(engine, { of: null, name: argument(call.args, call.args.values.length - 1), site: call.site }))),
  ...named('createComment', method((engine, call) => created(engine, call, '#comment'))),
  createRange: method((engine, call) => [hostAtom('range', String(engine.spanOf(call.site).end))]),
  createEvent: method((engine, call) => [hostAtom('own-event', String(engine.spanOf(call.site).end))]),
  ...named('importNode adoptNode', moved),
  ...named('write writeln', method(write)),
  open: method(openDocument),
  close: gives(UNDEFINED),
  ...named('exitFullscreen queryCommandSupported', gives(unknown('the page'))),
  ...named('readyState title characterSet contentType visibilityState lastModified compatMode dir', () => anyText('the page')),
  ...named('URL documentURI domain', () => anyText('the address of the page')),
  referrer: () => anyText('the page before'),
  ...named('hidden fullscreenEnabled', () => BOOL),
  hasFocus: gives(BOOL),
  location: locationOf,
  defaultView: (engine) => engine.window,
  implementation: (_engine, base) => [hostAtom('implementation', base.key)],
  fonts: () => unknown('the fonts of the page'),
  timeline: () => unknown('the timeline of the page'),
  activeElement: (engine) => [engine.makeNode({ kind: 'foreign', selector: [], tag: 'the element that has the focus', origin: null })],
  currentScript: (engine) => [engine.makeNode({ kind: 'foreign', selector: [], tag: 'the running script', origin: null })],
  scrollingElement: rootElement('html'),
  adoptedStyleSheets: (_engine, base) => [hostAtom('adopted', base.key)],
  startViewTransition: method((engine, call) => {
    engine.callLater(argument(call.args, 0), [], call.site);
    return unknown('a view transition');
  }),
};

export const DOCUMENT_SETTERS: Readonly<Record<string, Setter<NodeAtom>>> = {
  location: (engine, _base, written) => engine.refuse('navigation', written.site, 'Sets document.location.'),
  cookie: (engine, _base, written) => engine.refuse('storage', written.site, 'Writes document.cookie.'),
  domain: (engine, _base, written) => engine.refuse('navigation', written.site, 'Sets document.domain.'),
  body: (engine, _base, written) => engine.refuse('unapproved-selector', written.site, 'Replaces the body of the page.'),
  title: (engine, _base, written) => engine.refuse('unapproved-selector', written.site, 'Changes the title of the page, which is not approved.'),
  designMode: (engine, _base, written) => engine.refuse('dangerous-sink', written.site, 'Makes the page editable.'),
  adoptedStyleSheets: () => undefined,
};

/** `createContextualFragment`, DOMParser and their kin: markup in, our own nodes out. */
export function parseMarkup(what: string, index = 0): (engine: Engine, call: Call) => Value {
  return (engine, call) => {
    sinkMarkup(engine, { what, value: argument(call.args, index), site: call.site });
    return created(engine, call, '#document');
  };
}
