import { simple } from 'acorn-walk';
import type { Node as AcornNode } from 'acorn';
import type { Expression, Node } from 'estree';

/** A function of one turn of a timer, and the way from it to the call that leads on. */
export interface Stretch {
  readonly fn: Node;
  readonly path: readonly Node[];
}

/**
 * True when a number that changes from turn to turn, or the time, decides whether the timer starts again: in a
 * condition around the calls of the turn, or in an early return before them. That an element turns up is no limit.
 */
export function isBounded(turn: readonly Stretch[]): boolean {
  const counters = new Set(turn.flatMap((stretch) => [...countersOf(stretch.fn)]));
  const tests = turn.flatMap((stretch) => [...testsAround(stretch), ...testsBefore(stretch)]);
  return tests.some((test) => isLimit(test, counters));
}

function testsAround(stretch: Stretch): Expression[] {
  const tests: Expression[] = [];
  for (const [index, node] of stretch.path.entries()) {
    const next = stretch.path[index + 1];
    if ((node.type === 'IfStatement' || node.type === 'ConditionalExpression') && next !== node.test) tests.push(node.test);
    if (node.type === 'LogicalExpression' && next === node.right) tests.push(node.left);
  }
  return tests;
}

/** Conditions of `if (…) return` that stand before the call in the same blocks. */
function testsBefore(stretch: Stretch): Expression[] {
  const tests: Expression[] = [];
  for (const [index, node] of stretch.path.entries()) {
    if (node.type !== 'BlockStatement') continue;
    const next = stretch.path[index + 1];
    for (const statement of node.body) {
      if (statement === next) break;
      if (statement.type === 'IfStatement' && leaves(statement.consequent)) tests.push(statement.test);
    }
  }
  return tests;
}

function leaves(node: Node): boolean {
  if (node.type === 'BlockStatement') return node.body.some(leaves);
  return node.type === 'ReturnStatement' || node.type === 'ThrowStatement';
}

/** Names that count: they are incremented, decremented or passed on changed. */
function countersOf(fn: Node): Set<string> {
  const names = new Set<string>();
  const add = (node: AcornNode): void => {
    const target = node as unknown as Node;
    if (target.type === 'Identifier') names.add(target.name);
    if (target.type === 'MemberExpression' && target.property.type === 'Identifier') names.add(target.property.name);
  };
  simple(fn as unknown as AcornNode, {
    UpdateExpression: (node) => { add(node.argument); },
    AssignmentExpression: (node) => {
      if (node.operator === '+=' || node.operator === '-=' || isStep(node.right as unknown as Node)) add(node.left);
    },
    CallExpression: (node) => {
      for (const argument of node.arguments) {
        const value = argument as unknown as Node;
        if (value.type === 'BinaryExpression' && (value.operator === '-' || value.operator === '+') && value.left.type === 'Identifier') names.add(value.left.name);
      }
    },
  });
  return names;
}

function isStep(node: Node): boolean {
  return node.type === 'BinaryExpression' && (node.operator === '+' || node.operator === '-') && (node.right.type === 'Literal' || node.left.type === 'Literal');
}

/** A comparison or truth test of a counter, or a comparison of the time. */
function isLimit(test: Expression, counters: ReadonlySet<string>): boolean {
  switch (test.type) {
    case 'LogicalExpression':
      return isLimit(test.left, counters) || isLimit(test.right, counters);
    case 'UnaryExpression':
      return isLimit(test.argument, counters);
    case 'UpdateExpression':
      return true;
    case 'Identifier':
      return counters.has(test.name);
    case 'MemberExpression':
      return test.property.type === 'Identifier' && counters.has(test.property.name);
    case 'BinaryExpression':
      return /^(?:[<>]=?|[=!]==?)$/.test(test.operator) && readsNumber(test, counters);
    default:
      return false;
  }
}

function readsNumber(test: Expression, counters: ReadonlySet<string>): boolean {
  let found = false;
  simple(test as unknown as AcornNode, {
    Identifier: (node) => { found ||= counters.has(node.name) || /^(?:now|timestamp|time|elapsed|ts|started?|deadline)$/i.test(node.name); },
    UpdateExpression: () => { found = true; },
    MemberExpression: (node) => {
      const property = node.property as unknown as Node;
      const name = property.type === 'Identifier' ? property.name : property.type === 'Literal' ? String(property.value) : '';
      found ||= counters.has(name) || name === 'now' || name === 'getTime';
    },
    AssignmentExpression: (node) => { found ||= node.operator !== '='; },
    NewExpression: (node) => { found ||= (node.callee as unknown as Node).type === 'Identifier' && (node.callee as unknown as { name: string }).name === 'Date'; },
  });
  return found;
}
