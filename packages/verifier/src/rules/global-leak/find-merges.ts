import { ancestor } from 'acorn-walk';
import type { Node as AcornNode } from 'acorn';
import type { Node, Program } from 'estree';

/**
 * The writes `target[key] = …` of functions that call themselves with `target[key]`: a recursive merge. With keys
 * that come from outside it can write to a prototype, unless it looks for `__proto__` (safety policy, point 11).
 */
export function findMerges(program: Program, code: string): ReadonlySet<Node> {
  const found = new Set<Node>();
  ancestor(program as unknown as AcornNode, {
    AssignmentExpression: (node, _state, parents) => {
      const { left } = node;
      if (left.type !== 'MemberExpression' || !left.computed || left.property.type !== 'Identifier') return;
      const text = code.slice(left.start, left.end);
      const fn = parents.findLast((parent) => parent.type.includes('Function'));
      if (fn === undefined || code.slice(fn.start, fn.end).includes('__proto__')) return;
      if (callsItselfWith(fn, { text, code, name: nameOf(fn, parents) })) found.add(left as unknown as Node);
    },
  });
  return found;
}

function callsItselfWith(fn: AcornNode, wanted: { readonly text: string; readonly code: string; readonly name: string | null }): boolean {
  let found = false;
  ancestor(fn, {
    CallExpression: (call) => {
      const callee = wanted.code.slice(call.callee.start, call.callee.end);
      const [first] = call.arguments;
      if (wanted.name !== null && callee.split('.').at(-1) === wanted.name && first !== undefined) found ||= wanted.code.slice(first.start, first.end).startsWith(wanted.text);
    },
  });
  return found;
}

function nameOf(fn: AcornNode, parents: readonly AcornNode[]): string | null {
  const named = fn as unknown as Node;
  if ((named.type === 'FunctionDeclaration' || named.type === 'FunctionExpression') && named.id) return named.id.name;
  const holder = parents[parents.indexOf(fn) - 1] as unknown as Node | undefined;
  if (holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier') return holder.id.name;
  return holder?.type === 'Property' && holder.key.type === 'Identifier' ? holder.key.name : null;
}
