import type { HostAtom, Value } from '../engine/atoms.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { isNullish, join, NUM, UNDEFINED, unknown } from '../engine/values.js';
import { noteStart, noteStop } from '../rules/infinite-work/check-started.js';
import { jqueryGlobal } from './jquery-global.js';
import { hostAtom, method, named, native, type Getters } from './make-native.js';
import { promiseOf } from './promises.js';
import { runQuery } from './queries.js';

function keyOf(engine: Engine, call: Call): string {
  return `${engine.spanOf(call.site).end}@${engine.env.context}`;
}

/** What a query finds once the platform has waited for it: never null. */
function awaitedNodes(engine: Engine, call: Call): Value {
  const document = engine.makeNode({ kind: 'document', selector: [], tag: 'document', origin: null });
  const found = runQuery(engine, [document], { form: 'css', result: 'one', selector: argument(call.args, 0), site: call.site });
  return found.filter((atom) => !isNullish(atom));
}

function waitForElement(engine: Engine, call: Call): Value {
  return promiseOf(engine, awaitedNodes(engine, call), `wait:${keyOf(engine, call)}`);
}

function observeSelector(engine: Engine, call: Call): Value {
  const nodes = awaitedNodes(engine, call);
  engine.context.effects.add('timers', 'observeSelector');
  engine.callLater(argument(call.args, 1), [nodes], { site: call.site, found: nodes });
  return [native('unobserve', [], () => UNDEFINED)];
}

function poll(engine: Engine, call: Call): Value {
  const handle = hostAtom('handle', `poll:${keyOf(engine, call)}`);
  noteStart(engine, handle.key, { kind: 'utils.poll', site: call.site, callback: argument(call.args, 0) });
  engine.context.effects.add('timers', 'utils.poll');
  engine.callLater(argument(call.args, 0), [], call.site);
  return [native(`stop:${handle.key}`, [], (inner) => {
    noteStop(inner, handle.key);
    return UNDEFINED;
  })];
}

function waitUntil(engine: Engine, call: Call): Value {
  const result = engine.callLater(argument(call.args, 0), [], call.site);
  return promiseOf(engine, result.filter((atom) => !isNullish(atom)), `until:${keyOf(engine, call)}`);
}

function getFromOptimizely(engine: Engine, call: Call): Value {
  const names = argument(call.args, 0);
  if (names.some((atom) => atom.t !== 'const')) engine.refuse('obfuscation', call.site, 'Asks the testing platform for something whose name cannot be resolved.');
  if (names.some((atom) => atom.t === 'const' && atom.v === 'jquery')) return jqueryGlobal(engine, "optimizely.get('jquery')", call.site);
  const utils: Value = names.some((atom) => atom.t !== 'const' || atom.v === 'utils') ? [hostAtom('utils', 'utils')] : [];
  const other = names.some((atom) => atom.t !== 'const' || atom.v !== 'utils') ? unknown('what the testing platform gives') : [];
  return join(utils, other);
}

/** Objects a command is pushed to: only functions inside it come back to this code. */
function push(engine: Engine, call: Call): Value {
  for (const base of call.self) if (base.t === 'host') engine.context.effects.useGlobal(base.type, 'write');
  for (const value of argumentsFrom(call.args, 0)) {
    for (const atom of value) if (atom.t === 'obj') engine.escape([...atom.props.values()].flatMap((cell) => cell.value.filter((inner) => inner.t === 'fn')), call.site);
  }
  return NUM;
}

/** Members of the testing platform and of the tag manager's queue. */
export const PLATFORM_TABLES: Readonly<Record<string, Getters<HostAtom>>> = {
  optimizely: {
    get: method(getFromOptimizely),
    push: method(push),
    ...named('initialized length', () => NUM),
  },
  utils: {
    waitForElement: method(waitForElement),
    observeSelector: method(observeSelector),
    waitUntil: method(waitUntil),
    poll: method(poll),
  },
  dataLayer: {
    push: method(push),
    length: () => NUM,
    ...named('find filter some map forEach slice', method((engine, call) => {
      engine.callLater(argument(call.args, 0), [unknown('the data layer')], call.site);
      return unknown('the data layer');
    })),
  },
};
