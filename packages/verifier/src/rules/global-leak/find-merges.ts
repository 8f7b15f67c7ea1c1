import { ancestor, simple } from 'acorn-walk';
import type { Node as AcornNode } from 'acorn';
import type { Node, Program } from 'estree';

/**
 * The writes `target[key] = …` that reach a prototype when a key from outside says so: of functions that call
 * themselves with `target[key]` (a recursive merge), and of walks along a path (`at = at[key]`). Code that looks for
 * `__proto__` is left alone (safety policy, point 11).
 */
export function findMerges(program: Program, code: string): ReadonlySet<Node> {
  const found = new Set<Node>();
  ancestor(program as unknown as AcornNode, {
    AssignmentExpression: (node, _state, parents) => {
      const { left } = node;
      if (left.type !== 'MemberExpression' || !left.computed || left.property.type === 'Literal') return;
      const functions = parents.filter((parent) => parent.type.includes('Function'));
      if (functions.some(looksForPrototype)) return;
      const target = code.slice(left.object.start, left.object.end);
      const merges = functions.some((fn) => callsItself(fn, { code, name: nameOf(fn, parents) }));
      const scope = functions.at(-1);
      if (merges || isReached(left.object) || (scope !== undefined && walksAlong(functions, { target, code }))) found.add(left as unknown as Node);
    },
  });
  return found;
}

/** True for code in which `__proto__` stands as a text: it is compared with, or one of a list of names. What a comment says does not count. */
function looksForPrototype(fn: AcornNode): boolean {
  let found = false;
  simple(fn, { Literal: (node) => { found ||= node.value === '__proto__'; } });
  return found;
}

/** `path.reduce((at, key) => at[key], target)`: what it gives may be a prototype. */
function isReached(node: AcornNode): boolean {
  const call = node as unknown as Node;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const [step] = call.arguments;
  return step !== undefined && step.type.includes('Function') && readsComputed(step as unknown as AcornNode);
}

/** True when a function, or a callback in it, calls the function with a member that is named at run time, or with an entry's value. */
function callsItself(fn: AcornNode, wanted: { readonly code: string; readonly name: string | null }): boolean {
  if (wanted.name === null) return false;
  let found = false;
  simple(fn, {
    CallExpression: (call) => {
      const callee = wanted.code.slice(call.callee.start, call.callee.end);
      if (callee.split('.').at(-1) === wanted.name) found ||= call.arguments.some((argument) => readsComputed(argument));
    },
  });
  return found;
}

function readsComputed(node: AcornNode): boolean {
  let found = false;
  simple(node, { MemberExpression: (member) => { found ||= member.computed && member.property.type !== 'Literal'; } });
  return found;
}

/** `at = at[key]` (or `at = at[key] = at[key] || {}`) around a write to `at[key]`. */
function walksAlong(functions: readonly AcornNode[], wanted: { readonly target: string; readonly code: string }): boolean {
  let found = false;
  for (const fn of functions) {
    simple(fn, {
      VariableDeclarator: (node) => { found ||= Boolean(node.init) && wanted.code.slice(node.id.start, node.id.end) === wanted.target && isReached(node.init as AcornNode); },
      AssignmentExpression: (node) => {
        const name = wanted.code.slice(node.left.start, node.left.end);
        found ||= name === wanted.target && readsComputed(node.right) && wanted.code.slice(node.right.start, node.right.end).includes(`${name}[`);
      },
    });
  }
  return found;
}

function nameOf(fn: AcornNode, parents: readonly AcornNode[]): string | null {
  const named = fn as unknown as Node;
  if ((named.type === 'FunctionDeclaration' || named.type === 'FunctionExpression') && named.id) return named.id.name;
  const holder = parents[parents.indexOf(fn) - 1] as unknown as Node | undefined;
  if (holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier') return holder.id.name;
  if (holder?.type === 'AssignmentExpression' && holder.left.type === 'Identifier') return holder.left.name;
  return (holder?.type === 'Property' || holder?.type === 'MethodDefinition') && holder.key.type === 'Identifier' ? holder.key.name : null;
}
