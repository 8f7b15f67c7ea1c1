import type { Value } from '../engine/atoms.js';
import { contentsOf } from '../engine/arrays.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { constant, isNullish, joinAll, UNDEFINED } from '../engine/values.js';
import { heldBy } from './held-by.js';
import { native } from './make-native.js';

/** `Object.assign`: every property of every source is written to the target, setters and sinks included. */
export function assignProperties(engine: Engine, call: Call): Value {
  const targets = argument(call.args, 0);
  for (const source of argumentsFrom(call.args, 1).flat()) {
    if (isNullish(source)) continue;
    for (const target of targets) {
      if (source.t === 'obj') {
        for (const [name, cell] of source.props) engine.setMember(target, { names: constant(name), value: cell.value, site: call.site, adds: false });
        const rest = source.rest.value;
        if (rest.length > 0) mergeUnknown(engine, { target, value: contentsOf(source), call });
      } else {
        const value = heldBy(engine, source, call.site);
        if (value.length > 0) mergeUnknown(engine, { target, value, call });
      }
    }
  }
  return targets;
}

/** Properties whose names are not known: free on own objects, refused elsewhere. */
function mergeUnknown(engine: Engine, merge: { readonly target: Value[number]; readonly value: Value; readonly call: Call }): void {
  const { target, value, call } = merge;
  if (target.t === 'obj') target.rest.add(value);
  else engine.refuse('obfuscation', call.site, 'Copies properties whose names cannot be resolved onto an object of the page.');
}

/** `Object.defineProperty`: on own objects it is a write; on anything else it changes a native. */
export function defineProperty(engine: Engine, call: Call): Value {
  const names = argument(call.args, 1);
  for (const target of argument(call.args, 0)) define(engine, { target, names, descriptor: argument(call.args, 2), site: call.site });
  return argument(call.args, 0);
}

/** `Object.defineProperties(target, descriptors)`; descriptors under names that cannot be resolved are refused. */
export function defineProperties(engine: Engine, call: Call): Value {
  for (const target of argument(call.args, 0)) {
    for (const list of argument(call.args, 1)) {
      if (isNullish(list)) continue;
      if (list.t !== 'obj') {
        engine.refuse('obfuscation', call.site, 'Defines properties whose names cannot be resolved.');
        continue;
      }
      for (const [name, cell] of list.props) define(engine, { target, names: constant(name), descriptor: cell.value, site: call.site });
    }
  }
  return argument(call.args, 0);
}

function define(engine: Engine, what: { readonly target: Value[number]; readonly names: Value; readonly descriptor: Value; readonly site: Call['site'] }): void {
  const { target, names, site } = what;
  const own = target.t === 'obj' || target.t === 'fn';
  if (!own) engine.refuse(target.t === 'unknown' ? 'obfuscation' : 'global-leak', site, 'Defines a property on an object of the page.');
  for (const descriptor of what.descriptor) {
    if (isNullish(descriptor)) continue;
    for (const field of ['value', 'get', 'set']) {
      const value = descriptor.t === 'obj' ? (descriptor.props.get(field)?.value ?? []) : [descriptor];
      if (value.length === 0) continue;
      if (field === 'value') engine.setMember(target, { names, value, site, adds: false });
      else if (own) for (const name of names) if (name.t === 'const') engine.setMember(target, { names: constant(`${field} ${String(name.v)}`), value, site, adds: false });
    }
  }
}

/** `Object.getOwnPropertyDescriptors` of an own object: what each of its properties holds. */
export function describeProperties(engine: Engine, call: Call): Value {
  const all = engine.makeObject('object', call.site, 'descriptors');
  for (const source of argument(call.args, 0)) {
    if (source.t !== 'obj') continue;
    const describe = (name: string, value: Value): Value => {
      const descriptor = engine.makeObject('object', call.site, `descriptor:${name}`);
      engine.setMember(descriptor, { names: constant('value'), value, site: call.site, adds: false });
      return [descriptor];
    };
    for (const [name, cell] of source.props) engine.setMember(all, { names: constant(name), value: describe(name, cell.value), site: call.site, adds: false });
    if (source.rest.value.length > 0) all.rest.add(describe('*', source.rest.value));
  }
  return [all];
}

/** A descriptor whose `get` and `set` do to their receiver what the property does. */
export function describeProperty(engine: Engine, call: Call): Value {
  const names = argument(call.args, 1);
  const descriptor = engine.makeObject('object', call.site, 'descriptor');
  const put = (name: string, value: Value): void => engine.setMember(descriptor, { names: constant(name), value, site: call.site, adds: false });
  put('value', joinAll(argument(call.args, 0).map((atom) => (atom.t === 'obj' || (atom.t === 'host' && atom.type === 'prototype') ? engine.getMember(atom, names, call.site) : []))));
  const key = names.map((name) => name.key).join();
  const get = native(`get:${key}`, [], (inner, later) => joinAll(later.self.map((atom) => inner.getMember(atom, names, later.site))));
  const set = native(`set:${key}`, [], (inner, later) => {
    for (const atom of later.self) inner.setMember(atom, { names, value: argument(later.args, 0), site: later.site, adds: false });
    return UNDEFINED;
  });
  if (argument(call.args, 0).some((atom) => atom.t !== 'obj' && !isNullish(atom))) {
    put('get', [get]);
    put('set', [set]);
  }
  return [descriptor];
}
