import type { Node } from 'estree';
import type { Value } from '../../engine/atoms.js';
import type { Cycle, Engine, Frame } from '../../engine/engine.js';
import { isBounded, type Stretch } from './is-bounded.js';

/** Intervals, polls and observers that are never stopped, and timers that start themselves again without a limit. */
export function checkStarted(engine: Engine, parentsOf: () => ReadonlyMap<Node, Node>): void {
  for (const [key, started] of engine.ledger.started) {
    if (!engine.ledger.stopped.has(key)) engine.refuse('infinite-work', started.site, `${started.kind} is started and never stopped.`);
  }
  if (engine.ledger.cycles.length === 0) return;
  const parents = parentsOf();
  const turns = engine.ledger.cycles.map((cycle) => ({
    cycle,
    turn: { kind: cycle.kind, turn: cycle.turn.map((frame, index) => stretch(frame, cycle.turn[index + 1]?.site ?? cycle.site, parents)) },
  }));
  const all = turns.map(({ turn }) => turn);
  for (const { cycle, turn } of turns) {
    if (!isBounded(engine, turn, all) && !isCancelled(engine, cycle)) {
      engine.refuse('infinite-work', cycle.timer, `${cycle.kind} starts itself again without a limit.`);
    }
  }
}

/** True when something outside of the turn cancels the timer: what runs inside of it starts the next one all the same. */
function isCancelled(engine: Engine, cycle: Cycle): boolean {
  const fns = new Set(cycle.turn.map((frame) => frame.fn));
  const stops = engine.ledger.stopped.get(`h:handle:${engine.spanOf(cycle.timer).end}`) ?? [];
  return stops.some((frames) => !frames.some((fn) => fns.has(fn)));
}

/** From a function of the turn to the place in it that leads on. */
function stretch(frame: Frame, site: Node, parents: ReadonlyMap<Node, Node>): Stretch {
  const path: Node[] = [site];
  for (let node = parents.get(site); node !== undefined; node = parents.get(node)) {
    path.unshift(node);
    if (node === frame.fn) break;
  }
  return { fn: frame.fn, path };
}

/** Notes that something is started that has to be stopped. */
export function noteStart(engine: Engine, key: string, started: { readonly kind: string; readonly site: Node; readonly callback: Value }): void {
  engine.ledger.started.set(key, started);
  if (engine.ledger.starts.length < MAX_STARTS) engine.ledger.starts.push({ kind: started.kind, site: started.site, frames: [...engine.frames] });
}

const MAX_STARTS = 500;

/** Notes that something is stopped here. What only a function nobody calls would stop, or an arm nothing leads into, goes on. */
export function noteStop(engine: Engine, key: string): void {
  if (engine.isUncalled || engine.arms.isRuledOut) return;
  const frames = engine.frames.map((frame) => frame.fn);
  const known = engine.ledger.stopped.get(key);
  if (known === undefined) engine.ledger.stopped.set(key, [frames]);
  else if (known.length < MAX_STOPS) known.push(frames);
}

const MAX_STOPS = 50;

/** Notes that a function is called again on the way from itself, if that way leads through a timer. */
export function noteCycle(engine: Engine, fn: Node, site: Node): void {
  const at = engine.frames.findLastIndex((frame) => frame.fn === fn);
  const turn = at < 0 ? [] : engine.frames.slice(at);
  // An async function that calls itself after an await does so turn by turn, like a timer.
  const timer = turn.slice(1).find((frame) => engine.ledger.timers.has(frame.site))?.site ?? (turn.some((frame) => 'async' in frame.fn && frame.fn.async === true) ? site : undefined);
  if (timer === undefined || engine.ledger.cycles.length >= MAX_CYCLES) return;
  engine.ledger.cycles.push({ kind: engine.ledger.timers.get(timer) ?? 'An async function', timer, site, turn });
}

/** Notes that a callback is started while it is running itself: a turn of an endless chain, unless it has a limit. */
export function noteRestart(engine: Engine, restart: { readonly kind: string; readonly callback: Value; readonly site: Node }): void {
  engine.ledger.timers.set(restart.site, restart.kind);
  for (const atom of restart.callback) {
    if (atom.t === 'native' && atom.bound !== undefined) noteRestart(engine, { ...restart, callback: atom.bound.filter((inner) => inner.t === 'fn') });
    if (atom.t !== 'fn') continue;
    const at = engine.frames.findLastIndex((frame) => frame.fn === atom.node);
    if (at >= 0 && engine.ledger.cycles.length < MAX_CYCLES) engine.ledger.cycles.push({ kind: restart.kind, timer: restart.site, site: restart.site, turn: engine.frames.slice(at) });
  }
}

/** Beyond this many a script is refused for the first ones already. */
const MAX_CYCLES = 2000;
