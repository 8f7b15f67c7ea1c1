import type { Variable } from '../scopes/scope.js';
import type { ArrowFunctionExpression, FunctionExpression } from 'estree';
import type { FnAtom, Value } from './atoms.js';
import { Cell } from './cell.js';
import type { Engine } from './engine.js';
import { endOf, startOf } from './offsets.js';
import { isNullish, keepAtoms, withoutNothing } from './values.js';

/**
 * Makes a closure, and notes which of the variables it captures were null where it was made: one that was tested
 * before, and is never written again, is there whenever and from wherever the closure is called.
 */
export function makeClosure(engine: Engine, node: FunctionExpression | ArrowFunctionExpression): FnAtom {
  const fn = engine.makeFunction(node);
  const variables = capturedBy(engine, node);
  for (let index = 0; index < variables.length; index += 1) {
    const variable = variables[index];
    if (variable !== undefined) nothingOf(engine, fn, index).add(keepAtoms(engine.flow.read(engine.env.cell(variable, engine.growth)), isNullish));
  }
  return fn;
}

/** The values captured variables have outside of a closure that is about to run. */
type Captured = readonly (readonly [Cell, Value])[] | null;

/** Lets the body of a closure know which of its captured variables are there. Gives what was known of them before. */
export function narrowCaptured(engine: Engine, fn: FnAtom): Captured {
  if (fn.node.type !== 'FunctionExpression' && fn.node.type !== 'ArrowFunctionExpression') return null;
  let restored: [Cell, Value][] | null = null;
  for (const [index, variable] of capturedBy(engine, fn.node).entries()) {
    const cell = fn.env.cell(variable, engine.growth);
    const value = engine.flow.read(cell);
    if (!value.some(isNullish) || nothingOf(engine, fn, index).value.length > 0) continue;
    (restored ??= []).push([cell, value]);
    engine.flow.narrow(cell, withoutNothing(value));
  }
  return restored;
}

/**
 * A callback that runs later finds in a variable what is assigned to it behind the callback, in the same function: what
 * was tested before says nothing of that value.
 */
export function forgetReassigned(engine: Engine, callee: Value): void {
  for (const fn of callee) {
    if (fn.t !== 'fn' || (fn.node.type !== 'FunctionExpression' && fn.node.type !== 'ArrowFunctionExpression')) continue;
    for (const variable of reassignedAfter(engine, fn.node)) {
      const cell = fn.env.cell(variable, engine.growth);
      engine.flow.narrow(cell, cell.value);
    }
  }
}

/** Captured variables that the function around assigns to once more behind the closure. */
function reassignedAfter(engine: Engine, node: FunctionExpression | ArrowFunctionExpression): readonly Variable[] {
  const scope = engine.scopeOf(node);
  const around = scope?.upper?.variableScope;
  const found = new Set<Variable>();
  for (const { resolved } of scope?.through ?? []) {
    if (resolved === null || resolved.writes < 2) continue;
    if (resolved.references.some((reference) => reference.isWrite() && !reference.init && reference.from.variableScope === around && startOf(reference.identifier) > endOf(node))) found.add(resolved);
  }
  return [...found];
}

/** Behind the body the caller knows what it knew before. */
export function restoreCaptured(engine: Engine, captured: Captured): void {
  if (captured !== null) for (const [cell, value] of captured) engine.flow.narrow(cell, value);
}

function nothingOf(engine: Engine, fn: FnAtom, index: number): Cell {
  return (fn.captured[index] ??= new Cell(engine.growth, false, true));
}

/** Variables from outside that have their one value before the closure is made. */
function capturedBy(engine: Engine, node: FunctionExpression | ArrowFunctionExpression): readonly Variable[] {
  const { captures } = engine.activations;
  let variables = captures.get(node);
  if (variables === undefined) {
    const found = new Set<Variable>();
    for (const { resolved } of engine.scopeOf(node)?.through ?? []) if (resolved !== null && isSettled(engine, resolved, startOf(node))) found.add(resolved);
    captures.set(node, (variables = [...found]));
  }
  return variables;
}

function isSettled(engine: Engine, variable: Variable, before: number): boolean {
  const [definition, ...others] = variable.defs;
  if (definition === undefined || others.length > 0 || variable.scope.variableScope.type === 'global') return false;
  if (definition.type === 'Parameter') return variable.references.every((reference) => !reference.isWrite() || reference.init);
  if (definition.type !== 'Variable' || endOf(definition.node) > before) return false;
  // Each turn of a loop has a `let` of its own, and the same `var`.
  const isFresh = definition.parent.kind !== 'var' || !engine.inLoop(variable);
  return isFresh && variable.writes === 1 && variable.references.some((reference) => reference.isWrite() && reference.init);
}
