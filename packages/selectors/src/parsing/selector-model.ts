/** How a compound is tied to the compound on its left; empty for the first one. */
export type Combinator = '' | ' ' | '>' | '+' | '~' | '||';

/** An attribute test. `.x` is `class ~= x`, `#x` is `id = x`: classes and ids are attributes in normal form. */
export interface AttributeTest {
  readonly kind: 'attribute';
  readonly name: string;
  readonly operator: 'exists' | '=' | '~=' | '^=' | '$=' | '*=' | '|=' | '!=';
  readonly value: string;
  readonly ignoreCase: boolean;
}

export interface TagTest {
  readonly kind: 'tag';
  readonly name: string;
}

/** A pseudo-class; `branches` holds selector arguments (`:is`, `:not`, `:has`, `:nth-child(… of …)`). */
export interface PseudoTest {
  readonly kind: 'pseudo';
  readonly name: string;
  readonly branches: readonly ComplexSelector[];
  readonly argument: string;
}

export interface PseudoElement {
  readonly kind: 'pseudo-element';
  readonly name: string;
}

export type SimpleSelector = AttributeTest | TagTest | PseudoTest | PseudoElement | { readonly kind: 'universal' };

export interface Compound {
  readonly combinator: Combinator;
  readonly simples: readonly SimpleSelector[];
}

/** Compounds from left to right; the last one is the subject. */
export type ComplexSelector = readonly Compound[];

/** The members of a comma list. */
export type SelectorList = readonly ComplexSelector[];

/** One compound of one simple selector: the form in which `getElementById` and its kin are compared. */
export function simpleComplex(...simples: SimpleSelector[]): ComplexSelector {
  return [{ combinator: '', simples }];
}

/** `.value` in normal form. */
export function classTest(value: string): AttributeTest {
  return { kind: 'attribute', name: 'class', operator: '~=', value, ignoreCase: false };
}

/** `#value` in normal form. */
export function idTest(value: string): AttributeTest {
  return { kind: 'attribute', name: 'id', operator: '=', value, ignoreCase: false };
}

/** `[name="value"]` in normal form, with upper and lower case told apart. */
export function attributeEquals(name: string, value: string): AttributeTest {
  return { kind: 'attribute', name, operator: '=', value, ignoreCase: false };
}
