import type {
  DoWhileStatement, Expression, ForInStatement, ForOfStatement, ForStatement, IfStatement, LabeledStatement, Statement, SwitchStatement, VariableDeclaration, WhileStatement,
} from 'estree';
import { awaited } from '../host/promises.js';
import { elementsOf, iterate } from './arrays.js';
import { outcomes } from './arms.js';
import type { Value } from './atoms.js';
import type { Cell } from './cell.js';
import type { Engine } from './engine.js';
import { compare } from './comparisons.js';
import { goOn, leave, leaveBlock, metWith, settle, within } from './jumps.js';
import { tryOf } from './try-statement.js';
import { hasBreak } from './ways-out.js';
import { narrow, narrowCase } from './narrowing.js';
import { anyText, constant, isFalsy, isTruthy, joinAll, KEY_OF_FUNCTION, UNDEFINED } from './values.js';

/** Runs a statement; false when it never completes normally (return, throw, break, continue on every path). */
export function executeStatement(engine: Engine, node: Statement): boolean {
  engine.tick();
  settle(engine);
  switch (node.type) {
    case 'ExpressionStatement':
      engine.evaluate(node.expression);
      return true;
    case 'VariableDeclaration':
      return declare(engine, node);
    case 'BlockStatement':
      return engine.executeAll(node.body);
    case 'IfStatement':
      return branch(engine, node);
    case 'ReturnStatement': {
      const value = node.argument ? engine.evaluate(node.argument) : UNDEFINED;
      engine.env.frame.result.add(value);
      leave(engine, 'function');
      return false;
    }
    case 'ThrowStatement':
      engine.evaluate(node.argument);
      leave(engine, 'try');
      return false;
    case 'BreakStatement':
      leaveBlock(engine, node.label?.name ?? null);
      return false;
    case 'ContinueStatement':
      goOn(engine, node.label?.name ?? null);
      return false;
    case 'FunctionDeclaration':
    case 'EmptyStatement':
      return true;
    default:
      return executeCompound(engine, node);
  }
}

function executeCompound(engine: Engine, node: Statement): boolean {
  switch (node.type) {
    case 'ForStatement':
      return forLoop(engine, node);
    case 'WhileStatement':
    case 'DoWhileStatement':
      return whileLoop(engine, node);
    case 'ForInStatement':
    case 'ForOfStatement':
      return forEach(engine, node);
    case 'SwitchStatement':
      return switchOf(engine, node);
    case 'TryStatement':
      return tryOf(engine, node);
    case 'LabeledStatement':
      return labeled(engine, node);
    case 'ClassDeclaration': {
      const made = engine.makeFunction(node);
      if (node.id !== null) engine.assign(node.id, [made], true);
      return true;
    }
    case 'WithStatement':
      engine.evaluate(node.object);
      engine.refuse('forbidden-api', node, 'with makes every name in it unresolvable.');
      engine.refuse('obfuscation', node, 'with makes every name in it unresolvable.');
      return engine.execute(node.body);
    case 'DebuggerStatement':
      if (engine.context.policy.forbiddenApis.has('debugger')) engine.refuse('forbidden-api', node, 'debugger is forbidden by the brand.');
      return true;
    default:
      return true;
  }
}

function declare(engine: Engine, node: VariableDeclaration): boolean {
  for (const declarator of node.declarations) {
    if (declarator.init) engine.assign(declarator.id, engine.evaluate(declarator.init), true);
    else if (node.kind !== 'var') engine.assign(declarator.id, UNDEFINED, true);
  }
  return true;
}

/** Runs both arms, each with what the test tells it; an arm that leaves does not reach the statements behind. */
function branch(engine: Engine, node: IfStatement): boolean {
  const { test, consequent, alternate } = node;
  const { whenTrue, whenFalse } = outcomes(engine.evaluate(test));
  const before = engine.flow;
  engine.flow = before.fork();
  narrow(engine, test, true);
  const first = engine.arms.run(consequent, whenTrue, () => engine.execute(consequent)) ?? false;
  const afterFirst = engine.flow;
  engine.flow = before.fork();
  narrow(engine, test, false);
  const second = alternate ? (engine.arms.run(alternate, whenFalse, () => engine.execute(alternate)) ?? false) : true;
  if (first && second) engine.flow = afterFirst.meet(engine.flow);
  else if (first) engine.flow = afterFirst;
  return first || second;
}

/** What follows is reached from the end of the statement, and from every `break` to its label. */
function labeled(engine: Engine, node: LabeledStatement): boolean {
  return within(engine, { label: node.label.name }, (target) => {
    const completes = logged(engine, () => engine.execute(node.body));
    if (target.left !== null) engine.flow = completes ? engine.flow.meet(target.left) : target.left;
    return completes || target.left !== null;
  });
}

/** Runs something whose writes may all be seen behind it, whatever way it is left. */
function logged<T>(engine: Engine, run: () => T): T {
  const log = new Map<Cell, Value>();
  engine.writeLogs.push(log);
  const result = run();
  engine.writeLogs.pop();
  engine.flow.absorb(log);
  return result;
}

const MAX_TURNS = 5;

/** Runs a loop body until nothing new is learnt; `exit` is what is known once the test has ended the loop. */
function repeat(engine: Engine, turn: () => void, exit?: () => void): void {
  within(engine, 'loop', (target) => {
    logged(engine, () => {
      for (let count = 0; count < MAX_TURNS; count += 1) {
        const before = engine.flow;
        const log = new Map<Cell, Value>();
        engine.writeLogs.push(log);
        engine.flow = before.fork();
        turn();
        engine.writeLogs.pop();
        engine.flow = metWith(before.meet(engine.flow), target.next);
        engine.flow.absorb(log);
        if (engine.flow.same(before)) return;
      }
    });
    exit?.();
    engine.flow = metWith(engine.flow, target.left);
  });
}

function forLoop(engine: Engine, node: ForStatement): boolean {
  if (node.init?.type === 'VariableDeclaration') declare(engine, node.init);
  else if (node.init) engine.evaluate(node.init);
  const { test, update } = node;
  repeat(engine, () => {
    if (test) {
      evaluateTest(engine, test, node);
      narrow(engine, test, true);
    }
    engine.execute(node.body);
    if (update) engine.evaluate(update);
  });
  return true;
}

function whileLoop(engine: Engine, node: WhileStatement | DoWhileStatement): boolean {
  repeat(engine, () => {
    if (node.type === 'DoWhileStatement') engine.execute(node.body);
    evaluateTest(engine, node.test, node);
    if (node.type === 'DoWhileStatement') return;
    narrow(engine, node.test, true);
    engine.execute(node.body);
  }, () => {
    engine.flow = engine.flow.fork();
    narrow(engine, node.test, false);
  });
  return true;
}

/** The test of a loop. One that asks the page while the body does nothing waits for ever: nothing else runs meanwhile. */
function evaluateTest(engine: Engine, test: Expression, loop: ForStatement | WhileStatement | DoWhileStatement): void {
  const before = engine.ledger.queries;
  engine.evaluate(test);
  const idle = loop.body.type === 'EmptyStatement' || (loop.body.type === 'BlockStatement' && loop.body.body.length === 0);
  const updates = loop.type === 'ForStatement' && loop.update;
  if (engine.ledger.queries > before && idle && !updates) engine.refuse('infinite-work', loop, 'The loop waits for the page to change, which it cannot while the loop runs.');
}

/** for-of and for-in; a constant array is walked element by element, so that related values stay together. */
function forEach(engine: Engine, node: ForInStatement | ForOfStatement): boolean {
  const source = engine.evaluate(node.right);
  const steps = node.type === 'ForOfStatement' ? ofSteps(engine, source, node) : inSteps(source);
  const bind = (value: Value): void => {
    if (node.left.type !== 'VariableDeclaration') return engine.assign(node.left, value, false);
    const [declarator] = node.left.declarations;
    if (declarator !== undefined) engine.assign(declarator.id, value, true);
  };
  if (source.length === 1) for (const atom of source) engine.flow.prove(`list:${atom.key}`);
  for (const step of steps) {
    repeat(engine, () => {
      bind(step);
      engine.execute(node.body);
    });
  }
  return true;
}

const MAX_UNROLLED = 24;

function ofSteps(engine: Engine, source: Value, node: ForOfStatement): Value[] {
  const steps = source.flatMap((atom) => {
    const items = elementsOf(atom);
    return items !== null && items.length <= MAX_UNROLLED ? items : [iterate(engine, [atom], node)];
  });
  return node.await ? steps.map(awaited) : steps;
}

function inSteps(source: Value): Value[] {
  const [only] = source;
  if (source.length !== 1 || only?.t !== 'obj' || only.marks.inexact || only.rest.value.length > 0) return [keysOf(source)];
  return [...only.props.keys()].slice(0, MAX_UNROLLED * 2).map((key) => constant(key));
}

function keysOf(source: Value): Value {
  return joinAll(source.map((atom) => (atom.t === 'obj' && atom.rest.value.length === 0 ? joinAll([...atom.props.keys()].map((key) => constant(key))) : atom.t === 'fn' ? KEY_OF_FUNCTION : anyText('a key of an object'))));
}

function switchOf(engine: Engine, node: SwitchStatement): boolean {
  const discriminant = engine.evaluate(node.discriminant);
  return within(engine, 'switch', (target) => logged(engine, () => {
    const before = engine.flow;
    let after = node.cases.some((entry) => !entry.test) ? null : before.fork();
    const tests = node.cases.map((entry) => (entry.test ? engine.evaluate(entry.test) : null));
    let falls = false;
    for (const [index, entry] of node.cases.entries()) {
      const leads = falls || leadsTo(discriminant, tests, index);
      const fallen = engine.flow;
      engine.flow = before.fork();
      narrowToCase(engine, node, { index, tests });
      if (falls) engine.flow = engine.flow.meet(fallen);
      if (!engine.arms.enter(entry, leads)) {
        engine.flow = fallen;
        continue;
      }
      falls = engine.executeAll(entry.consequent);
      after = after === null ? engine.flow : after.meet(engine.flow);
    }
    engine.flow = metWith(after ?? before, target.left);
    // Without a default, with a break, or behind the last case the statements that follow are reached.
    return falls || node.cases.every((entry) => entry.test) || node.cases.some((entry) => entry.consequent.some(hasBreak));
  }));
}

/** A case is reached when those before it did not match, `default` when none did. */
function narrowToCase(engine: Engine, { discriminant: place, cases }: SwitchStatement, at: { readonly index: number; readonly tests: readonly (Value | null)[] }): void {
  const own = cases[at.index]?.test;
  for (const [index, { test }] of cases.entries()) {
    const value = at.tests[index];
    if (!test || !value || index === at.index || (own && index > at.index)) continue;
    narrowCase(engine, { place, test, value }, false);
  }
  if (own) narrowCase(engine, { place, test: own, value: at.tests[at.index] ?? [] }, true);
}

/** Whether a case may be the one that matches; `default` is when some value matches none of the others for certain. */
function leadsTo(discriminant: Value, tests: readonly (Value | null)[], index: number): boolean {
  const test = tests[index];
  if (test) return compare('===', discriminant, test).some((atom) => !isFalsy(atom));
  return discriminant.some((atom) => !tests.some((other) => other?.length === 1 && compare('===', [atom], other).every(isTruthy)));
}
