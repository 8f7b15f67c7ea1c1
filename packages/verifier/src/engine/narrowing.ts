import type { BinaryExpression, CallExpression, Expression, Identifier, MemberExpression, SpreadElement, Super } from 'estree';
import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import type { Atom, Value } from './atoms.js';
import type { Cell } from './cell.js';
import type { Engine } from './engine.js';
import { isFalsy, isNullish, isTruthy } from './values.js';

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
      }
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

const TRUE: Atom = { t: 'const', key: 'c:boolean:true', v: true, decoded: false };

/** Keeps of a variable or property only the atoms the test lets through. */
function narrowPlace(engine: Engine, place: Expression | Super, keep: (atom: Atom) => boolean): void {
  for (const cell of cellsOf(engine, place)) engine.flow.narrow(cell, engine.flow.read(cell).filter(keep));
  if (keep(TRUE)) proveListed(engine, place);
  if (place.type === 'Identifier') narrowFlag(engine, place, keep(TRUE));
}

/** `els.length`, `els[0]` and `n = els.length` say of a list that it is not empty, where they are true. */
function proveListed(engine: Engine, place: Expression | Super): void {
  if (place.type === 'MemberExpression' && (nameOf(place) === 'length' || place.computed) && isListPath(place.object)) proveNonEmpty(engine, engine.evaluate(place.object));
  else if (place.type === 'Identifier') proveLength(engine, place);
}

/** `const found = !!el; if (found) …` says the same of el. */
function narrowFlag(engine: Engine, place: Identifier, truth: boolean): void {
  const variable = engine.variables.get(place);
  const definition = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  const init = definition?.type === 'Variable' && definition.parent.kind === 'const' ? definition.node.init : undefined;
  if (init?.type === 'UnaryExpression' || init?.type === 'LogicalExpression' || init?.type === 'BinaryExpression') narrow(engine, init, truth);
  else if (truth && init?.type === 'CallExpression' && init.arguments.length === 1) narrowCall(engine, init, true);
}

function narrowComparison(engine: Engine, test: BinaryExpression, truth: boolean): void {
  const { operator, left, right } = test;
  if (left.type === 'PrivateIdentifier') return;
  const equality = operator === '==' || operator === '===';
  if (equality || operator === '!=' || operator === '!==') {
    narrowEquality(engine, { place: left, other: right }, equality === truth);
    narrowEquality(engine, { place: right, other: left }, equality === truth);
  } else if (operator === 'instanceof') {
    if (truth) narrowPlace(engine, left, (atom) => !isNullish(atom));
  } else narrowOrder(engine, test, truth);
}

function narrowEquality(engine: Engine, sides: { readonly place: Expression; readonly other: Expression }, equal: boolean): void {
  const { place, other } = sides;
  if (isNullLiteral(other)) narrowPlace(engine, place, equal ? (atom) => isNullish(atom) || !isTruthy(atom) : (atom) => !isNullish(atom));
  if (!equal && isZero(other)) proveLength(engine, place);
  if (!equal && place.type === 'UnaryExpression' && place.operator === 'typeof') narrowPlace(engine, place.argument, (atom) => !isNullish(atom));
}

/** A length that is greater than something is at least one. */
function narrowOrder(engine: Engine, test: BinaryExpression, truth: boolean): void {
  const { operator, left, right } = test;
  if (left.type === 'PrivateIdentifier' || !/^[<>]=?$/.test(operator)) return;
  const [greater, smaller] = operator.startsWith('>') ? [left, right] : [right, left];
  const strict = operator === '<' || operator === '>';
  if (truth && (strict || !isZero(smaller))) proveLength(engine, greater);
  if (!truth && (!strict || !isZero(greater))) proveLength(engine, smaller);
}

function narrowCall(engine: Engine, test: CallExpression, truth: boolean): void {
  const { callee } = test;
  const [argument] = test.arguments;
  if (callee.type === 'Identifier' && callee.name === 'Boolean' && argument !== undefined && argument.type !== 'SpreadElement') return narrow(engine, argument, truth);
  const method = callee.type === 'MemberExpression' ? nameOf(callee) : null;
  if (callee.type === 'MemberExpression' && method === (truth ? 'every' : 'some') && argument !== undefined) return narrowElements(engine, callee.object, { test: argument, truth });
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
    for (const cell of [...atom.props.values(), atom.rest]) engine.flow.narrow(cell, engine.flow.read(cell).filter((item) => !isNullish(item)));
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
function proveQuery(engine: Engine, atom: Atom): void {
  if (atom.t === 'node' && atom.kind === 'site') engine.flow.prove(`query:${formatSelector(atom.selector)}`);
}

function proveLength(engine: Engine, place: Expression): void {
  if (place.type === 'MemberExpression' && nameOf(place) === 'length' && isListPath(place.object)) proveNonEmpty(engine, engine.evaluate(place.object));
  if (place.type !== 'Identifier' || !engine.variables.has(place)) return;
  for (const atom of engine.readName(place)) if (atom.t === 'num' && atom.lengthOf !== undefined) engine.flow.prove(`list:${atom.lengthOf}`);
}

function proveNonEmpty(engine: Engine, value: Value): void {
  for (const atom of value) engine.flow.prove(`list:${atom.key}`);
}

/** The cells a variable or a path of properties stands for; none when they are not certain. */
function cellsOf(engine: Engine, place: Expression | Super): Cell[] {
  if (place.type === 'Identifier') {
    const variable = engine.variables.get(place);
    return variable === undefined ? [] : [engine.env.cell(variable, engine.growth)];
  }
  if (place.type === 'AssignmentExpression' && place.left.type === 'Identifier') return cellsOf(engine, place.left);
  if (place.type !== 'MemberExpression' || !isPath(place.object)) return [];
  const names = place.computed && place.property.type !== 'PrivateIdentifier' ? engine.evaluate(place.property) : null;
  const [only] = names ?? [];
  const name = names === null ? nameOf(place) : names.length === 1 && only?.t === 'const' ? String(only.v) : null;
  if (name === null) return [];
  const objects = engine.evaluate(place.object).filter((atom) => atom.t === 'obj');
  return objects.flatMap((object) => object.props.get(name) ?? []);
}

function isPath(node: Expression | Super): boolean {
  if (node.type === 'MemberExpression') return isPath(node.object);
  return node.type === 'Identifier' || node.type === 'ThisExpression';
}

/** A path, or a query that gives the same list again. */
function isListPath(node: Expression | Super): boolean {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') return /^(?:querySelectorAll|getElements)/.test(nameOf(node.callee) ?? '');
  return isPath(node);
}

function nameOf(node: MemberExpression): string | null {
  if (node.property.type === 'PrivateIdentifier') return `#${node.property.name}`;
  if (node.computed) return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : null;
  return node.property.type === 'Identifier' ? node.property.name : null;
}

function isNullLiteral(node: Expression): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  return (node.type === 'Literal' && node.value === null && !('regex' in node)) || (node.type === 'UnaryExpression' && node.operator === 'void');
}

function isZero(node: Expression): boolean {
  return node.type === 'Literal' && node.value === 0;
}
