import type { Value } from '../engine/atoms.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { NUM, UNDEFINED, unknown } from '../engine/values.js';
import { noteRestart, noteStart, noteStop } from '../rules/infinite-work/check-started.js';
import { makeArray } from './array-methods.js';
import { hostAtom } from './make-native.js';

/** A timer: its callback runs later; a text instead of a function is code. */
export function timer(kind: 'setTimeout' | 'setInterval'): (engine: Engine, call: Call) => Value {
  return (engine, call) => {
    const callback = argument(call.args, 0);
    for (const atom of callback) {
      if (atom.t === 'const' || atom.t === 'str' || atom.t === 'obj') engine.refuse('dangerous-sink', call.site, `${kind} gets a text, which runs as code.`);
      else if (atom.t === 'unknown') engine.refuse('dangerous-sink', call.site, `${kind} gets ${atom.why}, which may be a text that runs as code.`);
    }
    engine.context.effects.add('timers', kind);
    const key = `${engine.spanOf(call.site).end}`;
    const handle = hostAtom('handle', key);
    if (kind === 'setTimeout') noteRestart(engine, { kind, callback, site: call.site });
    if (kind === 'setInterval') noteStart(engine, handle.key, { kind, site: call.site, callback });
    engine.callLater(callback, argumentsFrom(call.args, 2), call.site);
    return [handle];
  };
}

/** A frame or idle callback. */
export function frame(kind: string): (engine: Engine, call: Call) => Value {
  return (engine, call) => {
    engine.context.effects.add('timers', kind);
    noteRestart(engine, { kind, callback: argument(call.args, 0), site: call.site });
    engine.callLater(argument(call.args, 0), [kind === 'requestAnimationFrame' ? NUM : unknown('a deadline')], call.site);
    return [hostAtom('handle', `${engine.spanOf(call.site).end}`)];
  };
}

/** `clearTimeout` and its kin: the timers of the handle count as stopped. */
export function stopTimer(engine: Engine, call: Call): Value {
  for (const atom of argument(call.args, 0)) noteStop(engine, atom.key);
  return UNDEFINED;
}

/** MutationObserver and its kin: the callback gets records nothing is known of, and the observer itself. */
export function newObserver(type: 'mutation-observer' | 'observer', isPerformance = false): (engine: Engine, call: Call) => Value {
  return (engine, call) => {
    const observer = hostAtom(type, `${engine.spanOf(call.site).end}@${engine.env.context}`);
    const entry = hostAtom('entry', observer.key, { of: observer });
    const records: Value = isPerformance ? [hostAtom('entry-list', observer.key, { of: observer })] : type === 'observer' ? [makeArray(engine, [[entry]], { site: call.site, tag: 'entries', exact: false })] : unknown('the records of an observer');
    engine.callLater(argument(call.args, 0), [records, [observer]], call.site);
    return [observer];
  };
}
