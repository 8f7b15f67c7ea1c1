import type { BlockStatement, TryStatement } from 'estree';
import type { Value } from './atoms.js';
import type { Cell } from './cell.js';
import type { Engine } from './engine.js';
import type { Flow } from './flow.js';
import { metWith, within } from './jumps.js';
import { unknown } from './values.js';

/** `try`: its handler may be reached from anywhere in the block; `finally` runs in any case. */
export function tryOf(engine: Engine, node: TryStatement): boolean {
  const before = engine.flow;
  engine.flow = before.fork();
  const { normal, log, thrown } = runTry(engine, node.block);
  const afterTry = engine.flow;
  let completes = normal;
  if (node.handler) {
    // What was known before holds in the handler unless something on the way there took it back.
    engine.flow = metWith(before.meet(afterTry), thrown);
    engine.flow.absorb(log);
    if (node.handler.param) engine.assign(node.handler.param, unknown('an error'), true);
    const handled = engine.execute(node.handler.body);
    if (normal && handled) engine.flow = afterTry.meet(engine.flow);
    else if (normal) engine.flow = afterTry;
    completes = normal || handled;
  }
  if (node.finalizer) completes = engine.execute(node.finalizer) && completes;
  return completes;
}

function runTry(engine: Engine, block: BlockStatement): { normal: boolean; log: Map<Cell, Value>; thrown: Flow | null } {
  return within(engine, 'try', (target) => {
    const log = new Map<Cell, Value>();
    engine.writeLogs.push(log);
    const normal = engine.executeAll(block.body);
    engine.writeLogs.pop();
    return { normal, log, thrown: target.left };
  });
}
