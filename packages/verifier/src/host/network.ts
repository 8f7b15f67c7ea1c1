import type { HostAtom, Value } from '../engine/atoms.js';
import { argument } from '../engine/arguments.js';
import type { Call, Engine, NamedWrite } from '../engine/engine.js';
import { anyText, BOOL, constant, NUM, UNDEFINED, unknown } from '../engine/values.js';
import { always, gives, hostAtom, method, named, type Getters } from './make-native.js';
import { sinkUrl } from './markup-sinks.js';
import { promiseOf } from './promises.js';

const RESPONSE = 'a response';

/** A request to the URL in an argument. */
export function request(what: string, index: number): (engine: Engine, call: Call) => Value {
  return (engine, call) => {
    const value = argument(call.args, index).flatMap((atom) => (atom.t === 'host' && atom.type === 'request' && atom.cell !== undefined ? atom.cell.value : [atom]));
    sinkUrl(engine, { what, value, site: call.site }, 'network');
    return UNDEFINED;
  };
}

/** `fetch(url)`: judges the URL and gives a promise of a response nothing is known of. */
export function fetchRequest(engine: Engine, call: Call): Value {
  request('fetch', 0)(engine, call);
  const key = `${engine.spanOf(call.site).end}@${engine.env.context}`;
  return promiseOf(engine, [hostAtom('response', key)], `fetch:${key}`);
}

/** An object that carries a URL from its constructor on: Request, WebSocket, EventSource. */
export function newConnection(type: string): (engine: Engine, call: Call) => Value {
  return (engine, call) => {
    request(type, 0)(engine, call);
    const key = `${type}:${engine.spanOf(call.site).end}`;
    const cell = engine.place(`request:${key}`);
    cell.add(argument(call.args, 0));
    return [hostAtom(type === 'Request' ? 'request' : 'connection', key, { cell })];
  };
}

const later = (index: number): ReturnType<typeof method<HostAtom>> =>
  method((engine, call) => {
    engine.callLater(argument(call.args, index), [unknown(RESPONSE)], call.site);
    return UNDEFINED;
  });

const body = method<HostAtom>((engine, call) => promiseOf(engine, unknown(RESPONSE), `body:${engine.spanOf(call.site).end}`));

/** Members of objects that talk to a network, by type. */
export const NETWORK_TABLES: Readonly<Record<string, Getters<HostAtom>>> = {
  xhr: {
    open: method(request('XMLHttpRequest', 1)),
    ...named('send setRequestHeader abort overrideMimeType', gives(UNDEFINED)),
    ...named('responseText response responseXML statusText responseURL', always(unknown(RESPONSE))),
    ...named('status readyState timeout', always(NUM)),
    ...named('getResponseHeader getAllResponseHeaders', gives(anyText(RESPONSE))),
    addEventListener: later(1),
    upload: always(unknown('an upload')),
    withCredentials: always(BOOL),
  },
  response: {
    ...named('json text blob arrayBuffer', body),
    formData: body,
    ...named('ok redirected', always(BOOL)),
    status: always(NUM),
    ...named('statusText type url', always(anyText(RESPONSE))),
    headers: always(unknown(RESPONSE)),
    clone: method((_engine, call) => call.self),
  },
  connection: {
    ...named('send close', gives(UNDEFINED)),
    ...named('addEventListener', later(1)),
    readyState: always(NUM),
  },
  request: named('url', always(constant(''))),
};

const HANDLERS = /^on[a-z]+$/;

/** Handlers of requests run later with what the server sent; true when the write was one of these. */
export function setNetworkMember(engine: Engine, base: HostAtom, write: NamedWrite): boolean {
  if (!['xhr', 'connection', 'request', 'media-query', 'mutation-observer', 'observer', 'animation'].includes(base.type)) return false;
  if (HANDLERS.test(write.name)) {
    const event = hostAtom('event', base.key, { of: base });
    engine.callLater(write.value, [[event]], write.site);
  }
  return true;
}
