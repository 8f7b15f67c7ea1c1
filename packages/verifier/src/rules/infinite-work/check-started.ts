import { ancestor } from 'acorn-walk';
import type { CallExpression as AcornCall, Node as AcornNode } from 'acorn';
import type { Node, Program } from 'estree';
import type { Engine } from '../../engine/engine.js';
import { isBounded } from './is-bounded.js';

const RESCHEDULES = new Set(['setTimeout', 'requestAnimationFrame', 'requestIdleCallback', 'queueMicrotask', 'webkitRequestAnimationFrame', 'then']);

/** Intervals, polls and observers that are never stopped, and timers that start themselves again without a limit. */
export function checkStarted(engine: Engine, program: Program): void {
  for (const [key, started] of engine.ledger.started) {
    if (!engine.ledger.stopped.has(key)) engine.refuse('infinite-work', started.site, `${started.kind} is started and never stopped.`);
  }
  for (const cycle of findCycles(program)) {
    if (!isBounded(cycle)) engine.refuse('infinite-work', cycle.call as unknown as Node, `${cycle.timer} starts itself again without a limit.`);
  }
}

/** A timer call inside a function that the timer runs again, with everything around it up to that function. */
export interface Cycle {
  readonly timer: string;
  readonly call: AcornCall;
  /** From the function to the call. */
  readonly path: readonly AcornNode[];
  readonly fn: AcornNode;
  readonly program: Program;
}

interface FunctionInfo {
  readonly node: AcornNode;
  readonly names: Set<string>;
}

interface Functions {
  readonly byNode: ReadonlyMap<AcornNode, FunctionInfo>;
  readonly byName: ReadonlyMap<string, readonly FunctionInfo[]>;
}

/** Calls that are followed at most; a script with more timers and functions than that is refused. */
const MAX_FOLLOWED = 200_000;

function findCycles(program: Program): Cycle[] {
  const functions = collectFunctions(program);
  const cycles: Cycle[] = [];
  const work = { left: MAX_FOLLOWED };
  ancestor(program as unknown as AcornNode, {
    CallExpression: (call, _state, parents) => {
      const timer = lastName(call.callee);
      const [callback] = call.arguments;
      if (timer === null || !RESCHEDULES.has(timer) || callback === undefined) return;
      for (const [index, parent] of parents.entries()) {
        const fn = functions.byNode.get(parent);
        if (fn !== undefined && runs(callback, fn, { functions, seen: new Set(), work })) cycles.push({ timer, call, path: parents.slice(index), fn: parent, program });
      }
    },
  });
  return cycles;
}

/** Every function with the names it can be called by. */
function collectFunctions(program: Program): Functions {
  const byNode = new Map<AcornNode, FunctionInfo>();
  const byName = new Map<string, FunctionInfo[]>();
  ancestor(program as unknown as AcornNode, {
    Function: (node, _state, parents) => {
      const names = new Set<string>();
      if (node.id) names.add(node.id.name);
      const holder = parents.at(-2);
      if (holder?.type === 'VariableDeclarator' && 'id' in holder) addName(names, holder.id);
      if (holder?.type === 'AssignmentExpression' && 'left' in holder) addName(names, holder.left);
      if ((holder?.type === 'Property' || holder?.type === 'MethodDefinition' || holder?.type === 'PropertyDefinition') && 'key' in holder) addName(names, holder.key);
      const info = { node, names };
      byNode.set(node, info);
      for (const name of names) byName.set(name, [...(byName.get(name) ?? []), info]);
    },
  });
  return { byNode, byName };
}

function addName(names: Set<string>, target: unknown): void {
  const name = lastName(target as AcornNode);
  if (name !== null) names.add(name);
}

function lastName(node: AcornNode): string | null {
  const named = node as unknown as Node;
  if (named.type === 'Identifier' || named.type === 'PrivateIdentifier') return named.name;
  if (named.type === 'MemberExpression') return lastName(named.property as unknown as AcornNode);
  return named.type === 'Literal' ? String(named.value) : null;
}

interface Search {
  readonly functions: Functions;
  readonly seen: Set<AcornNode>;
  readonly work: { left: number };
}

/** True when running `code` leads to a call of `target`: it is it, names it, or calls something that does. */
function runs(code: AcornNode, target: FunctionInfo, search: Search): boolean {
  if (code === target.node) return true;
  if (search.seen.has(code)) return false;
  search.seen.add(code);
  search.work.left -= 1;
  if (search.work.left < 0) return true;
  return calledIn(code).some((name) => name === 'callee' || target.names.has(name) || (search.functions.byName.get(name) ?? []).some((info) => runs(info.node, target, search)));
}

const CALLED = new WeakMap<AcornNode, readonly string[]>();

/** Names of what a piece of code calls, hands on as a callback, or is itself. */
function calledIn(code: AcornNode): readonly string[] {
  let names = CALLED.get(code);
  if (names === undefined) {
    const found = new Set<string>();
    const add = (node: AcornNode): void => addName(found, node);
    add(code);
    ancestor(code, {
      CallExpression: (call) => {
        add(call.callee);
        // `fn.bind(…)`, `fn.call(…)`: the function is the object of the member.
        if (call.callee.type === 'MemberExpression') add(call.callee.object);
        // A listener runs when something happens, not because of the timer.
        if (!/^(?:add|remove)EventListener$/.test(lastName(call.callee) ?? '')) for (const argument of call.arguments) add(argument);
      },
    });
    names = [...found];
    CALLED.set(code, names);
  }
  return names;
}
