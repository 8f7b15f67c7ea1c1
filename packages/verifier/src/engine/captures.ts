import type { Variable } from 'eslint-scope';
import type { ArrowFunctionExpression, FunctionExpression } from 'estree';
import type { FnAtom } from './atoms.js';
import type { Cell } from './cell.js';
import type { Engine } from './engine.js';
import { isNullish } from './values.js';

/**
 * Makes a closure, and notes which of the variables it captures were null where it was made: one that was tested
 * before, and is never written again, is there whenever and from wherever the closure is called.
 */
export function makeClosure(engine: Engine, node: FunctionExpression | ArrowFunctionExpression): FnAtom {
  const fn = engine.makeFunction(node);
  for (const variable of capturedBy(engine, node)) {
    engine.place(placeOf(fn, variable)).add(engine.flow.read(engine.env.cell(variable, engine.growth)).filter(isNullish));
  }
  return fn;
}

/** Runs the body of a closure with what was known of its captured variables; afterwards the caller knows what it knew before. */
export function withCaptures(engine: Engine, fn: FnAtom, run: () => void): void {
  const restored: [Cell, ReturnType<Engine['flow']['read']>][] = [];
  if (fn.node.type === 'FunctionExpression' || fn.node.type === 'ArrowFunctionExpression') {
    for (const variable of capturedBy(engine, fn.node)) {
      const cell = fn.env.cell(variable, engine.growth);
      const value = engine.flow.read(cell);
      if (!value.some(isNullish) || engine.place(placeOf(fn, variable)).value.length > 0) continue;
      restored.push([cell, value]);
      engine.flow.narrow(cell, value.filter((atom) => !isNullish(atom)));
    }
  }
  run();
  for (const [cell, value] of restored) engine.flow.narrow(cell, value);
}

function placeOf(fn: FnAtom, variable: Variable): string {
  return `captured:${fn.key}:${variable.name}`;
}

/** Variables from outside that have their one value before the closure is made. */
function capturedBy(engine: Engine, node: FunctionExpression | ArrowFunctionExpression): readonly Variable[] {
  const { captures } = engine.activations;
  let variables = captures.get(node);
  if (variables === undefined) {
    const found = new Set<Variable>();
    for (const { resolved } of engine.scopeOf(node)?.through ?? []) if (resolved !== null && isSettled(engine, resolved, engine.spanOf(node).start)) found.add(resolved);
    captures.set(node, (variables = [...found]));
  }
  return variables;
}

function isSettled(engine: Engine, variable: Variable, before: number): boolean {
  const [definition, ...others] = variable.defs;
  if (definition === undefined || others.length > 0 || variable.scope.variableScope.type === 'global') return false;
  const writes = variable.references.filter((reference) => reference.isWrite());
  if (definition.type === 'Parameter') return writes.every((reference) => reference.init === true);
  if (definition.type !== 'Variable' || engine.spanOf(definition.node).end > before) return false;
  // Each turn of a loop has a `let` of its own, and the same `var`.
  const isFresh = definition.parent.kind !== 'var' || !engine.inLoop(variable);
  return isFresh && writes.length === 1 && writes[0]?.init === true;
}
