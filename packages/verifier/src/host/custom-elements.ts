import type { FnAtom, HostAtom, NodeAtom, Value } from '../engine/atoms.js';
import { argument } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { enterConstructor, prototypeOf } from '../engine/functions.js';
import { UNDEFINED, unknown } from '../engine/values.js';
import { checkIntroduced } from '../rules/css-unprefixed/check-names.js';
import { gives, method, named, type Getters } from './make-native.js';

const LIFECYCLE = /^(?:connected|disconnected|adopted|attributeChanged|formAssociated)Callback$/;

/** `customElements.define`: the class is run with an element of ours as `this`. */
function define(engine: Engine, call: Call): Value {
  for (const name of argument(call.args, 0)) {
    if (name.t !== 'const') engine.refuse('obfuscation', call.site, 'Defines a custom element whose name cannot be resolved.');
    else checkIntroduced(engine.context, String(name.v), { kind: 'id', at: engine.spanOf(call.site) });
    const tag = name.t === 'const' ? String(name.v) : 'x-';
    for (const atom of argument(call.args, 1)) if (atom.t === 'fn') upgrade(engine, { fn: atom, tag, call });
  }
  return UNDEFINED;
}

function upgrade(engine: Engine, made: { readonly fn: FnAtom; readonly tag: string; readonly call: Call }): void {
  const { fn, tag, call } = made;
  const node: NodeAtom = engine.makeNode({ kind: 'created', selector: [], tag, origin: call.site });
  const methods = prototypeOf(engine, fn).flatMap((proto) => (proto.t === 'obj' ? [...proto.props] : []));
  for (const [name, cell] of methods) engine.place(`expando:${node.key}.${name.replace(/^get /, '')}`).add(cell.value);
  enterConstructor(engine, fn, { ...call, self: [node], args: { values: [], rest: null } });
  for (const [name, cell] of methods) {
    if (!LIFECYCLE.test(name)) continue;
    const saved = engine.flow;
    engine.flow = saved.later();
    engine.call(cell.value, { ...call, self: [node], args: { values: [], rest: unknown('an attribute of an element') }, isNew: false });
    engine.flow = saved;
  }
}

export const CUSTOM_ELEMENTS: Getters<HostAtom> = {
  define: method(define),
  ...named('get whenDefined upgrade', gives(unknown('a custom element'))),
};
