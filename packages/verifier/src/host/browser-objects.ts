import type { HostAtom, Value } from '../engine/atoms.js';
import { argument } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { anyText, BOOL, constantTexts, NUM, stringAtom, UNDEFINED, unknown } from '../engine/values.js';
import { checkIntroducedName } from '../rules/css-declaration/check-declaration.js';
import { noteStart, noteStop } from '../rules/infinite-work/check-started.js';
import { checkAbsent } from '../rules/missing-guard/check-absent.js';
import { makeArray } from './array-methods.js';
import { EVENT_TARGET_MEMBERS } from './events.js';
import { always, gives, hostAtom, method, named, type Getters } from './make-native.js';
import { request } from './network.js';
import { describe } from './node-effects.js';
import { promiseOf } from './promises.js';
import { testPattern } from './patterns.js';
import { parseMarkup } from './document-members.js';

const nothing = gives<HostAtom>(UNDEFINED);

/** `observe`: what is watched decides whether it has to be stopped. */
function observe(engine: Engine, call: Call): Value {
  const subtree = argument(call.args, 1).some((atom) => atom.t !== 'obj' || (atom.props.get('subtree')?.value ?? []).some((value) => !(value.t === 'const' && value.v === false)));
  const hasOptions = argument(call.args, 1).some((atom) => atom.t === 'obj');
  const wide = argument(call.args, 0).some((atom) => atom.t === 'node' && (atom.kind === 'body' || atom.kind === 'html' || atom.kind === 'document'));
  for (const atom of argument(call.args, 0)) if (atom.t === 'absent') checkAbsent(engine, atom, call.site);
  for (const atom of argument(call.args, 0)) if (atom.t === 'node' && atom.selector.length > 0) engine.context.effects.useSelector(describe(atom), 'listen');
  for (const base of call.self) {
    engine.place(`observed:${base.key}`).add(argument(call.args, 0).filter((atom) => atom.t === 'node'));
    if (base.t !== 'host' || base.type !== 'mutation-observer') continue;
    if (wide || (hasOptions && subtree)) noteStart(engine, base.key, { kind: 'MutationObserver', site: call.site, callback: [] });
    engine.context.effects.add('timers', 'MutationObserver');
  }
  return UNDEFINED;
}

function disconnect(engine: Engine, call: Call): Value {
  for (const base of call.self) noteStop(engine, base.key);
  return UNDEFINED;
}

const OBSERVER: Getters<HostAtom> = {
  observe: method(observe),
  disconnect: method(disconnect),
  unobserve: nothing,
  takeRecords: gives(unknown('the records of an observer')),
};

const DATE: Getters<HostAtom> = {
  ...named(
    'getTime valueOf getFullYear getMonth getDate getDay getHours getMinutes getSeconds getMilliseconds getTimezoneOffset getUTCFullYear getUTCMonth getUTCDate getUTCDay getUTCHours getUTCMinutes getUTCSeconds setFullYear setMonth setDate setHours setMinutes setSeconds setMilliseconds setTime setUTCDate setUTCHours',
    gives(NUM),
  ),
  ...named('toString toISOString toDateString toTimeString toLocaleDateString toLocaleTimeString toLocaleString toJSON toUTCString', gives(anyText('a date'))),
};

/** What a range removes or moves is whatever stands between its ends. */
const cut = method<HostAtom>((engine, call) => {
  engine.refuse('unapproved-selector', call.site, 'Takes out what lies in a range, which no selector names.');
  return unknown('what lay in a range');
});

const RANGE: Getters<HostAtom> = {
  ...named('deleteContents extractContents surroundContents', cut),
  insertNode: nothing,
  cloneContents: gives(unknown('what lies in a range')),
  cloneRange: method((_engine, call) => call.self),
  getBoundingClientRect: gives([hostAtom('rect', 'range')]),
  ...named('collapsed', always(BOOL)),
  createContextualFragment: method(parseMarkup('createContextualFragment')),
  ...named('selectNode selectNodeContents setStart setEnd setStartBefore setStartAfter setEndBefore setEndAfter collapse detach', nothing),
};

/** Members of small browser objects, by type. */
export const BROWSER_TABLES: Readonly<Record<string, Getters<HostAtom>>> = {
  console: named('log info warn error debug table group groupCollapsed groupEnd time timeEnd timeLog trace assert count dir', nothing),
  entry: {
    target: (engine, base) => engine.place(`observed:${base.of?.key ?? ''}`).value,
    ...named('isIntersecting isVisible', always(BOOL)),
    ...named('intersectionRatio time duration startTime value', always(NUM)),
    ...named('boundingClientRect intersectionRect rootBounds contentRect', always([hostAtom('rect', 'entry')])),
    ...named('name entryType', always(anyText('an entry'))),
    ...named('borderBoxSize contentBoxSize', always(unknown('a size'))),
    // What was painted or moved is whatever stood there.
    ...named('element node', (engine) => [engine.makeNode({ kind: 'foreign', selector: [], tag: 'an element that was measured', origin: null })]),
    sources: (engine, base, read) => [makeArray(engine, [[base]], { site: read.site, tag: 'sources', exact: false })],
  },
  'entry-list': named('getEntries getEntriesByType getEntriesByName', method((engine, call) => {
    const entries: Value = call.self.flatMap((base) => (base.t === 'host' ? [hostAtom('entry', base.key, base.of === undefined ? {} : { of: base.of })] : []));
    return [makeArray(engine, [entries], { site: call.site, tag: 'entries', exact: false })];
  })),
  rect: { ...named('top left right bottom width height x y', always(NUM)), toJSON: gives(unknown('a box')) },
  'mutation-observer': OBSERVER,
  observer: OBSERVER,
  date: DATE,
  range: RANGE,
  'dom-parser': { parseFromString: method(parseMarkup('DOMParser')) },
  implementation: { createHTMLDocument: method(parseMarkup('createHTMLDocument')) },
  'event-target': EVENT_TARGET_MEMBERS,
  'own-event': named('initEvent initCustomEvent preventDefault stopPropagation', nothing),
  regexp: {
    test: method(testPattern),
    exec: gives(unknown('a match of a pattern')),
    ...named('source flags toString', always(anyText('a pattern'))),
    ...named('lastIndex', always(NUM)),
    ...named('global ignoreCase multiline', always(BOOL)),
  },
  'media-query': {
    matches: always(BOOL),
    media: always(anyText('a media query')),
    ...named('addEventListener addListener', method((engine, call) => {
      const last = call.args.values.at(-1) ?? UNDEFINED;
      engine.callLater(last, [unknown('a media query event')], call.site);
      return UNDEFINED;
    })),
    ...named('removeEventListener removeListener', nothing),
    onchange: nothing,
  },
  'computed-style': { getPropertyValue: gives(anyText('a style')) },
  performance: { ...named('now', gives(NUM)), ...named('mark measure', nothing), ...named('timeOrigin', always(NUM)), ...named('getEntriesByType getEntriesByName getEntries timing navigation', gives(unknown('the timing of the page'))) },
  screen: named('width height availWidth availHeight colorDepth pixelDepth', always(NUM)),
  css: {
    ...named('escape', gives(anyText('an escaped name'))),
    ...named('supports', gives(BOOL)),
    ...named('px percent number em rem vh vw deg s ms', gives(unknown('a CSS value'))),
    registerProperty: method((engine, call) => {
      for (const atom of argument(call.args, 0)) {
        const names = atom.t === 'obj' ? constantTexts(atom.props.get('name')?.value ?? []) : null;
        for (const name of names ?? ['?']) checkIntroducedName({ ...engine.context, locate: () => engine.spanOf(call.site) }, name, { kind: 'custom property', at: engine.spanOf(call.site) });
      }
      return UNDEFINED;
    }),
    ...named('paintWorklet layoutWorklet animationWorklet', (engine, _base, read) => {
      engine.refuse('dangerous-sink', read.site, 'A worklet runs code that is loaded from a URL.');
      return unknown('a worklet');
    }),
  },
  crypto: { randomUUID: gives(anyText('a random text')), getRandomValues: method((_engine, call) => argument(call.args, 0)), subtle: always(unknown('cryptography')) },
  navigator: {
    ...named('userAgent language platform vendor appVersion appName product', always(anyText('the browser'))),
    ...named('onLine maxTouchPoints hardwareConcurrency deviceMemory cookieEnabled webdriver doNotTrack', always(NUM)),
    ...named('languages connection userAgentData', always(unknown('the browser'))),
    clipboard: always([hostAtom('clipboard', 'clipboard')]),
    share: gives(unknown('sharing')),
    vibrate: gives(BOOL),
    sendBeacon: method((engine, call) => {
      request('sendBeacon', 0)(engine, call);
      return BOOL;
    }),
    credentials: (engine, _base, read) => {
      engine.refuse('sensitive-field', read.site, 'Uses navigator.credentials.');
      return unknown('credentials');
    },
    storage: (engine, _base, read) => {
      engine.refuse('storage', read.site, 'Uses navigator.storage: client storage.');
      return unknown('storage');
    },
    serviceWorker: (engine, _base, read) => {
      engine.refuse('dangerous-sink', read.site, 'Registers a service worker.');
      return unknown('a service worker');
    },
  },
  clipboard: {
    ...named('writeText write', gives(unknown('the clipboard'))),
    ...named('readText read', method((engine, call) => {
      engine.refuse('sensitive-field', call.site, 'Reads the clipboard of the visitor.');
      return unknown('the clipboard');
    })),
  },
  adopted: { ...named('push concat includes indexOf filter', gives(NUM)), length: always(NUM) },
  animation: {
    ...named('finished ready', (engine, base: HostAtom) => promiseOf(engine, [base], `animation:${base.key}`)),
    ...named('play pause cancel finish reverse updatePlaybackRate persist commitStyles addEventListener removeEventListener', method((engine, call) => {
      engine.callLater(argument(call.args, 1), [unknown('an animation event')], call.site);
      return UNDEFINED;
    })),
    ...named('currentTime startTime playbackRate', always(NUM)),
    ...named('playState id', always(anyText('an animation'))),
  },
  abort: { abort: nothing, signal: (_engine, base) => [hostAtom('event-target', base.key)] },
  'intl-number': named('format', gives([stringAtom([{ p: 'num' }])])),
  'intl-format': { ...named('format formatToParts resolvedOptions select', gives(anyText('a formatted value'))), compare: gives(NUM) },
  error: named('message name stack', always(anyText('an error'))),
  symbol: { ...named('description', always(anyText('a symbol'))) },
};
