import type { BinaryExpression, Expression, Identifier, Super } from 'estree';
import type { Value } from './atoms.js';
import type { Engine } from './engine.js';
import { furtherFact, isFurtherOn } from './further-on.js';
import { memberNames } from './member-names.js';
import { isListPath, isZero, nameOf } from './places.js';
import { variableOf } from '../scopes/names.js';

/** `els.length`, `els[0]` and `n = els.length` say of a list that it is not empty, where they are true. */
export function proveListed(engine: Engine, place: Expression | Super): void {
  if (place.type === 'MemberExpression' && (nameOf(place) === 'length' || place.computed) && isListPath(place.object)) {
    const lists = engine.evaluate(place.object);
    proveNonEmpty(engine, lists);
    // A name put together of texts is no place further on.
    if (isFurtherOn(place) && memberNames(engine, place).every((name) => name.t !== 'const' || typeof name.v !== 'string')) for (const atom of lists) engine.flow.prove(furtherFact(atom));
  } else if (place.type === 'Identifier') proveLength(engine, place);
}

/** A length that is greater than something is at least one. */
export function proveOrder(engine: Engine, test: BinaryExpression, truth: boolean): void {
  const { operator, left, right } = test;
  if (left.type === 'PrivateIdentifier' || !/^[<>]=?$/.test(operator)) return;
  const [greater, smaller] = operator.startsWith('>') ? [left, right] : [right, left];
  const strict = operator === '<' || operator === '>';
  const [more, less] = truth ? [greater, smaller] : [smaller, greater];
  if (isPositive(engine, less) || (strict === truth && !isNegative(less))) proveLength(engine, more);
  // The last place of a list is not below zero: there is one.
  if (truth && greater.type === 'Identifier' && (strict ? isMinusOne(smaller) : isZero(smaller))) proveLast(engine, greater);
}

function isPositive(engine: Engine, node: Expression): boolean {
  if (node.type === 'Literal') return typeof node.value === 'number' && node.value > 0;
  return node.type === 'Identifier' && variableOf(node) !== undefined && engine.readName(node).every((atom) => atom.t === 'const' && typeof atom.v === 'number' && atom.v > 0);
}

function isNegative(node: Expression): boolean {
  return node.type === 'UnaryExpression' && node.operator === '-';
}

function isMinusOne(node: Expression): boolean {
  return node.type === 'UnaryExpression' && node.operator === '-' && node.argument.type === 'Literal' && node.argument.value === 1;
}

function proveLast(engine: Engine, index: Identifier): void {
  if (variableOf(index) === undefined) return;
  for (const atom of engine.readName(index)) if (atom.t === 'num' && atom.lastOf !== undefined) engine.flow.prove(`list:${atom.lastOf}`);
}

/** `els.length`, or a name for it, says that there is an element where it is not zero. */
export function proveLength(engine: Engine, place: Expression): void {
  if (place.type === 'MemberExpression' && nameOf(place) === 'length' && isListPath(place.object)) proveNonEmpty(engine, engine.evaluate(place.object));
  if (place.type !== 'Identifier' || !(variableOf(place) !== undefined)) return;
  for (const atom of engine.readName(place)) if (atom.t === 'num' && atom.lengthOf !== undefined) engine.flow.prove(`list:${atom.lengthOf}`);
}

function proveNonEmpty(engine: Engine, value: Value): void {
  for (const atom of value) engine.flow.prove(`list:${atom.key}`);
}
