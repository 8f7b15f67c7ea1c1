import type { BinaryOperator, UnaryOperator } from 'estree';
import type { Atom, Primitive, StringPart, Value } from './atoms.js';
import { compare, typeOf } from './comparisons.js';
import { anyText, BOOL, constant, isFalsy, isTruthy, join, MAX_ATOMS, NOTHING, NUM, stringAtom, UNDEFINED } from './values.js';

const COMPARISONS = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in']);

/** The value of `left operator right`. */
export function binary(operator: BinaryOperator, left: Value, right: Value): Value {
  if (COMPARISONS.has(operator)) return compare(operator, left, right);
  if (operator === 'instanceof') return BOOL;
  if (operator === '+') return add(left, right);
  return pairs(left, right, (a, b) => {
    if (operator === '-' && a.t === 'num' && a.lengthOf !== undefined && b.t === 'const' && b.v === 1) return [{ t: 'num', key: `last:${a.lengthOf}`, lastOf: a.lengthOf }];
    if (a.t !== 'const' || b.t !== 'const' || typeof a.v === 'bigint' || typeof b.v === 'bigint') return NUM;
    return constant(arithmetic(operator, Number(a.v), Number(b.v)), a.decoded || b.decoded);
  });
}

/** `+`: a sum of numbers, else a concatenation. */
export function add(left: Value, right: Value): Value {
  return pairs(left, right, (a, b) => {
    if (isNumeric(a) && isNumeric(b)) {
      if (a.t !== 'const' || b.t !== 'const' || typeof a.v === 'bigint' || typeof b.v === 'bigint') return NUM;
      return constant(Number(a.v) + Number(b.v), a.decoded || b.decoded);
    }
    return [stringAtom([...partsOf(a), ...partsOf(b)], isDecodedAtom(a) || isDecodedAtom(b))];
  });
}

/**
 * `left += right` where it may happen any number of times (in a loop or a callback): the result is any sequence of
 * the right texts behind the left one.
 */
export function addRepeatedly(left: Value, right: Value): Value {
  const allNumeric = [...left, ...right].every(isNumeric);
  if (allNumeric) return NUM;
  const texts = new Set<string>();
  for (const atom of right) {
    const text = sampleText(atom);
    if (text === null) return add(left, right);
    texts.add(text);
  }
  let result: Value = NOTHING;
  for (const atom of left) {
    const parts = partsOf(atom);
    const last = parts.at(-1);
    const starred = typeof last === 'object' && last.p === 'star' ? last : null;
    const all = [...new Set([...(starred?.texts ?? []), ...texts])].sort();
    if (all.length > MAX_ATOMS) return anyText('a text that is put together step by step');
    const head = starred === null ? parts : parts.slice(0, -1);
    result = join(result, [stringAtom([...head, { p: 'star', texts: all }])]);
  }
  return result;
}

/** The text of an atom with 0 for numbers, or null when it is not constant. */
export function sampleText(atom: Atom): string | null {
  let text = '';
  for (const part of partsOf(atom)) {
    if (typeof part === 'string') text += part;
    else if (part.p === 'num') text += '0';
    else if (part.p === 'star') text += part.texts.join('');
    else return null;
  }
  return text;
}

/** How an atom reads as text. */
export function partsOf(atom: Atom): readonly StringPart[] {
  switch (atom.t) {
    case 'const':
      return [String(atom.v)];
    case 'num':
      return [{ p: 'num' }];
    case 'bool':
      return [{ p: 'star', texts: ['false', 'true'] }];
    case 'str':
      return atom.parts;
    case 'absent':
      return ['null'];
    case 'unknown':
      return [{ p: 'any', why: atom.why }];
    case 'obj':
      return [{ p: 'any', why: 'an object as text' }];
    default:
      return [{ p: 'any', why: 'an object of the page as text' }];
  }
}

/** A value as text: what `String(x)` and templates make of it. */
export function toText(value: Value): Value {
  let result: Value = NOTHING;
  for (const atom of value) {
    result = join(result, atom.t === 'const' && typeof atom.v === 'string' ? [atom] : [stringAtom(partsOf(atom), isDecodedAtom(atom))]);
  }
  return result;
}

/** What `typeof` gives for a value. */
export function typeNames(value: Value): Value {
  let result: Value = NOTHING;
  for (const atom of value) {
    const name = typeOf(atom);
    result = join(result, name === null ? anyText('typeof') : constant(name));
  }
  return result;
}

/** The value of a unary operator other than `typeof` and `delete`. */
export function unary(operator: UnaryOperator, value: Value): Value {
  if (operator === 'void') return UNDEFINED;
  if (operator === '!') return negate(value);
  return foldConstants(value, NUM, (v) => {
    if (typeof v === 'bigint') return v;
    if (operator === '-') return -Number(v);
    return operator === '+' ? Number(v) : ~Number(v);
  });
}

function negate(value: Value): Value {
  let result: Value = NOTHING;
  for (const atom of value) result = join(result, isTruthy(atom) ? constant(false) : isFalsy(atom) ? constant(true) : BOOL);
  return result;
}

function foldConstants(value: Value, otherwise: Value, fold: (v: Primitive) => Primitive): Value {
  let result: Value = NOTHING;
  for (const atom of value) result = join(result, atom.t === 'const' ? constant(fold(atom.v), atom.decoded) : otherwise);
  return result;
}

function pairs(left: Value, right: Value, combine: (a: Atom, b: Atom) => Value): Value {
  if (left.length * right.length > MAX_ATOMS) return anyText('too many combinations');
  let result: Value = NOTHING;
  for (const a of left) for (const b of right) result = join(result, combine(a, b));
  return result;
}

function isDecodedAtom(atom: Atom): boolean {
  return atom.t === 'const' && atom.decoded;
}

/** True when the atom is a number for certain. */
function isNumeric(atom: Atom): boolean {
  return atom.t === 'num' || atom.t === 'bool' || (atom.t === 'const' && typeof atom.v !== 'string');
}

function arithmetic(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '**':
      return a ** b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '>>>':
      return a >>> b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    default:
      return Number.NaN;
  }
}
