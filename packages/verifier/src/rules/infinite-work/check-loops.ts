import { simple } from 'acorn-walk';
import type { Node as AcornNode } from 'acorn';
import type { DoWhileStatement, Expression, ForStatement, Node, WhileStatement } from 'estree';
import type { Engine } from '../../engine/engine.js';
import { endOf, startOf } from '../../engine/offsets.js';
import type { LoopNode } from '../../engine/survey-program.js';
import { hasWayOut, hasWayOutOrPause } from '../../engine/ways-out.js';

type Loop = ForStatement | WhileStatement | DoWhileStatement;

/** Loops whose condition is constant or cannot change, without a way out of their own (safety policy, point 16). */
export function checkLoops(engine: Engine, loops: readonly LoopNode[]): void {
  const tested = loops.filter((loop): loop is Loop => loop.type !== 'ForInStatement' && loop.type !== 'ForOfStatement');
  for (const loop of tested) checkLoop(engine, loop);
  checkDrained(engine, tested);
  for (const loop of loops) if (growsWithEachTurn(loop)) engine.refuse('infinite-work', loop, 'The loop never ends: each turn adds to the list it goes through.');
}

/** `for (const x of list) { list.push(…) }`, and the same by index, without a condition and a way out. */
function growsWithEachTurn(loop: LoopNode): boolean {
  const list = loop.type === 'ForOfStatement' ? loop.right : loop.type === 'ForStatement' || loop.type === 'WhileStatement' ? listInTest(loop.test ?? null) : null;
  if (list?.type !== 'Identifier' || hasWayOutOrPause(loop.body)) return false;
  const statements = loop.body.type === 'BlockStatement' ? loop.body.body : [loop.body];
  return statements.some((statement) => statement.type === 'ExpressionStatement' && isAddition(statement.expression, list.name));
}

/** The list of a test like `i < list.length`. */
function listInTest(test: Expression | null): Node | null {
  if (test?.type !== 'BinaryExpression' || !/^<=?$/.test(test.operator) || test.right.type !== 'MemberExpression') return null;
  return test.right.property.type === 'Identifier' && test.right.property.name === 'length' ? test.right.object : null;
}

function isAddition(node: Expression, list: string): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.callee.object.type !== 'Identifier') return false;
  return node.callee.object.name === list && node.callee.property.type === 'Identifier' && /^(?:push|unshift)$/.test(node.callee.property.name);
}

function checkLoop(engine: Engine, loop: Loop): void {
  const test = loop.test ?? null;
  if (hasWayOutOrPause(loop.body)) return;
  if (test === null || isConstantTrue(test)) {
    engine.refuse('infinite-work', loop, 'The loop never ends: its condition is always true and nothing leaves it.');
  } else if (cannotChange(test, loop)) {
    engine.refuse('infinite-work', loop, 'The loop may never end: nothing in it changes its condition.');
  } else if (loop.type === 'ForStatement' && runsAway(loop)) {
    engine.refuse('infinite-work', loop, 'The loop counts away from its limit.');
  }
}

/** A generator with an endless loop is fine as long as nobody takes all of its values. */
function checkDrained(engine: Engine, loops: readonly Loop[]): void {
  for (const { generator, site } of engine.ledger.drained) {
    const endless = loops.some((loop) => {
      const at = startOf(loop);
      return startOf(generator) <= at && at < endOf(generator) && (loop.test === null || loop.test === undefined || isConstantTrue(loop.test)) && !hasWayOut(loop.body);
    });
    if (endless) engine.refuse('infinite-work', site, 'Takes all values of a generator that never ends.');
  }
}

function isConstantTrue(test: Expression): boolean {
  if (test.type === 'Literal') return Boolean(test.value);
  if (test.type === 'UnaryExpression' && test.operator === '!') return test.argument.type === 'Literal' && !test.argument.value;
  return test.type === 'ArrayExpression' || test.type === 'ObjectExpression';
}

/** True when the test reads only names and members, none of which the loop writes, and calls nothing that changes. */
function cannotChange(test: Expression, loop: Loop): boolean {
  const reads = new Set<string>();
  let open = false;
  simple(test as unknown as AcornNode, {
    Identifier: (node) => { reads.add(node.name); },
    ThisExpression: () => { reads.add('this'); },
    CallExpression: (node) => { open ||= !isPageQuery(node as unknown as Node); },
    AssignmentExpression: () => { open = true; },
    UpdateExpression: () => { open = true; },
    MemberExpression: (node) => { open ||= node.computed; },
    AwaitExpression: () => { open = true; },
    YieldExpression: () => { open = true; },
  });
  if (open) return false;
  const { changed, calls } = writesIn(loop);
  if ([...reads].some((name) => changed.has(name))) return false;
  // Members may be changed by any call inside; plain names only where a function writes them.
  return !calls || ![...reads].some((name) => name !== 'undefined' && isMemberRead(test));
}

function isMemberRead(test: Expression): boolean {
  let found = false;
  simple(test as unknown as AcornNode, { MemberExpression: () => { found = true; }, CallExpression: () => { found = true; } });
  return found;
}

/** A query of the page cannot change while the loop runs: nothing else runs meanwhile. */
function isPageQuery(node: Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' && /^(?:querySelector|getElement)/.test(node.callee.property.name);
}

function writesIn(loop: Loop): { changed: Set<string>; calls: boolean } {
  const changed = new Set<string>();
  let calls = false;
  const root = (node: AcornNode): void => {
    const target = rootName(node as unknown as Node);
    if (target !== null) changed.add(target);
  };
  const parts = [loop.body, loop.type === 'ForStatement' ? loop.update : null].filter((part) => part !== null && part !== undefined);
  for (const part of parts) {
    simple(part as unknown as AcornNode, {
      AssignmentExpression: (node) => { root(node.left); },
      UpdateExpression: (node) => { root(node.argument); },
      CallExpression: (node) => {
        calls = true;
        if (node.callee.type === 'MemberExpression') root(node.callee.object);
        else changed.add('*');
      },
      AwaitExpression: () => { calls = true; },
    });
  }
  return { changed, calls };
}

function rootName(node: Node): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'ArrayPattern') {
    for (const element of node.elements) if (element !== null && element.type === 'Identifier') return element.name;
  }
  return node.type === 'MemberExpression' ? rootName(node.object) : null;
}

/** `for (i = 0; i < 10; i--)`. */
function runsAway(loop: ForStatement): boolean {
  const { test, update } = loop;
  if (test?.type !== 'BinaryExpression' || update?.type !== 'UpdateExpression' || test.left.type !== 'Identifier' || update.argument.type !== 'Identifier') return false;
  if (test.left.name !== update.argument.name) return false;
  return update.operator === '--' ? test.operator === '<' || test.operator === '<=' : test.operator === '>' || test.operator === '>=';
}
