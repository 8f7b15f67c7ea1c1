import type { Atom, StringPart, Value } from '../engine/atoms.js';
import { PageNode } from '../engine/page-node.js';
import { argument } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { add, toText } from '../engine/operators.js';
import { anyText, BOOL, constant, joinAll, NUM, UNDEFINED, unknown } from '../engine/values.js';
import { makeArray } from './array-methods.js';
import { newCollection, newReference } from './collections.js';
import { decoder } from './decoders.js';
import { addListener } from './events.js';
import { locationOf } from './location.js';
import { always, gives, hostAtom, method, named, native, type Getter, type Getters } from './make-native.js';
import { sinkCss } from './markup-sinks.js';
import { fetchRequest, newConnection } from './network.js';
import { newPromise } from './promises.js';
import { frame, newObserver, stopTimer, timer } from './timers.js';

const host = (type: string): Getter => always([hostAtom(type, type)]);

/** A constructor or function that gives one object of a host type for each place it is called at. */
const makes = (type: string): Getter => method((engine, call) => [hostAtom(type, `${engine.spanOf(call.site).end}@${engine.env.context}`)]);

/** Natives with static members are the same value wherever they are read. */
const shared = (name: string, impl: (engine: Engine, call: Call) => Value): Getters => ({ [name]: always([native(name, [], impl)]) });

function element(tag: string): Getter {
  return method((engine, call) => {
    if (tag === 'audio' && call.args.values.length > 0) engine.setMember(created(engine, call, tag), { names: constant('src'), value: argument(call.args, 0), site: call.site, adds: false });
    return [created(engine, call, tag)];
  });
}

function created(engine: Engine, call: Call, tag: string): Atom {
  engine.context.effects.add('created', tag);
  return engine.makeNode({ kind: 'created', selector: [], tag, origin: call.site });
}

/** `new FormData(form)` reads what visitors typed. */
function formData(engine: Engine, call: Call): Value {
  if (argument(call.args, 0).some((atom) => !(atom.t === 'const' && atom.v === undefined))) engine.refuse('sensitive-field', call.site, 'Reads what visitors typed into a form.');
  return [hostAtom('params', `form:${engine.spanOf(call.site).end}`)];
}

function computedStyle(engine: Engine, call: Call): Value {
  for (const atom of argument(call.args, 0)) engine.getMember(atom, constant('tagName'), call.site);
  return [hostAtom('computed-style', 'computed')];
}

function isPageAddress(parts: readonly StringPart[]): boolean {
  const [only] = parts;
  return parts.length === 1 && typeof only === 'object' && only.p === 'any' && only.why === 'the address of the page';
}

/** `new URL(text, base)` keeps the text where it is absolute, so that the request is judged by it. */
function newUrl(engine: Engine, call: Call): Value {
  const key = `${engine.spanOf(call.site).end}@${engine.env.context}`;
  const cell = engine.place(`url:${key}`);
  cell.add(argument(call.args, 0));
  // Against the address of the page a relative path stays on the shop.
  const absolute = argument(call.args, 0).every((atom) => atom.t === 'const' && /^https?:/i.test(String(atom.v)));
  if (!absolute && call.args.values.length > 1) cell.add(argument(call.args, 1).filter((atom) => atom.t !== 'host' && !(atom.t === 'str' && isPageAddress(atom.parts))));
  return [hostAtom('url', key, { cell })];
}

function text(_engine: Engine, call: Call): Value {
  return call.args.values.length === 0 ? constant('') : toText(argument(call.args, 0));
}

function array(engine: Engine, call: Call): Value {
  const sized = call.args.values.length === 1;
  return [makeArray(engine, sized ? [UNDEFINED] : call.args.values, { site: call.site, tag: 'new', exact: !sized && call.args.rest === null })];
}

/** A proxy reads as its target does, unless a trap of its handler decides what each name gives. */
function proxy(engine: Engine, call: Call): Value {
  const handlers = argument(call.args, 1);
  engine.escape(handlers, call.site);
  const traps = joinAll(handlers.map((atom) => (atom.t === 'obj' ? (atom.props.get('get')?.value ?? []) : unknown('a trap of a proxy'))));
  if (traps.length === 0) return argument(call.args, 0);
  const read = engine.makeObject('object', call.site, 'proxy');
  const name = anyText('the name a proxy is asked for');
  read.rest.add(engine.call(traps, { self: handlers, args: { values: [argument(call.args, 0), name, [read]], rest: null }, site: call.site, isNew: false }));
  return [read, ...argument(call.args, 0).filter((atom) => atom.t !== 'obj')];
}

/** A typed array holds numbers, whatever it is made of. */
function numbers(engine: Engine, call: Call): Value {
  return [makeArray(engine, [NUM], { site: call.site, tag: 'numbers', exact: false })];
}

/** `new FontFace(family, source)` does what @font-face does. */
function fontFace(engine: Engine, call: Call): Value {
  const value = add(add(add(constant('@font-face{font-family:"'), toText(argument(call.args, 0))), constant('";src:')), add(toText(argument(call.args, 1)), constant('}')));
  sinkCss(engine, { what: 'FontFace', value, site: call.site }, 'sheet');
  return unknown('a font');
}

function parseInteger(_engine: Engine, call: Call): Value {
  const [value, radix] = [argument(call.args, 0), argument(call.args, 1)];
  const [only] = value;
  const [base] = radix;
  if (value.length !== 1 || only?.t !== 'const' || base?.t !== 'const') return NUM;
  return constant(Number.parseInt(String(only.v), Number(base.v ?? 10)), Number(base.v) > 10);
}

const DOCUMENT: Value = [new PageNode({ kind: 'document', selector: [], tag: 'document', origin: null }, null)];

const INTERFACES =
  'Element HTMLElement Node Document DocumentFragment NodeList HTMLCollection Window HTMLInputElement HTMLButtonElement HTMLAnchorElement HTMLImageElement HTMLDivElement HTMLFormElement HTMLSelectElement SVGElement ShadowRoot Range Text CharacterData DOMTokenList CSSStyleDeclaration Storage Location History MouseEvent KeyboardEvent InputEvent FocusEvent WheelEvent Touch PointerEvent DOMRect NodeFilter HTMLTemplateElement HTMLVideoElement HTMLTextAreaElement HTMLLinkElement TransitionEvent HTMLSpanElement HTMLParagraphElement HTMLUListElement HTMLOListElement HTMLLIElement HTMLHeadingElement HTMLTableElement HTMLTableRowElement HTMLTableCellElement HTMLLabelElement HTMLFieldSetElement HTMLDialogElement HTMLDetailsElement HTMLPictureElement HTMLSourceElement HTMLMediaElement HTMLAudioElement HTMLBodyElement HTMLHtmlElement HTMLHeadElement HTMLStyleElement HTMLSlotElement HTMLOptionElement HTMLCanvasElement HTMLUnknownElement SVGSVGElement SVGPathElement SVGGraphicsElement Comment';

/** Names of the window this code may read. Everything that is not here is refused. */
export const GLOBALS: Getters = {
  ...named('window self globalThis', (engine) => engine.window),
  ...named('top parent', (_engine, _base, read) => [hostAtom('other-window', read.name)]),
  document: always(DOCUMENT),
  undefined: always(UNDEFINED),
  ...named('NaN Infinity', always(NUM)),
  location: () => locationOf(),
  ...named('console performance screen navigator', (_engine, _base, read) => [hostAtom(read.name, read.name)]),
  history: host('history'),
  customElements: host('custom-elements'),
  CSS: host('css'),
  crypto: host('crypto'),
  optimizely: host('optimizely'),
  optimizelyEdge: host('optimizely'),
  dataLayer: host('dataLayer'),
  ...named('innerWidth innerHeight outerWidth outerHeight scrollX scrollY pageXOffset pageYOffset devicePixelRatio length screenX screenY', always(NUM)),
  ...named('name status origin isSecureContext closed crossOriginIsolated visualViewport', always(unknown('the window'))),
  ...named('setTimeout', method(timer('setTimeout'))),
  ...named('setInterval', method(timer('setInterval'))),
  ...named('requestAnimationFrame webkitRequestAnimationFrame mozRequestAnimationFrame', method(frame('requestAnimationFrame'))),
  requestIdleCallback: method(frame('requestIdleCallback')),
  queueMicrotask: method(frame('queueMicrotask')),
  ...named('clearTimeout clearInterval cancelAnimationFrame cancelIdleCallback', method(stopTimer)),
  addEventListener: method(addListener),
  ...named('removeEventListener dispatchEvent scrollTo scrollBy scroll stop focus blur reportError', gives(UNDEFINED)),
  matchMedia: makes('media-query'),
  getComputedStyle: method(computedStyle),
  structuredClone: method((_engine, call) => argument(call.args, 0)),
  ...named('Event CustomEvent UIEvent TouchEvent AnimationEvent', makes('own-event')),
  MutationObserver: method(newObserver('mutation-observer')),
  ...named('IntersectionObserver ResizeObserver PerformanceObserver', (_engine, base, read) => [native(read.name, [base], (engine, call) => {
    engine.context.effects.add('timers', read.name);
    return newObserver('observer', read.name === 'PerformanceObserver')(engine, call);
  })]),
  fetch: method(fetchRequest),
  XMLHttpRequest: makes('xhr'),
  ...named('WebSocket EventSource Request', (_engine, base, read) => [native(read.name, [base], newConnection(read.name))]),
  ...named('Headers TextEncoder TextDecoder Blob', makes('params')),
  ...named('AbortController', makes('abort')),
  EventTarget: makes('event-target'),
  FormData: method(formData),
  URLSearchParams: makes('params'),
  DOMParser: makes('dom-parser'),
  CSSStyleSheet: makes('sheet'),
  Image: element('img'),
  Audio: element('audio'),
  Option: element('option'),
  parseInt: method(parseInteger),
  ...named('parseFloat', gives(NUM)),
  ...named('isNaN isFinite', gives(BOOL)),
  ...named('encodeURIComponent encodeURI escape btoa', gives(anyText('an encoded text'))),
  atob: method(decoder((encoded) => Buffer.from(encoded, 'base64').toString('latin1'))),
  decodeURIComponent: method(decoder((encoded) => decodeURIComponent(encoded))),
  decodeURI: method(decoder((encoded) => decodeURI(encoded))),
  unescape: method(decoder((encoded) => encoded.replace(/%u([\da-f]{4})|%([\da-f]{2})/gi, (_all, long: string | undefined, short: string | undefined) => String.fromCharCode(Number.parseInt(long ?? short ?? '0', 16))))),
  ...named('Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError DOMException', makes('error')),
  RegExp: makes('regexp'),
  Proxy: method(proxy),
  ...named('Map WeakMap', method((engine, call) => newCollection(engine, call, 'map'))),
  ...named('Set WeakSet', method((engine, call) => newCollection(engine, call, 'set'))),
  WeakRef: method(newReference),
  ...named('Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray', method(numbers)),
  ...named('ArrayBuffer DataView', makes('params')),
  FontFace: method(fontFace),
  ...shared('Function', (engine, call) => {
    engine.refuse('dangerous-sink', call.site, 'Function makes code out of a text.');
    return unknown('what Function makes');
  }),
  ...shared('Object', (engine, call) => (argument(call.args, 0) === UNDEFINED ? [engine.makeObject('object', call.site, 'new')] : argument(call.args, 0))),
  ...shared('Array', array),
  ...shared('String', text),
  ...shared('Number', () => NUM),
  ...shared('Boolean', () => BOOL),
  ...shared('BigInt', () => NUM),
  ...shared('Symbol', () => anyText('a symbol')),
  ...shared('Math', () => NUM),
  ...shared('JSON', () => UNDEFINED),
  ...shared('Reflect', () => UNDEFINED),
  ...shared('Intl', () => UNDEFINED),
  ...shared('Date', (engine, call) => (call.isNew ? [hostAtom('date', `${engine.spanOf(call.site).end}`)] : anyText('a date'))),
  ...shared('Promise', (engine, call) => newPromise(engine, argument(call.args, 0), call.site)),
  ...shared('URL', newUrl),
  ...shared('AbortSignal', () => unknown('a signal')),
  ...named(INTERFACES, (_engine, _base, read) => [native(read.name, [], () => unknown('an object of the browser'))]),
};

