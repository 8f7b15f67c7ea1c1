import type { Node } from 'estree';
import type { Value } from '../engine/atoms.js';
import type { Engine } from '../engine/engine.js';
import { join, NOTHING, UNDEFINED, unknown } from '../engine/values.js';
import { DENIED_GLOBALS } from './denied-members.js';
import { GLOBALS } from './globals.js';
import { listen } from './events.js';
import { lookUp } from './make-native.js';
import { jqueryGlobal } from './jquery-global.js';

/** Globals of the site and its tools: reading one is worth declaring. */
const NOTED_GLOBALS = new Set(['dataLayer', 'optimizely', 'optimizelyEdge', '$', 'jQuery']);
/** TypeScript's output looks for an earlier copy of each of its helpers on `this`. */
const TYPESCRIPT_HELPER = /^__(?:assign|awaiter|generator|rest|spread|spreadArray|spreadArrays|values|read|extends|decorate|param|metadata|makeTemplateObject|importDefault|importStar|classPrivateField(?:Get|Set|In))$/;

/** Reads a name that no declaration of the code holds, or a member of the window. Default deny. */
export function readGlobal(engine: Engine, name: string, site: Node): Value {
  const { policy } = engine.context;
  const written = engine.globalPlace(name).value;
  if (name === policy.namespace || NOTED_GLOBALS.has(name) || written.length > 0) engine.context.effects.useGlobal(name, 'read');
  if (name === policy.namespace) return join(written, unknown('the namespace of the brand'));
  if (name === '$' || name === 'jQuery') return jqueryGlobal(engine, name, site);
  const forbidden = policy.forbiddenGlobals.has(name);
  if (forbidden) engine.refuse('forbidden-api', site, `${name} is forbidden by the brand.`);
  const denied = lookUp(DENIED_GLOBALS, name);
  if (denied !== undefined && !(forbidden && denied.category === 'forbidden-api')) engine.refuse(denied.category, site, denied.message);
  if (forbidden || denied !== undefined) return unknown(name);
  if (name.startsWith('__') && TYPESCRIPT_HELPER.test(name)) return join(written, UNDEFINED);
  const getter = lookUp(GLOBALS, name);
  if (getter !== undefined) return getter(engine, engine.window[0] ?? { t: 'num', key: 'num' }, { name, site });
  if (written.length > 0) return written;
  if (name.startsWith('on') || name === 'undefined') return NOTHING;
  engine.refuse('unapproved-selector', site, `Reads the global ${name}, which the verifier does not know: it may be an element of the page.`);
  return unknown(`the global ${name}`);
}

/** Writes a global: only the permitted namespace and the idiom `dataLayer = dataLayer || []` are free. */
export function writeGlobal(engine: Engine, name: string, write: { readonly value: Value; readonly site: Node; readonly declares: boolean }): void {
  const { value, site } = write;
  engine.context.effects.add('globals', name);
  engine.context.effects.useGlobal(name, 'write');
  if (name === 'location') return engine.refuse('navigation', site, 'Sets the location.');
  if (name === engine.context.policy.namespace) {
    engine.globalPlace(name).add(value);
    engine.escape(value, site);
    return;
  }
  if ((name === 'dataLayer' || name === 'optimizely') && value.some((atom) => atom.t === 'host' && atom.type === name)) return;
  engine.refuse('global-leak', site, `Writes the global ${name}.`);
  engine.globalPlace(name).add(value);
  if (/^on[a-z]+$/.test(name)) for (const target of engine.window) listen(engine, { target, types: [name.slice(2)], handler: value, site });
  engine.escape(value, site);
}
