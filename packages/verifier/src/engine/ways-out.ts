import { ancestor } from 'acorn-walk';
import type { Node as AcornNode } from 'acorn';
import type { Node } from 'estree';

/** True when a break, return or throw in the body of a loop leaves that loop, and not an inner one or a function. */
export function hasWayOut(body: Node): boolean {
  return leaves(body, /^(?:Return|Throw)Statement$/);
}

/** The same, with a `yield` as a way out: whoever drives the generator may stop there. */
export function hasWayOutOrPause(body: Node): boolean {
  return leaves(body, /^(?:Return|Throw)Statement$|^YieldExpression$/);
}

/** True when a break leaves the switch or labelled statement this one stands in. */
export function hasBreak(statement: Node): boolean {
  return statement.type === 'BreakStatement' || leaves(statement, NEVER);
}

const NEVER = /(?!)/;

function leaves(body: Node, kinds: RegExp): boolean {
  let found = false;
  const note = (node: AcornNode, _state: unknown, parents: AcornNode[]): void => {
    found ||= kinds.test(node.type) && !isCaught(parents.slice(0, -1) as unknown as Node[]);
  };
  ancestor(body as unknown as AcornNode, {
    ReturnStatement: note,
    ThrowStatement: note,
    YieldExpression: note,
    BreakStatement: (node, _state, parents) => {
      const above = parents.slice(0, -1) as unknown as Node[];
      const inner = above.some((parent) => /^(?:For|While|DoWhile|ForIn|ForOf|Switch)/.test(parent.type));
      found ||= (node.label ? leadsOut(above, node.label.name) : !inner) && !isCaught(above);
    },
  });
  return found;
}

/** True when a label stands around the body, and not around something in it. */
function leadsOut(above: readonly Node[], label: string): boolean {
  return !above.some((parent) => parent.type === 'LabeledStatement' && parent.label.name === label);
}

/** True in a function inside of the body, and in a `try` whose `finally` goes on with the loop whatever happens. */
function isCaught(above: readonly Node[]): boolean {
  return above.some((parent, index) => {
    if (parent.type.includes('Function')) return true;
    if (parent.type !== 'TryStatement' || !parent.finalizer || above[index + 1] === parent.finalizer) return false;
    return parent.finalizer.body.some((statement) => statement.type === 'ContinueStatement' && !statement.label);
  });
}
