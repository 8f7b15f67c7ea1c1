import type { BinaryExpression, CallExpression, Expression, Identifier, LogicalExpression, MemberExpression, SpreadElement, Super } from 'estree';
import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { neighbourFact } from '../host/node-effects.js';
import type { Atom, Value } from './atoms.js';
import { comparePair, isSomething, typeOf } from './comparisons.js';
import type { Engine } from './engine.js';
import { memberNames } from './member-names.js';
import { proveLength, proveListed, proveOrder } from './narrow-lengths.js';
import { narrowByAnswer } from './narrow-by-answer.js';
import { instanceFact } from './receiver.js';
import { cellsOf, isNullLiteral, isPath, isZero, nameOf } from './places.js';
import { constAtom, constantText, holds, isFalsy, isNullish, isTruthy, keepAtoms, withoutNothing } from './values.js';
import { variableOf } from '../scopes/names.js';

/** Applies to the flow what is known once `test` has turned out true (or false). */
export function narrow(engine: Engine, test: Expression, truth: boolean): void {
  switch (test.type) {
    case 'UnaryExpression':
      if (test.operator === '!') narrow(engine, test.argument, !truth);
      return;
    case 'LogicalExpression':
      // `a && b` is true only when both are; `a || b` is false only when neither is.
      if ((test.operator === '&&') === truth && test.operator !== '??') {
        narrow(engine, test.left, truth);
        narrow(engine, test.right, truth);
      } else narrowEither(engine, test, truth);
      return;
    case 'SequenceExpression': {
      const last = test.expressions.at(-1);
      if (last !== undefined) narrow(engine, last, truth);
      return;
    }
    case 'AssignmentExpression':
      if (test.left.type === 'Identifier' || test.left.type === 'MemberExpression') narrow(engine, test.left, truth);
      if (test.operator === '=') narrow(engine, test.right, truth);
      return;
    case 'BinaryExpression':
      return narrowComparison(engine, test, truth);
    case 'CallExpression':
      return narrowCall(engine, test, truth);
    case 'ChainExpression':
      if (truth) narrowChain(engine, test.expression);
      return narrow(engine, test.expression, truth);
    default:
      return narrowPlace(engine, test, truth ? (atom) => !isFalsy(atom) : (atom) => !isTruthy(atom));
  }
}

/** `a || b` is true when a is, or when b is and a is not: what both say holds. */
function narrowEither(engine: Engine, test: LogicalExpression, truth: boolean): void {
  if (test.operator === '??') {
    // What stands in for nothing, and counts as false, did not make the test true.
    if (truth && isFalseLiteral(test.right)) narrow(engine, test.left, true);
    return;
  }
  if (truth && isFalseLiteral(test.right)) return narrow(engine, test.left, true);
  const before = engine.flow;
  engine.flow = before.fork();
  narrow(engine, test.left, truth);
  const first = engine.flow;
  engine.flow = before.fork();
  narrow(engine, test.left, !truth);
  narrow(engine, test.right, truth);
  engine.flow = first.meet(engine.flow);
}

function isFalseLiteral(node: Expression): boolean {
  return isNullLiteral(node) || (node.type === 'Literal' && node.value === false);
}

const TRUE: Atom = constAtom(true);

const NULL: Atom = constAtom(null);

/** `if (el.parentNode)` says that el has a parent. */
function proveNeighbour(engine: Engine, place: Expression | Super): void {
  if (place.type !== 'MemberExpression') return;
  const name = constantText(memberNames(engine, place));
  if (name === null || !isPath(place.object)) return;
  for (const atom of engine.evaluate(place.object)) if (atom.t === 'node') engine.flow.prove(neighbourFact(atom, name));
}

/** Keeps of a variable or property only the atoms the test lets through. */
function narrowPlace(engine: Engine, place: Expression | Super, keep: (atom: Atom) => boolean): void {
  for (const cell of cellsOf(engine, place)) engine.flow.narrow(cell, keepAtoms(engine.flow.read(cell), keep));
  if (keep(TRUE) && !keep(NULL)) proveNeighbour(engine, place);
  if (keep(TRUE)) proveListed(engine, place);
  if (place.type === 'Identifier') narrowFlag(engine, place, keep(TRUE));
}

/** `const found = !!el; if (found) …` says the same of el. */
function narrowFlag(engine: Engine, place: Identifier, truth: boolean): void {
  const variable = variableOf(place);
  const definition = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  const init = definition?.type === 'Variable' && definition.parent.kind === 'const' ? definition.node.init : undefined;
  if (init?.type === 'UnaryExpression' || init?.type === 'LogicalExpression' || init?.type === 'BinaryExpression') narrow(engine, init, truth);
  else if (init?.type === 'CallExpression' && init.arguments.length === 1) narrowCall(engine, init, truth);
}

function narrowComparison(engine: Engine, test: BinaryExpression, truth: boolean): void {
  const { operator, left, right } = test;
  if (left.type === 'PrivateIdentifier') return;
  const equality = operator === '==' || operator === '===';
  if (equality || operator === '!=' || operator === '!==') {
    narrowEquality(engine, { place: left, other: right, operator }, equality === truth);
    narrowEquality(engine, { place: right, other: left, operator }, equality === truth);
  } else if (operator === 'instanceof') {
    const kinds = engine.evaluate(right);
    const [only, more] = kinds;
    // A class may answer for itself what its instances are.
    if (kinds.some((atom) => atom.t === 'fn' && (atom.obj.props.has('@@other') || atom.obj.rest.value.length > 0))) return;
    // `this` of a function that was called without `new` is the window, which no class of this code makes.
    if (truth && left.type === 'ThisExpression' && kinds.length > 0 && kinds.every((atom) => atom.t === 'fn')) engine.flow.prove(instanceFact(engine));
    const isKind = more === undefined && only?.t === 'native' ? kindOf(only.name) : null;
    if (truth) narrowPlace(engine, left, (atom) => !isNullish(atom) && (isKind === null || atom.t === 'unknown' || isKind(atom)));
    else if (isKind !== null) narrowPlace(engine, left, (atom) => !isKind(atom));
  } else narrowOrder(engine, test, truth);
}

/** What belongs to a native class, for those that tell values of this analysis apart. */
function kindOf(name: string): ((atom: Atom) => boolean) | null {
  switch (name) {
    case 'Promise':
      return (atom) => atom.t === 'host' && atom.type === 'promise';
    case 'Node':
      return (atom) => atom.t === 'node';
    case 'Element':
    case 'HTMLElement':
      return (atom) => atom.t === 'node' && !atom.tag.startsWith('#') && atom.kind !== 'document';
    case 'Array':
      return (atom) => atom.t === 'obj' && atom.shape === 'array';
    case 'Function':
      return (atom) => atom.t === 'fn' || atom.t === 'native';
    default:
      return null;
  }
}

/** What gives true or false and nothing else. */
function answersYesOrNo(place: Expression): boolean {
  return place.type === 'UnaryExpression' ? place.operator === '!' : place.type === 'BinaryExpression' && /^(?:instanceof|in|[<>]=?|[=!]==?)$/.test(place.operator);
}

function narrowEquality(engine: Engine, sides: { readonly place: Expression; readonly other: Expression; readonly operator: string }, equal: boolean): void {
  const { place, other, operator } = sides;
  if (!equal && isZero(other)) proveLength(engine, place);
  if (place.type === 'UnaryExpression' && place.operator === 'typeof') return narrowType(engine, place.argument, { names: valueOfOther(engine, other), equal });
  if (other.type === 'Literal' && typeof other.value === 'boolean' && answersYesOrNo(place)) return narrow(engine, place, other.value === equal);
  if (isNullLiteral(other) && !equal) proveListed(engine, place);
  if (!isPath(place) && place.type !== 'AssignmentExpression' && place.type !== 'ChainExpression') return;
  const others = valueOfOther(engine, other);
  if (others.length === 0) return;
  if (place.type === 'ChainExpression') {
    if (equal ? others.every(isSomething) : others.every(isNullish)) narrowChain(engine, place.expression);
    return;
  }
  const same = operator.length === 3 ? '===' : '==';
  const [only] = others;
  narrowPlace(engine, place, equal ? (atom) => others.some((one) => comparePair(same, atom, one) !== false) : (atom) => only === undefined || others.length > 1 || comparePair(same, atom, only) !== true);
}

/** The value something is compared with, where it is known without running anything. */
function valueOfOther(engine: Engine, other: Expression): Value {
  if (other.type === 'Literal' || other.type === 'Identifier' || other.type === 'UnaryExpression' || (other.type === 'MemberExpression' && isPath(other))) return engine.evaluate(other);
  return other.type === 'TemplateLiteral' && other.expressions.length === 0 ? engine.evaluate(other) : [];
}

/** `typeof x === 'string'` keeps of x what is of that type. */
function narrowType(engine: Engine, place: Expression, test: { readonly names: Value; readonly equal: boolean }): void {
  const [only] = test.names;
  if (test.names.length !== 1 || only?.t !== 'const') return;
  if (place.type === 'ChainExpression' && (only.v === 'undefined') !== test.equal) narrowChain(engine, place.expression);
  narrowPlace(engine, place, (atom) => {
    const type = typeOf(atom);
    return type === null || (type === only.v) === test.equal;
  });
}

/** What is known in a `switch` once a case was the one that matched, or was not. */
export function narrowCase(engine: Engine, entry: { readonly place: Expression; readonly test: Expression; readonly value: Value }, matched: boolean): void {
  const { place, test, value } = entry;
  const [only, ...more] = value;
  if (place.type === 'Literal' && typeof place.value === 'boolean') narrow(engine, test, place.value === matched);
  else if (!isPath(place)) return;
  else if (matched) narrowPlace(engine, place, (atom) => value.some((one) => comparePair('===', atom, one) !== false));
  else if (only !== undefined && more.length === 0) narrowPlace(engine, place, (atom) => comparePair('===', atom, only) !== true);
}

/** What is undefined is neither greater nor smaller than anything. */
function narrowOrder(engine: Engine, test: BinaryExpression, truth: boolean): void {
  const { operator, left, right } = test;
  if (left.type === 'PrivateIdentifier' || !/^[<>]=?$/.test(operator)) return;
  if (truth) for (const side of [left, right]) if (side.type === 'ChainExpression') narrowChain(engine, side.expression);
  proveOrder(engine, test, truth);
}

/** `Boolean(x)` and `Array.isArray(x)`, where they are those of the language. */
function narrowNative(engine: Engine, test: { readonly callee: CallExpression['callee']; readonly argument: Expression; readonly truth: boolean }): boolean {
  const { callee, argument, truth } = test;
  const name = callee.type === 'MemberExpression' ? nameOf(callee) : callee.type === 'Identifier' ? callee.name : null;
  if (callee.type === 'Super' || (name !== 'Boolean' && name !== 'isArray')) return false;
  const [only, more] = engine.evaluate(callee);
  if (only?.t !== 'native' || more !== undefined) return false;
  if (only.name === 'Boolean') narrow(engine, argument, truth);
  else narrowPlace(engine, argument, (atom) => atom.t === 'unknown' || (atom.t === 'obj' && atom.shape === 'array') === truth);
  return true;
}

function narrowCall(engine: Engine, test: CallExpression, truth: boolean): void {
  const { callee } = test;
  const [argument] = test.arguments;
  if (argument !== undefined && argument.type !== 'SpreadElement' && narrowNative(engine, { callee, argument, truth })) return;
  const method = callee.type === 'MemberExpression' ? nameOf(callee) : null;
  if (callee.type === 'MemberExpression' && method === (truth ? 'every' : 'some') && argument !== undefined) return narrowElements(engine, callee.object, { test: argument, truth });
  for (const { place, value } of narrowByAnswer(engine, { test, truth, narrow })) narrowPlace(engine, place, (atom) => holds(value, atom));
  if (!truth) return;
  if (callee.type === 'MemberExpression' && (method === 'matches' || method === 'closest')) return narrowMatch(engine, test, callee);
  for (const atom of engine.evaluate(test)) if (atom.t === 'node') proveQuery(engine, atom);
}

/** A positive `matches` or `closest` with an approved selector makes a node an approved one. */
function narrowMatch(engine: Engine, test: CallExpression, callee: MemberExpression): void {
  const found = engine.evaluate(test).filter((atom) => atom.t === 'node');
  const matched = nameOf(callee) === 'closest' ? found : matchedNodes(engine, test);
  if (matched.length === 0 || matched.some((atom) => atom.t === 'node' && atom.kind === 'refused')) return;
  for (const cell of cellsOf(engine, callee.object)) {
    const kept = engine.flow.read(cell).filter((atom) => !isNullish(atom) && !isNeighbour(atom));
    engine.flow.narrow(cell, [...kept, ...matched]);
  }
}

/** `els.every(Boolean)` and `!els.some((e) => !e)` say that every element is there. */
function narrowElements(engine: Engine, list: Expression | Super, by: { readonly test: Expression | SpreadElement; readonly truth: boolean }): void {
  if (!isPath(list) || !asksForPresence(by.test, by.truth)) return;
  for (const atom of engine.evaluate(list)) {
    if (atom.t !== 'obj') continue;
    for (const cell of [...atom.props.values(), atom.rest]) engine.flow.narrow(cell, withoutNothing(engine.flow.read(cell)));
  }
}

function asksForPresence(test: Expression | SpreadElement, truth: boolean): boolean {
  if (test.type === 'Identifier') return test.name === 'Boolean' && truth;
  if (test.type !== 'ArrowFunctionExpression' || test.body.type === 'BlockStatement') return false;
  let { body } = test;
  let positive = true;
  while (body.type === 'UnaryExpression' && body.operator === '!') {
    body = body.argument;
    positive = !positive;
  }
  if (body.type === 'BinaryExpression' && isNullLiteral(body.right)) return truth === (positive === body.operator.startsWith('!'));
  return body.type === 'Identifier' && positive === truth;
}

/** What `x.matches(s)` says of x: the same as a query for s would find. */
function matchedNodes(engine: Engine, test: CallExpression): Value {
  if (test.callee.type !== 'MemberExpression') return [];
  const [document] = engine.window;
  const [argument] = test.arguments;
  if (document === undefined || argument === undefined || argument.type === 'SpreadElement') return [];
  return engine.place(`matched:${engine.spanOf(test).start}`).value;
}

function isNeighbour(atom: Atom): boolean {
  return (atom.t === 'node' && (atom.kind === 'foreign' || atom.kind === 'traversed')) || atom.t === 'unknown';
}

/** `a?.b` can only be true when a is there. */
function narrowChain(engine: Engine, node: Expression | Super): void {
  for (let part: Expression | Super = node; ; ) {
    if (part.type === 'CallExpression') part = part.callee;
    else if (part.type === 'MemberExpression') {
      if (part.optional) narrowPlace(engine, part.object, (atom) => !isNullish(atom));
      part = part.object;
    } else return;
  }
}

/** Remembers that an element matching the selector exists. */
export function proveQuery(engine: Engine, atom: Atom): void {
  if (atom.t === 'node' && atom.kind === 'site') engine.flow.prove(`query:${formatSelector(atom.selector)}`);
}
