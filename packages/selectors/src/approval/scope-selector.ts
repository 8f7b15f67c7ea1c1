import type { ComplexSelector, Compound, SelectorList } from '../parsing/selector-model.js';

/** `R s`: what `el.querySelector(s)` selects when R is the selector of `el`. `:scope` in s stands for R itself. */
export function scopeSelector(root: SelectorList, scoped: SelectorList): SelectorList {
  return root.flatMap((outer) => scoped.map((inner) => joinComplex(outer, inner)));
}

function joinComplex(outer: ComplexSelector, inner: ComplexSelector): ComplexSelector {
  const [first, ...rest] = inner;
  if (first === undefined) return outer;
  if (hasScope(first)) {
    const extra = first.simples.filter((simple) => !(simple.kind === 'pseudo' && simple.name === 'scope'));
    const last = outer.at(-1);
    if (last === undefined) return inner;
    return [...outer.slice(0, -1), { ...last, simples: [...last.simples, ...extra] }, ...rest];
  }
  // A leading combinator (`> .x`) ties the query to R; otherwise the match may lie anywhere below R.
  return [...outer, { combinator: first.combinator === '' ? ' ' : first.combinator, simples: first.simples }, ...rest];
}

function hasScope(compound: Compound): boolean {
  return compound.simples.some((simple) => simple.kind === 'pseudo' && simple.name === 'scope');
}
