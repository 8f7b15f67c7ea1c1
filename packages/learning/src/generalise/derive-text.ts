import type { Derivation } from '@safecode/domain/corrections/improvement';

const AMOUNT = /^([+-]?(?:\d+\.?\d*|\.\d+))([a-z%]*)$/i;
const WORD = /[\p{L}\p{N}]/u;

/** What a derivation makes of a text; null when it does not apply, or the text already is what it would make. */
export function applyDerivation(derivation: Derivation, text: string): string | null {
  switch (derivation.op) {
    case 'affix':
      return derivation.words ? affixWords(derivation, text) : affix(derivation, text);
    case 'replace':
      return replaceAll(derivation, text);
    case 'scale': {
      const match = AMOUNT.exec(text);
      if (match === null || (match[2] ?? '') !== derivation.unit) return null;
      const value = Number((Number(match[1]) * derivation.factor).toPrecision(12));
      const number = derivation.leadingZero ? String(value) : String(value).replace(/^(-?)0\./, '$1.');
      return value === 0 && derivation.unit !== '' ? null : `${number}${derivation.newUnit}`;
    }
  }
}

type Affix = Extract<Derivation, { op: 'affix' }>;

function affix({ remove, add }: Affix, text: string): string | null {
  const [before, behind] = remove;
  if (text.length <= before.length + behind.length || !text.startsWith(before) || !text.endsWith(behind)) return null;
  // What is only added is never added twice.
  const isAddition = before === '' && behind === '' && (add[0] !== '' || add[1] !== '');
  if (isAddition && text.startsWith(add[0]) && text.endsWith(add[1])) return null;
  return `${add[0]}${text.slice(before.length, text.length - behind.length)}${add[1]}`;
}

function affixWords(derivation: Affix, text: string): string | null {
  const next = text.replace(/\S+/g, (word) => affix(derivation, word) ?? word);
  return next === text ? null : next;
}

function replaceAll({ from, to }: Extract<Derivation, { op: 'replace' }>, text: string): string | null {
  let next = '';
  let done = 0;
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) {
    if (at < done || !isWhole(from, text, at)) continue;
    // Inside what it would become it is there already.
    const inner = to.indexOf(from);
    if (inner >= 0 && text.slice(at - inner, at - inner + to.length) === to) continue;
    next += text.slice(done, at) + to;
    done = at + from.length;
  }
  return done === 0 ? null : next + text.slice(done);
}

function isWhole(part: string, text: string, at: number): boolean {
  const joins = (left: string | undefined, right: string | undefined): boolean => left !== undefined && right !== undefined && WORD.test(left) && WORD.test(right);
  return !joins(text[at - 1], part[0]) && !joins(part.at(-1), text[at + part.length]);
}

/** One step from each old text to its new one that is the same for all; null when there is none. */
export function deriveText(pairs: readonly (readonly [before: string, after: string])[]): Derivation | null {
  for (const candidate of candidates(pairs)) if (candidate !== null && pairs.every(([before, after]) => applyDerivation(candidate, before) === after)) return candidate;
  return null;
}

function* candidates(pairs: readonly (readonly [string, string])[]): Generator<Derivation | null> {
  const [first] = pairs;
  if (first === undefined) return;
  yield scaleOf(pairs);
  yield affixOf(first, false);
  const words = first.map((text) => text.trim().split(/\s+/)[0] ?? '');
  yield affixOf([words[0] ?? '', words[1] ?? ''], true);
  yield* replacements(pairs);
}

function scaleOf(pairs: readonly (readonly [string, string])[]): Derivation | null {
  for (const [before, after] of pairs) {
    const old = AMOUNT.exec(before);
    const next = AMOUNT.exec(after);
    if (old === null || next === null) return null;
    if (Number(old[1]) === 0 || (old[2] ?? '') === (next[2] ?? '')) continue;
    const leadingZero = !pairs.some(([, text]) => /^[+-]?\.\d/.test(text));
    return { op: 'scale', unit: old[2] ?? '', factor: Number((Number(next[1]) / Number(old[1])).toPrecision(12)), newUnit: next[2] ?? '', leadingZero };
  }
  return null;
}

function affixOf([before, after]: readonly [string, string], words: boolean): Derivation | null {
  if (before === '' || after === '') return null;
  const inAfter = after.indexOf(before);
  if (inAfter >= 0) return { op: 'affix', remove: ['', ''], add: [after.slice(0, inAfter), after.slice(inAfter + before.length)], words };
  const inBefore = before.indexOf(after);
  if (inBefore >= 0) return { op: 'affix', remove: [before.slice(0, inBefore), before.slice(inBefore + after.length)], add: ['', ''], words };
  return null;
}

/** The part that changed, as small as can be and at whole words; wider ones when that fits not all. */
function* replacements(pairs: readonly (readonly [string, string])[]): Generator<Derivation> {
  const cores = pairs.map(coreOf);
  const [first] = cores;
  if (first === undefined) return;
  const left = commonSuffix(cores.map((core) => core.left));
  const right = commonPrefix(cores.map((core) => core.right));
  const word = (text: string, atEnd: boolean): string => (atEnd ? /[\p{L}\p{N}]*$/u : /^[\p{L}\p{N}]*/u).exec(text)?.[0] ?? '';
  const near = [word(left, true), word(right, false)] as const;
  const wide = [/[\p{L}\p{N}]*[^\p{L}\p{N}]*$/u.exec(left)?.[0] ?? '', /^[\p{L}\p{N}]*[^\p{L}\p{N}]*/u.exec(right)?.[0] ?? ''] as const;
  for (const [before, behind] of [near, wide, [left, right] as const]) {
    const from = `${before}${first.from}${behind}`;
    if (from !== '') yield { op: 'replace', from, to: `${before}${first.to}${behind}` };
  }
}

function coreOf([before, after]: readonly [string, string]): { left: string; from: string; to: string; right: string } {
  const left = commonPrefix([before, after]);
  const right = commonSuffix([before.slice(left.length), after.slice(left.length)]);
  return { left, from: before.slice(left.length, before.length - right.length), to: after.slice(left.length, after.length - right.length), right };
}

function commonPrefix(texts: readonly string[]): string {
  const [first = ''] = texts;
  let length = first.length;
  for (const text of texts) while (length > 0 && !text.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

function commonSuffix(texts: readonly string[]): string {
  const [first = ''] = texts;
  let length = first.length;
  for (const text of texts) while (length > 0 && !text.endsWith(first.slice(first.length - length))) length -= 1;
  return length === 0 ? '' : first.slice(first.length - length);
}
