import { ancestor } from 'acorn-walk';
import type { CallExpression as AcornCall, Node as AcornNode } from 'acorn';
import type { Node, Program } from 'estree';
import type { Engine } from '../../engine/engine.js';
import { isBounded } from './is-bounded.js';

const RESCHEDULES = new Set(['setTimeout', 'requestAnimationFrame', 'requestIdleCallback', 'queueMicrotask', 'webkitRequestAnimationFrame']);

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

function findCycles(program: Program): Cycle[] {
  const functions = collectFunctions(program);
  const cycles: Cycle[] = [];
  ancestor(program as unknown as AcornNode, {
    CallExpression: (call, _state, parents) => {
      const timer = calleeName(call.callee);
      const [callback] = call.arguments;
      if (timer === null || !RESCHEDULES.has(timer) || callback === undefined) return;
      for (const [index, parent] of parents.entries()) {
        const fn = functions.find((info) => info.node === parent);
        if (fn !== undefined && runs(callback, fn, { functions, seen: new Set() })) cycles.push({ timer, call, path: parents.slice(index), fn: parent, program });
      }
    },
  });
  return cycles;
}

/** Every function with the names it can be called by. */
function collectFunctions(program: Program): FunctionInfo[] {
  const found: FunctionInfo[] = [];
  ancestor(program as unknown as AcornNode, {
    Function: (node, _state, parents) => {
      const names = new Set<string>();
      if (node.id) names.add(node.id.name);
      const holder = parents.at(-2);
      if (holder?.type === 'VariableDeclarator' && 'id' in holder) addName(names, holder.id);
      if (holder?.type === 'AssignmentExpression' && 'left' in holder) addName(names, holder.left);
      if ((holder?.type === 'Property' || holder?.type === 'MethodDefinition' || holder?.type === 'PropertyDefinition') && 'key' in holder) addName(names, holder.key);
      found.push({ node, names });
    },
  });
  return found;
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

function calleeName(callee: AcornNode): string | null {
  return lastName(callee);
}

interface Search {
  readonly functions: readonly FunctionInfo[];
  readonly seen: Set<AcornNode>;
}

/** True when running `code` leads to a call of `target`: it names it, binds it, or calls something that does. */
function runs(code: AcornNode, target: FunctionInfo, search: Search): boolean {
  if (search.seen.has(code)) return false;
  search.seen.add(code);
  if (code === target.node) return true;
  const isName = (node: AcornNode): boolean => {
    const name = lastName(node);
    return name !== null && target.names.has(name);
  };
  if (isName(code)) return true;
  let found = false;
  const follow = (node: AcornNode): void => {
    if (found) return;
    const name = lastName(node);
    if (isName(node) || (node as unknown as Node).type === 'CallExpression') found ||= isName(node);
    else if (name === 'callee') found = true;
    for (const info of search.functions) if (!found && name !== null && info.names.has(name)) found = runs(info.node, target, search);
  };
  follow(code);
  ancestor(code, {
    CallExpression: (call) => {
      follow(call.callee);
      // `fn.bind(…)`, `fn.call(…)`: the function is the object of the member.
      if (call.callee.type === 'MemberExpression' && /^(?:bind|call|apply)$/.test(lastName(call.callee) ?? '')) follow(call.callee.object);
      if (!RESCHEDULES.has(calleeName(call.callee) ?? '')) for (const argument of call.arguments) if (argument.type === 'Identifier') follow(argument);
    },
  });
  return found;
}
