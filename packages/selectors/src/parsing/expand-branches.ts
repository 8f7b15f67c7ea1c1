import type { ComplexSelector, Compound, SelectorList } from './selector-model.js';

const BRANCHING = new Set(['is', 'where', 'matches', '-webkit-any', '-moz-any']);
/** More members than this are not a selector somebody wrote. */
const MAX_MEMBERS = 200;

/**
 * Replaces `:is()` and `:where()` by their branches, so that each branch can be judged by itself.
 * Null when there are too many combinations to judge.
 */
export function expandBranches(list: SelectorList): SelectorList | null {
  const done: ComplexSelector[] = [];
  const open: ComplexSelector[] = [...list];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (open.length + done.length > MAX_MEMBERS) return null;
    const expanded = expandFirst(next);
    if (expanded === null) done.push(next);
    else open.push(...expanded);
  }
  return done.toReversed();
}

function expandFirst(complex: ComplexSelector): ComplexSelector[] | null {
  for (const [at, compound] of complex.entries()) {
    const index = compound.simples.findIndex((simple) => simple.kind === 'pseudo' && BRANCHING.has(simple.name));
    const pseudo = compound.simples[index];
    if (pseudo?.kind !== 'pseudo') continue;
    const others = compound.simples.filter((_simple, position) => position !== index);
    return pseudo.branches.map((branch) => {
      const left = complex.slice(0, at);
      const subject = branch.at(-1)?.simples ?? [];
      const merged: Compound = { combinator: compound.combinator, simples: [...subject, ...others] };
      const above = branch.slice(0, -1);
      // `.a :is(.b .c)`: how .a and .b stand to each other is open, so only the branch's own ancestors are kept.
      // That is a wider selector, never a narrower one.
      if (above.length > 0) return [...above, { ...merged, combinator: branch.at(-1)?.combinator ?? ' ' }, ...complex.slice(at + 1)];
      return [...left, merged, ...complex.slice(at + 1)];
    });
  }
  return null;
}
