import type { Engine } from './engine.js';
import type { Flow } from './flow.js';

/** What a jump may end at: `return` at a function, `throw` at a try, `break` and `continue` at the others. */
export type TargetKind = 'function' | 'try' | 'loop' | 'switch' | 'label';

/** A construct that is being run, with what is known where the jumps to its end were made; null when there was none. */
export interface JumpTarget {
  readonly kind: TargetKind;
  readonly label: string | null;
  /** Behind the construct: what `break`, `return` and `throw` carry there. */
  left: Flow | null;
  /** At the next turn of a loop: what `continue` carries there. */
  next: Flow | null;
}

/** The constructs around the statement that is being run, the outermost first. */
export type JumpTargets = JumpTarget[];

/** Runs a construct that jumps may end at. */
export function within<T>(engine: Engine, construct: Exclude<TargetKind, 'label'> | { readonly label: string }, run: (target: JumpTarget) => T): T {
  const isNamed = typeof construct !== 'string';
  const target: JumpTarget = { kind: isNamed ? 'label' : construct, label: isNamed ? construct.label : null, left: null, next: null };
  const isBranch = target.kind !== 'function';
  engine.jumps.push(target);
  if (isBranch) engine.branches += 1;
  const result = run(target);
  if (isBranch) engine.branches -= 1;
  engine.jumps.pop();
  return result;
}

/** `return` and `throw`: what is known here is known where they lead. */
export function leave(engine: Engine, kind: 'function' | 'try'): void {
  for (let at = engine.jumps.length - 1; at >= 0; at -= 1) {
    const target = engine.jumps[at];
    if (target?.kind !== kind) continue;
    target.left = carried(engine, target.left);
    return;
  }
}

/** `break`, with a label or without. */
export function leaveBlock(engine: Engine, label: string | null): void {
  const target = engine.jumps.findLast((one) => (label === null ? one.kind === 'loop' || one.kind === 'switch' : one.label === label));
  if (target !== undefined) target.left = carried(engine, target.left);
}

/** `continue`: a label stands right around its loop. */
export function goOn(engine: Engine, label: string | null): void {
  const at = engine.jumps.findLastIndex((one) => (label === null ? one.kind === 'loop' : one.label === label));
  const target = engine.jumps[label === null ? at : at + 1];
  if (target !== undefined) target.next = carried(engine, target.next);
}

function carried(engine: Engine, before: Flow | null): Flow {
  const { flow } = engine;
  // What stands behind the jump is dead: what is learnt there must not reach what the jump carries.
  engine.flow = flow.fork();
  return before === null ? flow : before.meet(flow);
}

/** Where nothing that was forked waits to meet what is known here, it is put into few layers. */
export function settle(engine: Engine): void {
  if (engine.branches === 0 && !engine.arms.isRunning && engine.jumps.every(isUnused)) engine.flow = engine.flow.settled();
}

function isUnused(target: JumpTarget): boolean {
  return target.left === null;
}

/** What is known behind a construct: where it is run to its end, and where jumps leave it. */
export function metWith(flow: Flow, jumped: Flow | null): Flow {
  return jumped === null ? flow : flow.meet(jumped);
}
