import type { HostAtom, Value } from '../engine/atoms.js';
import { argument } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { join, joinAll, UNDEFINED } from '../engine/values.js';
import { iteration } from './iteration.js';
import { method, named, type Getters } from './make-native.js';
import { awaited } from './promises.js';

/** What a `yield` gives: what `next` was called with. */
export function sentTo(engine: Engine, iterator: string, yielded: Value): Value {
  const sent = engine.place(`sent:${iterator}`).value;
  const own = awaited(engine.place(`yielded:${iterator}`).value);
  // A driver that sends back what the yielded promises held, as compiled async functions have one: each gets its own.
  const echoes = sent.every((atom) => own.some((other) => other.key === atom.key) || (atom.t === 'const' && atom.v === undefined));
  return sent.length > 0 && echoes ? join(awaited(yielded), UNDEFINED) : join(sent, UNDEFINED);
}

const step = method<HostAtom>((engine, call) => {
  for (const base of hosts(call)) {
    engine.place(`sent:${base.key}`).add(argument(call.args, 0));
    engine.place(`yielded:${base.key}`).add(base.cell?.value ?? []);
  }
  return [iteration(engine, call.site, given(call))];
});

/** Ends a generator, or throws into it: what it gives then is what it gave before. */
const ended = method<HostAtom>((engine, call) => [iteration(engine, call.site, given(call))]);

function given(call: Call): Value {
  return join(joinAll(hosts(call).map((base) => base.cell?.value ?? [])), UNDEFINED);
}

function hosts(call: Call): HostAtom[] {
  return call.self.filter((atom) => atom.t === 'host');
}

/** Members of what a generator gives. */
export const ITERATOR_MEMBERS: Getters<HostAtom> = {
  next: step,
  ...named('return throw', ended),
};
