import type { AttributeTest, ComplexSelector, Compound, SelectorList } from '../parsing/selector-model.js';

/** Attributes that describe state: they may narrow any selector (safety policy, semantics 3). */
const STATE_ATTRIBUTE = /^(?:hidden|disabled|open|aria-[a-z-]+)$/;

/** Every class, id and attribute test in the selector, also inside `:not()`, `:has()` and ancestors. */
export function attributeTests(list: SelectorList): AttributeTest[] {
  return list.flatMap((complex) =>
    complex.flatMap((compound) =>
      compound.simples.flatMap((simple) => {
        if (simple.kind === 'attribute') return [simple];
        return simple.kind === 'pseudo' ? attributeTests(simple.branches) : [];
      }),
    ),
  );
}

/** True when the test asks for a state (hidden, disabled, open, aria-*), which may narrow any selector. */
export function isStateAttribute(test: AttributeTest): boolean {
  return STATE_ATTRIBUTE.test(test.name);
}

/** True when the test alone proves that the element is our own: prefixed class, id or data attribute. */
export function isOwnTest(test: AttributeTest, prefix: string): boolean {
  if (test.name.startsWith(`data-${prefix}`)) return true;
  if (test.ignoreCase || (test.name !== 'class' && test.name !== 'id')) return false;
  const prefixed = test.value.startsWith(prefix);
  if (test.name === 'class') return prefixed && (test.operator === '~=' || test.operator === '=' || test.operator === '^=');
  return prefixed && (test.operator === '=' || test.operator === '^=');
}

/** True when one of its tests alone proves that the element is our own. */
export function isOwnCompound(compound: Compound, prefix: string): boolean {
  return compound.simples.some((simple) => simple.kind === 'attribute' && isOwnTest(simple, prefix));
}

/** True when the compound is made of tags, `*`, pseudo-classes, pseudo-elements and state attributes only. */
export function isNameless(compound: Compound): boolean {
  return compound.simples.every((simple) => simple.kind !== 'attribute' || isStateAttribute(simple));
}

/**
 * True when the subject lies inside an element for which `isRoot` holds for the compounds up to it:
 * below it in the tree, not beside it.
 */
export function isInside(complex: ComplexSelector, isRoot: (upTo: ComplexSelector) => boolean): boolean {
  for (let index = complex.length - 1; index > 0; index -= 1) {
    const combinator = complex[index]?.combinator;
    if ((combinator === ' ' || combinator === '>') && isRoot(complex.slice(0, index))) return true;
  }
  return false;
}
