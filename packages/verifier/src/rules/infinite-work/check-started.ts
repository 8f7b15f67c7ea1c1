import type { Node, Program } from 'estree';
import type { Value } from '../../engine/atoms.js';
import type { Engine, Frame } from '../../engine/engine.js';
import { parentsOf } from '../../engine/survey-program.js';
import { isBounded, type Stretch } from './is-bounded.js';

/** Intervals, polls and observers that are never stopped, and timers that start themselves again without a limit. */
export function checkStarted(engine: Engine, program: Program): void {
  for (const [key, started] of engine.ledger.started) {
    if (!engine.ledger.stopped.has(key)) engine.refuse('infinite-work', started.site, `${started.kind} is started and never stopped.`);
  }
  if (engine.ledger.cycles.length === 0) return;
  const parents = parentsOf(program);
  for (const cycle of engine.ledger.cycles) {
    if (!isBounded(cycle.turn.map((frame, index) => stretch(frame, cycle.turn[index + 1]?.site ?? cycle.site, parents)))) {
      engine.refuse('infinite-work', cycle.site, `${cycle.kind} starts itself again without a limit.`);
    }
  }
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

/** Notes that a callback is started while it is running itself: a turn of an endless chain, unless it has a limit. */
export function noteRestart(engine: Engine, restart: { readonly kind: string; readonly callback: Value; readonly site: Node }): void {
  for (const atom of restart.callback) {
    if (atom.t === 'native' && atom.bound !== undefined) noteRestart(engine, { ...restart, callback: atom.bound.filter((inner) => inner.t === 'fn') });
    if (atom.t !== 'fn') continue;
    const at = engine.frames.findLastIndex((frame) => frame.fn === atom.node);
    if (at >= 0 && engine.ledger.cycles.length < MAX_CYCLES) engine.ledger.cycles.push({ kind: restart.kind, site: restart.site, turn: engine.frames.slice(at) });
  }
}

/** Beyond this many a script is refused for the first ones already. */
const MAX_CYCLES = 2000;
