import type { BinaryOperator } from 'estree';
import type { Atom, Primitive, Value } from './atoms.js';
import { BOOL, constant, join, NOTHING } from './values.js';

const MAX_PAIRS = 400;

/** The value of a comparison: a known truth where every pair of atoms settles it, else either. */
export function compare(operator: BinaryOperator, left: Value, right: Value): Value {
  if (left.length * right.length > MAX_PAIRS) return BOOL;
  let result: Value = NOTHING;
  for (const a of left) {
    for (const b of right) {
      const settled = comparePair(operator, a, b);
      if (settled === null) return BOOL;
      result = join(result, constant(settled));
    }
  }
  return result;
}

/** What a comparison of two atoms gives, or null when it may go either way. */
export function comparePair(operator: BinaryOperator, a: Atom, b: Atom): boolean | null {
  switch (operator) {
    case '===':
      return sameStrictly(a, b);
    case '!==':
      return negated(sameStrictly(a, b));
    case '==':
      return sameLoosely(a, b);
    case '!=':
      return negated(sameLoosely(a, b));
    case 'in':
      return holdsName(a, b);
    default:
      return ordered(operator, a, b);
  }
}

/** What `typeof` gives for an atom, or null when it is not known. */
export function typeOf(atom: Atom): string | null {
  switch (atom.t) {
    case 'const':
      return typeof atom.v;
    case 'absent':
      return typeof atom.is;
    case 'num':
      return 'number';
    case 'bool':
      return 'boolean';
    case 'str':
      return 'string';
    case 'fn':
    case 'native':
      return 'function';
    case 'obj':
    case 'node':
    case 'list':
      return 'object';
    default:
      return null;
  }
}

function negated(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

interface Known {
  readonly v: Primitive;
}

function knownOf(atom: Atom): Known | null {
  if (atom.t === 'const') return { v: atom.v };
  return atom.t === 'absent' ? { v: atom.is } : null;
}

function sameStrictly(a: Atom, b: Atom): boolean | null {
  const [left, right] = [knownOf(a), knownOf(b)];
  if (left !== null && right !== null) return left.v === right.v;
  const [first, second] = [typeOf(a), typeOf(b)];
  if (first === null || second === null) return null;
  // null is of type object, and is no object of the program.
  if ((left !== null && left.v === null) || (right !== null && right.v === null)) return false;
  return first === second ? null : false;
}

function sameLoosely(a: Atom, b: Atom): boolean | null {
  const [left, right] = [knownOf(a), knownOf(b)];
  const nothing = (known: Known | null): boolean => known !== null && (known.v === null || known.v === undefined);
  if (nothing(left) && nothing(right)) return true;
  if (nothing(left) || nothing(right)) return isSomething(nothing(left) ? b : a) ? false : null;
  if (left === null || right === null || typeof left.v !== typeof right.v) return null;
  return left.v === right.v;
}

/** True when the atom can be neither null nor undefined. */
export function isSomething(atom: Atom): boolean {
  if (atom.t === 'const') return atom.v !== null && atom.v !== undefined;
  return atom.t !== 'unknown' && atom.t !== 'absent';
}

function ordered(operator: BinaryOperator, a: Atom, b: Atom): boolean | null {
  const [left, right] = [knownOf(a), knownOf(b)];
  if (typeof left?.v !== 'number' || typeof right?.v !== 'number') return null;
  switch (operator) {
    case '<':
      return left.v < right.v;
    case '<=':
      return left.v <= right.v;
    case '>':
      return left.v > right.v;
    case '>=':
      return left.v >= right.v;
    default:
      return null;
  }
}

function holdsName(name: Atom, object: Atom): boolean | null {
  if (name.t !== 'const' || object.t !== 'obj' || object.shape === 'array') return null;
  if (object.props.has(String(name.v))) return true;
  return object.marks.inexact || object.rest.value.length > 0 || object.proto.value.length > 0 || String(name.v) in Object.prototype ? null : false;
}
