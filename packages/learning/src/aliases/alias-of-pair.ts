import type { ComplexText, CompoundText, SimpleText } from '../css/selector-text.js';
import { canonicalSelector } from '../css/selector-text.js';
import type { SelectorPlace } from '../positions/selector-places.js';

/** An old selector and what stands for it, both in normal form. */
export interface AliasPair {
  readonly from: string;
  readonly to: string;
}

/** How much of the selector an alias takes in: the simple selectors that changed, the compound, more and more of its left, all of it. */
export const ALIAS_LEVELS = 5;

/** The aliases that explain how one selector list became another, by level, the smallest first. */
export function aliasesOfPair(old: SelectorPlace, next: SelectorPlace): AliasPair[][] {
  const kept = new Set(next.members.map(keyOfComplex));
  const gone = old.members.filter((member) => !kept.has(keyOfComplex(member)));
  const had = new Set(old.members.map(keyOfComplex));
  const come = next.members.filter((member) => !had.has(keyOfComplex(member)));
  const levels: AliasPair[][] = Array.from({ length: ALIAS_LEVELS }, () => []);
  if (gone.length !== come.length) return levels;
  for (const [index, left] of gone.entries()) {
    const right = come[index];
    if (right !== undefined) for (const [level, alias] of levelsOf(left, right).entries()) if (alias !== null) levels[level]?.push(alias);
  }
  return levels;
}

function levelsOf(old: ComplexText, next: ComplexText): (AliasPair | null)[] {
  let head = 0;
  while (head < old.length - 1 && head < next.length - 1 && isSameCompound(old[head], next[head])) head += 1;
  let tail = 0;
  while (tail < old.length - head - 1 && tail < next.length - head - 1 && isSameCompound(old.at(-1 - tail), next.at(-1 - tail))) tail += 1;
  const run = old.slice(head, old.length - tail);
  const newRun = next.slice(head, next.length - tail);
  const smallest = run.length === 1 ? changedSimples(run, newRun) : null;
  const compound = aliasOf(withoutStates([run, newRun]));
  const wider = [1, 2].map((more) => (head >= more ? aliasOf(withoutStates([old.slice(head - more, old.length - tail), next.slice(head - more, next.length - tail)])) : null));
  return [smallest, compound, ...wider, aliasOf(withoutStates([old, next]))];
}

type Runs = readonly [ComplexText, ComplexText];

/** The simple selectors of one compound that changed, without those that stayed. */
function changedSimples(run: ComplexText, newRun: ComplexText): AliasPair | null {
  const [compound] = run;
  const last = newRun.at(-1);
  if (compound === undefined || last === undefined) return null;
  const common = new Set(compound.simples.map(({ key }) => key).filter((key) => last.simples.some((simple) => simple.key === key)));
  const simples = compound.simples.filter(({ key }) => !common.has(key));
  const newSimples = last.simples.filter(({ key }) => !common.has(key));
  const isName = (simple: SimpleText): boolean => /^[.#[]/.test(simple.key);
  const isTagOnly = compound.simples.length > 1 && !simples.some(isName);
  if (simples.length === 0 || newSimples.length === 0 || isTagOnly) return null;
  return aliasOf([[{ ...compound, simples }], [...newRun.slice(0, -1), { ...last, simples: newSimples }]]);
}

/** States that both subjects have (`:hover`, `::before`) are no part of an alias. */
function withoutStates([run, newRun]: Runs): Runs {
  const last = run.at(-1);
  const newLast = newRun.at(-1);
  if (last === undefined || newLast === undefined) return [[], []];
  const isShared = (simple: SimpleText): boolean => simple.key.startsWith(':') && last.simples.some(({ key }) => key === simple.key) && newLast.simples.some(({ key }) => key === simple.key);
  const strip = (compound: CompoundText): CompoundText => ({ ...compound, simples: compound.simples.filter((simple) => !isShared(simple)) });
  const stripped: Runs = [[...run.slice(0, -1), strip(last)], [...newRun.slice(0, -1), strip(newLast)]];
  return stripped.every((one) => (one.at(-1)?.simples.length ?? 0) > 0) ? stripped : [run, newRun];
}

function aliasOf([old, next]: Runs): AliasPair | null {
  const from = canonicalSelector(write(old));
  const to = canonicalSelector(write(next));
  return from === null || to === null || from === to ? null : { from, to };
}

function write(complex: ComplexText): string {
  return complex.map((compound, index) => `${index === 0 ? '' : compound.combinator === ' ' ? ' ' : ` ${compound.combinator} `}${compound.simples.map(({ key }) => key).join('')}`).join('');
}

function isSameCompound(left: CompoundText | undefined, right: CompoundText | undefined): boolean {
  return left !== undefined && right !== undefined && left.combinator === right.combinator && keyOfCompound(left) === keyOfCompound(right);
}

function keyOfCompound(compound: CompoundText): string {
  return compound.simples.map(({ key }) => key).sort().join('');
}

function keyOfComplex(complex: ComplexText): string {
  return complex.map((compound) => `${compound.combinator}${keyOfCompound(compound)}`).join('');
}
