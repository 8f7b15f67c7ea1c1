import { simple } from 'acorn-walk';
import type { Node as AcornNode } from 'acorn';
import type { Expression, Function as FunctionNode, Identifier, Node, Pattern } from 'estree';
import { endOf, startOf } from '../../engine/offsets.js';
import type { Engine } from '../../engine/engine.js';
import { variableOf } from '../../scopes/names.js';

/** A function of one turn of a timer, and the way from it to the call that leads on. */
export interface Stretch {
  readonly fn: Node;
  readonly path: readonly Node[];
}

export interface Turn {
  readonly turn: readonly Stretch[];
  /** What starts the next turn. */
  readonly kind: string;
}

/**
 * True when a number that changes from turn to turn, the time, or a flag that is set elsewhere decides whether the
 * timer starts again: in a condition around the calls of the turn, or in an early return before them. That an
 * element turns up is no limit.
 */
export function isBounded(engine: Engine, turn: Turn, all: readonly Turn[]): boolean {
  return isLimited(engine, turn, { all, passed: new Set() });
}

interface Others {
  readonly all: readonly Turn[];
  /** Tests that were found to lead on either way. */
  readonly passed: ReadonlySet<Expression>;
}

function isLimited(engine: Engine, { turn, kind }: Turn, others: Others): boolean {
  const counters = countersOf(turn, kind);
  const tests = turn.flatMap((stretch) => [...testsAround(stretch), ...testsBefore(stretch)]);
  return tests.some(({ test, otherwise }) => !others.passed.has(test) && (isLimit(test, counters) || readsFlag(engine, test, turn)) && ends(engine, { test, otherwise, others }));
}

/** True when the other outcome of a test ends the turns, at once or by a limit of its own. */
function ends(engine: Engine, outcome: { readonly test: Expression; readonly otherwise: Node | null; readonly others: Others }): boolean {
  const { test, otherwise, others } = outcome;
  if (otherwise === null || others.passed.size > MAX_PASSED) return true;
  const passed = new Set([...others.passed, test]);
  return others.all.every((turn) => !turn.turn.some(({ path }) => path.includes(otherwise)) || isLimited(engine, turn, { all: others.all, passed }));
}

/** So many tests of one turn are looked at together. */
const MAX_PASSED = 4;

/** A test a turn depends on, and what runs in place of it when the test comes out otherwise. */
interface Tested {
  readonly test: Expression;
  readonly otherwise: Node | null;
}

function testsAround(stretch: Stretch): Tested[] {
  const tests: Tested[] = [];
  for (const [index, node] of stretch.path.entries()) {
    const next = stretch.path[index + 1];
    if ((node.type === 'IfStatement' || node.type === 'ConditionalExpression') && next !== node.test) {
      tests.push({ test: node.test, otherwise: (next === node.consequent ? node.alternate : node.consequent) ?? null });
    }
    if (node.type === 'LogicalExpression' && next === node.right) tests.push({ test: node.left, otherwise: null });
  }
  return tests;
}

/** Conditions of `if (…) return` that stand before the call in the same blocks. */
function testsBefore(stretch: Stretch): Tested[] {
  const tests: Tested[] = [];
  for (const [index, node] of stretch.path.entries()) {
    if (node.type !== 'BlockStatement') continue;
    const next = stretch.path[index + 1];
    for (const statement of node.body) {
      if (statement === next) break;
      if (statement.type === 'IfStatement' && leaves(statement.consequent)) tests.push({ test: statement.test, otherwise: statement.consequent });
    }
  }
  return tests;
}

function leaves(node: Node): boolean {
  if (node.type === 'BlockStatement') return node.body.some(leaves);
  return node.type === 'ReturnStatement' || node.type === 'ThrowStatement';
}

/** Names that count: they are incremented, decremented or passed on changed, or follow from such a name or the time. */
function countersOf(turn: readonly Stretch[], kind: string): Set<string> {
  const names = new Set<string>();
  for (const { fn } of turn) addCounters(fn, names);
  const [first] = turn;
  const [time] = first !== undefined && kind === 'requestAnimationFrame' ? ((first.fn as FunctionNode).params as readonly Pattern[]) : [];
  if (time?.type === 'Identifier') names.add(time.name);
  for (let size = -1; size < names.size; ) {
    size = names.size;
    for (const { fn } of turn) addDerived(fn, names);
  }
  for (const { fn } of turn) for (const name of setAnew(fn)) names.delete(name);
  return names;
}

/** Names that every turn begins with the same number: they count nothing from turn to turn. */
function setAnew(fn: Node): string[] {
  const { body } = fn as FunctionNode;
  if (body.type !== 'BlockStatement') return [];
  return body.body.flatMap((statement): string[] => {
    if (statement.type === 'VariableDeclaration') return statement.declarations.flatMap(({ id, init }) => (id.type === 'Identifier' && init?.type === 'Literal' ? [id.name] : []));
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return [];
    const { left, operator, right } = statement.expression;
    return operator === '=' && left.type === 'Identifier' && right.type === 'Literal' ? [left.name] : [];
  });
}

function addCounters(fn: Node, names: Set<string>): void {
  simple(fn as unknown as AcornNode, {
    UpdateExpression: (node) => { addTarget(node.argument, names); },
    AssignmentExpression: (node) => {
      const right = node.right as unknown as Node;
      if ((node.operator === '+=' && !isText(right)) || node.operator === '-=' || isStep(right)) addTarget(node.left, names);
    },
    CallExpression: (node) => {
      for (const argument of node.arguments) {
        const value = argument as unknown as Node;
        if (value.type === 'BinaryExpression' && (value.operator === '-' || value.operator === '+') && value.left.type === 'Identifier') names.add(value.left.name);
      }
    },
  });
}

/** `const left = end - Date.now()`: what follows from the time changes with it. */
function addDerived(fn: Node, names: Set<string>): void {
  simple(fn as unknown as AcornNode, {
    VariableDeclarator: (node) => { if (node.init && isReckoned(node.init as unknown as Expression, names)) addTarget(node.id, names); },
    AssignmentExpression: (node) => { if (node.operator === '=' && isReckoned(node.right as unknown as Expression, names)) addTarget(node.left, names); },
  });
}

/** True for what is worked out of counters or the time, with nothing else asked: that an element is found counts nothing. */
function isReckoned(value: Expression, names: ReadonlySet<string>): boolean {
  let asks = false;
  simple(value as unknown as AcornNode, {
    CallExpression: (node) => {
      const callee = node.callee as unknown as Node;
      const named = callee.type === 'MemberExpression' ? callee.property : callee;
      const name = named.type === 'Identifier' ? named.name : named.type === 'Literal' ? String(named.value) : '';
      asks ||= !RECKONING.test(name);
    },
    NewExpression: (node) => { asks ||= (node.callee as unknown as { name?: string }).name !== 'Date'; },
  });
  return !asks && readsNumber(value, names);
}

/** Functions that make numbers of numbers, or tell the time. */
const RECKONING = /^(?:now|getTime|valueOf|min|max|round|floor|ceil|abs|trunc|pow|sqrt|sin|cos|exp|log|Number|parseInt|parseFloat|clamp|ease\w*)$/;

function addTarget(node: AcornNode, names: Set<string>): void {
  const target = node as unknown as Node;
  if (target.type === 'Identifier') names.add(target.name);
  if (target.type === 'MemberExpression' && target.property.type === 'Identifier') names.add(target.property.name);
}

function isNumber(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'number';
}

function isText(node: Node): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}

function isStep(node: Node): boolean {
  return node.type === 'BinaryExpression' && (node.operator === '+' || node.operator === '-') && (isNumber(node.right) || isNumber(node.left));
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
      // An iterator that is done is not asked again.
      return isLimitName(test.computed && test.property.type === 'Literal' ? String(test.property.value) : test.property.type === 'Identifier' ? test.property.name : '', counters);
    case 'BinaryExpression':
      return /^(?:[<>]=?|[=!]==?)$/.test(test.operator) && readsNumber(test, counters);
    default:
      return false;
  }
}

function isLimitName(name: string, counters: ReadonlySet<string>): boolean {
  return counters.has(name) || name === 'done';
}

function readsNumber(test: Expression, counters: ReadonlySet<string>): boolean {
  let found = false;
  simple(test as unknown as AcornNode, {
    Identifier: (node) => { found ||= counters.has(node.name); },
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

/** `if (stopped) return;` where something outside of the turn sets `stopped`: a timer, a button, a listener. */
function readsFlag(engine: Engine, test: Expression, turn: readonly Stretch[]): boolean {
  if (test.type === 'LogicalExpression') return readsFlag(engine, test.left, turn) || readsFlag(engine, test.right, turn);
  if (test.type === 'UnaryExpression') return readsFlag(engine, test.argument, turn);
  return test.type === 'Identifier' && isSetElsewhere(engine, test, turn);
}

function isSetElsewhere(engine: Engine, name: Identifier, turn: readonly Stretch[]): boolean {
  const variable = variableOf(name);
  if (variable === undefined) return false;
  return variable.references.some((reference) => {
    const at = startOf(reference.identifier);
    const value = reference.writeExpr;
    return reference.isWrite() && !reference.init && value?.type === 'Literal' && typeof value.value === 'boolean' && !turn.some(({ fn }) => startOf(fn) <= at && at < endOf(fn));
  });
}
