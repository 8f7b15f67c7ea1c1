import { KnownValue } from './known-value.js';
import type { Atom, BoolAtom, ConstAtom, NumAtom, Primitive, StrAtom, StringPart, UnknownAtom, Value } from './atoms.js';

/** Sets larger than this are widened; no constant table of a variation comes near. */
export const MAX_ATOMS = 120;

export const NOTHING: Value = [];
const NUM_ATOM: NumAtom = { t: 'num', key: 'num' };
const BOOL_ATOM: BoolAtom = { t: 'bool', key: 'bool' };
export const NUM: Value = [NUM_ATOM];
export const BOOL: Value = [BOOL_ATOM];
export const UNDEFINED: Value = [constAtom(undefined)];
export const NULL: Value = [constAtom(null)];
const TRUE: Value = [constAtom(true)];
const FALSE: Value = [constAtom(false)];

/** An atom of a known value; `decoded` when it came out of a decoder. */
export function constAtom(v: Primitive, decoded = false): ConstAtom {
  return new KnownValue(v, decoded);
}

/** Short texts are asked for over and over, above all as names of members: each is one value that is shared. */
const TEXTS = new Map<string, Value>();
const MAX_SHARED = 4096;
const MAX_SHARED_LENGTH = 40;

/** The value that is known to be `v` and nothing else. */
export function constant(v: Primitive, decoded = false): Value {
  if (decoded) return [constAtom(v, true)];
  if (typeof v === 'string' && v.length <= MAX_SHARED_LENGTH) return sharedText(v);
  if (typeof v === 'boolean') return v ? TRUE : FALSE;
  if (v === undefined) return UNDEFINED;
  return v === null ? NULL : [constAtom(v)];
}

function sharedText(text: string): Value {
  let value = TEXTS.get(text);
  if (value === undefined) {
    if (TEXTS.size >= MAX_SHARED) TEXTS.clear();
    value = [constAtom(text)];
    TEXTS.set(text, value);
  }
  return value;
}

/** A value nothing is known of; `why` says where it came from, for messages. */
export function unknown(why: string): Value {
  const atom: UnknownAtom = { t: 'unknown', key: `u:${why}`, why };
  return [atom];
}

/** Text that is not known, with the reason for messages. */
export function anyText(why: string): Value {
  return [stringAtom([{ p: 'any', why }])];
}

/** One of the names that listing a function gives. */
export const KEY_OF_FUNCTION: Value = anyText('a key of a function');

/** A string from parts; neighbouring texts are merged, and a string of texts only is a constant. */
export function stringAtom(parts: readonly StringPart[], decoded = false): ConstAtom | StrAtom {
  const merged: StringPart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else if (part !== '') merged.push(part);
  }
  const [only] = merged;
  // Texts that double themselves would fill the memory; nothing honest is that long.
  if (merged.some((part) => typeof part === 'string' && part.length > 100_000)) return { t: 'str', key: 's:long', parts: [{ p: 'any', why: 'a very long text' }] };
  if (merged.length === 0) return constAtom('', decoded);
  if (merged.length === 1 && typeof only === 'string') return constAtom(only, decoded);
  const kept = merged.length > 60 ? [...merged.slice(0, 20), { p: 'any' as const, why: 'a long concatenation' }] : merged;
  return { t: 'str', key: `s:${kept.map(partKey).join('|')}`, parts: kept };
}

function partKey(part: StringPart): string {
  if (typeof part === 'string') return JSON.stringify(part);
  return part.p === 'star' ? `*${JSON.stringify(part.texts)}` : part.p === 'any' ? `any:${part.why}` : part.p;
}

/** Union of two values. */
export function join(left: Value, right: Value): Value {
  if (left === right || right.length === 0) return left;
  if (left.length === 0) return right;
  let all = left;
  for (const atom of right) if (!holds(left, atom)) all = withAtom(all, atom);
  return all.length > MAX_ATOMS ? widen(all, 0) : all;
}

/** Most values have one or two atoms: written out like this a list takes no more room than it needs. */
function withAtom(value: Value, atom: Atom): Value {
  const [first, second] = value;
  if (first === undefined) return [atom];
  if (second === undefined) return [first, atom];
  return value.concat(atom);
}

/** The atoms a test lets through; the value itself when it lets all of them through. */
export function keepAtoms(value: Value, test: (atom: Atom) => boolean): Value {
  let kept = NOTHING;
  for (const atom of value) if (test(atom)) kept = withAtom(kept, atom);
  return kept.length === value.length ? value : kept;
}

/** What is left of a value that is known to be something. */
export function withoutNothing(value: Value): Value {
  return value.some(isNullish) ? keepAtoms(value, (atom) => !isNullish(atom)) : value;
}

/** True when an atom is one of those of a value. */
export function holds(value: Value, atom: Atom): boolean {
  for (const other of value) if (other === atom || (other.t === atom.t && isSame(other, atom))) return true;
  return false;
}

/** Compares two atoms of one kind. Of functions and objects there is one atom each; keys are only made where nothing else tells. */
function isSame(left: Atom, right: Atom): boolean {
  if (left.t === 'fn' || left.t === 'obj') return false;
  if (left.t === 'const' && right.t === 'const') return left.decoded === right.decoded && (left.v === right.v || (left.v !== left.v && right.v !== right.v));
  if (left.t === 'node' && right.t === 'node' && (left.kind !== right.kind || left.tag !== right.tag)) return false;
  return left.key === right.key;
}

/** Union of any number of values. */
export function joinAll(values: readonly Value[]): Value {
  let all: Value = NOTHING;
  for (const value of values) all = join(all, value);
  return all;
}

const STEPWISE = 'a text that is put together step by step';

function isStepwise(atom: Atom): boolean {
  const last = atom.t === 'str' ? atom.parts.at(-1) : undefined;
  return typeof last === 'object' && last.p === 'any' && last.why === STEPWISE;
}

/** What all the texts begin with: it can only get shorter when more texts come. */
function commonBeginning(texts: readonly Atom[]): string {
  const beginnings = texts.map((atom) => {
    const first = atom.t === 'const' ? String(atom.v) : atom.t === 'str' ? atom.parts[0] : '';
    return typeof first === 'string' ? first : '';
  });
  const [first = ''] = beginnings;
  let length = first.length;
  for (const text of beginnings) while (!text.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

/** Replaces constants by their kind where there are more than `keep` of them, so that growth ends. */
export function widen(value: Value, keep: number): Value {
  const numbers = value.filter((atom) => atom.t === 'const' && typeof atom.v === 'number');
  const texts = value.filter((atom) => (atom.t === 'const' && typeof atom.v === 'string') || atom.t === 'str');
  let result: Value = value;
  if (numbers.length > keep || (numbers.length > 0 && value.some((atom) => atom.key === NUM_ATOM.key))) result = join(result.filter((atom) => !numbers.includes(atom)), NUM);
  if (texts.length > keep || (texts.length > 1 && texts.some(isStepwise))) {
    result = join(result.filter((atom) => !texts.includes(atom)), [stringAtom([commonBeginning(texts), { p: 'any', why: STEPWISE }])]);
  }
  if (result.length > MAX_ATOMS) return unknown('too many possible values');
  return result;
}

/** Numbers of a recursive call count up or down: any number stands for them. */
export function widenNumbers(value: Value): Value {
  return value.some((atom) => atom.t === 'const' && typeof atom.v === 'number') ? join(value.filter((atom) => atom.t !== 'const' || typeof atom.v !== 'number'), NUM) : value;
}

/** True when both hold the same atoms, in whatever order. */
export function sameValue(left: Value, right: Value): boolean {
  return left === right || (left.length === right.length && left.every((atom) => holds(right, atom)));
}

/** True when the atom can never be null, undefined, false, zero or empty. */
export function isTruthy(atom: Atom): boolean {
  if (atom.t === 'const') return Boolean(atom.v);
  return !['num', 'bool', 'str', 'unknown', 'absent'].includes(atom.t);
}

/** True when the atom can never be anything but null, undefined, false, zero or empty. */
export function isFalsy(atom: Atom): boolean {
  return atom.t === 'absent' || (atom.t === 'const' && !atom.v);
}

/** True when the atom is null or undefined, or an element that is not there. */
export function isNullish(atom: Atom): boolean {
  return atom.t === 'absent' || (atom.t === 'const' && (atom.v === null || atom.v === undefined));
}

/** The one constant string a value is as a property name or text, or null when it is not constant or may be several. */
export function constantText(value: Value): string | null {
  const [only] = value;
  return value.length === 1 && only?.t === 'const' ? String(only.v) : null;
}

/** True when everything a value may be is known. */
export function isConstant(value: Value): boolean {
  for (const atom of value) if (atom.t !== 'const') return false;
  return true;
}

/** The constant strings a value may be as a property name or text, or null when one is not constant. */
export function constantTexts(value: Value): string[] | null {
  const only = constantText(value);
  if (only !== null) return [only];
  const texts: string[] = [];
  for (const atom of value) {
    if (atom.t !== 'const') return null;
    texts.push(String(atom.v));
  }
  return texts;
}

/** True when one of the constants came out of a decoder. */
export function isDecoded(value: Value): boolean {
  return value.some((atom) => atom.t === 'const' && atom.decoded);
}

/** Why a value is not constant, in words for a message. */
export function whyUnknown(value: Value): string {
  for (const atom of value) {
    if (atom.t === 'unknown') return atom.why;
    if (atom.t !== 'str') continue;
    for (const part of atom.parts) if (typeof part !== 'string' && part.p === 'any') return part.why;
  }
  return 'a value that is not constant';
}
