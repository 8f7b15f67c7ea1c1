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
    found ||= kinds.test(node.type) && !parents.slice(0, -1).some((parent) => parent.type.includes('Function'));
  };
  ancestor(body as unknown as AcornNode, {
    ReturnStatement: note,
    ThrowStatement: note,
    YieldExpression: note,
    BreakStatement: (node, _state, parents) => {
      const above = parents.slice(0, -1);
      const inner = above.some((parent) => /^(?:For|While|DoWhile|ForIn|ForOf|Switch)/.test(parent.type));
      found ||= !above.some((parent) => parent.type.includes('Function')) && (!inner || node.label !== null);
    },
  });
  return found;
}
