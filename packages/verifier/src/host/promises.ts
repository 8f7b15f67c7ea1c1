import type { HostAtom, Value } from '../engine/atoms.js';
import { argument } from '../engine/arguments.js';
import type { Engine } from '../engine/engine.js';
import { join, joinAll, NOTHING, unknown } from '../engine/values.js';
import { noteRestart } from '../rules/infinite-work/check-started.js';
import { hostAtom, method, named, native, type Getters } from './make-native.js';

/** A promise of a value; a promise of a promise is a promise of what that one holds. */
export function promiseOf(engine: Engine, value: Value, key: string): Value {
  const cell = engine.place(`promise:${key}`);
  cell.add(awaited(value));
  return [hostAtom('promise', key, { cell })];
}

/** What `await` gives. */
export function awaited(value: Value): Value {
  return joinAll(value.map((atom) => (atom.t === 'host' && atom.type === 'promise' && atom.cell !== undefined ? atom.cell.value : [atom])));
}

export const PROMISE_MEMBERS: Getters<HostAtom> = {
  ...named('then', method((engine, call) => {
    const settled = awaited(call.self);
    const first = argument(call.args, 0);
    const found = call.self.flatMap((atom) => (atom.t === 'host' && atom.key.startsWith('h:promise:wait:') ? (atom.cell?.value ?? []) : []));
    noteRestart(engine, { kind: 'then', callback: first, site: call.site });
    const results = [engine.callLater(first, [settled], { site: call.site, found }), engine.callLater(argument(call.args, 1), [unknown('why a promise failed')], call.site)];
    if (!first.some((atom) => atom.t === 'fn' || atom.t === 'native')) results.push(settled);
    return promiseOf(engine, joinAll(results), `then:${engine.spanOf(call.site).end}@${engine.env.context}`);
  })),
  catch: method((engine, call) => {
    noteRestart(engine, { kind: 'catch', callback: argument(call.args, 0), site: call.site });
    const result = engine.callLater(argument(call.args, 0), [unknown('why a promise failed')], call.site);
    return promiseOf(engine, join(awaited(call.self), result), `catch:${engine.spanOf(call.site).end}@${engine.env.context}`);
  }),
  finally: method((engine, call) => {
    engine.callLater(argument(call.args, 0), [], call.site);
    return call.self;
  }),
};

/** `new Promise(executor)`. */
export function newPromise(engine: Engine, executor: Value, site: Parameters<Engine['spanOf']>[0]): Value {
  const key = `new:${engine.spanOf(site).end}@${engine.env.context}`;
  const cell = engine.place(`promise:${key}`);
  const resolve = native(`resolve:${key}`, [], (_engine, call) => {
    cell.add(awaited(argument(call.args, 0)));
    return NOTHING;
  });
  const reject = native('reject', [], () => NOTHING);
  engine.call(executor, { self: NOTHING, args: { values: [[resolve], [reject]], rest: null }, site, isNew: false });
  return [hostAtom('promise', key, { cell })];
}
