import type { AttributeTest, ComplexSelector, Compound, SimpleSelector } from '../parsing/selector-model.js';

/** True when every element that matches `test` also matches `wanted`. */
export function testImplies(test: AttributeTest, wanted: AttributeTest): boolean {
  if (test.name !== wanted.name) return false;
  if (wanted.operator === 'exists') return test.operator !== '!=';
  if (test.operator !== wanted.operator) return false;
  if (test.ignoreCase && !wanted.ignoreCase) return false;
  return wanted.ignoreCase ? test.value.toLowerCase() === wanted.value.toLowerCase() : test.value === wanted.value;
}

/** True when `complex` selects only elements that `entry` selects: it ends with the entry, perhaps narrowed. */
export function narrows(complex: ComplexSelector, entry: ComplexSelector): boolean {
  return matchFrom({ complex, entry }, complex.length - 1, entry.length - 1);
}

interface Pair {
  readonly complex: ComplexSelector;
  readonly entry: ComplexSelector;
}

function matchFrom(pair: Pair, at: number, wanted: number): boolean {
  const compound = pair.complex[at];
  const target = pair.entry[wanted];
  if (compound === undefined || target === undefined || !compoundNarrows(compound, target)) return false;
  if (wanted === 0) return true;
  const actual = compound.combinator;
  switch (target.combinator) {
    case ' ':
      return ancestors(pair.complex, at).some((index) => matchFrom(pair, index, wanted - 1));
    case '~':
      return (actual === '~' || actual === '+') && matchFrom(pair, at - 1, wanted - 1);
    default:
      return actual === target.combinator && matchFrom(pair, at - 1, wanted - 1);
  }
}

/** Indices of the compounds that are certain to be ancestors of the one at `at`. */
function ancestors(complex: ComplexSelector, at: number): number[] {
  const found: number[] = [];
  for (let index = at; index > 0; index -= 1) {
    const combinator = complex[index]?.combinator;
    if (combinator === ' ' || combinator === '>') found.push(index - 1);
  }
  return found;
}

function compoundNarrows(compound: Compound, target: Compound): boolean {
  return target.simples.every((wanted) => compound.simples.some((simple) => simpleImplies(simple, wanted)));
}

function simpleImplies(simple: SimpleSelector, wanted: SimpleSelector): boolean {
  if (wanted.kind === 'universal') return true;
  if (wanted.kind === 'attribute') return simple.kind === 'attribute' && testImplies(simple, wanted);
  if (simple.kind !== wanted.kind) return false;
  return JSON.stringify(simple) === JSON.stringify(wanted);
}
