import { toConcepts } from '../choosing/concepts.js';
import type { Token } from '../reading/tokenize.js';
import { GENERIC_NOUNS } from './match-element.js';

/** Nouns for things that stand on the pages of a shop, as concepts. */
const ELEMENT_NOUNS = new Set(
  [
    ...GENERIC_NOUNS,
    ...('button link header footer bar title gallery price cart logo nav search tile review list filter summary popup form input ' +
      'description breadcrumb hero tab chart table video badge label guide selector dropdown menu swatch option recommendation ' +
      'newsletter checkbox counter map column sidebar accordion faq chat').split(' '),
  ],
);

/** Words that end the name of a thing. */
const ENDS = new Set('on in with that which who and or saying says say for of from at as when while using if so by but to than then where is are should must will'.split(' '));

/** Whether a word goes on naming a thing: "form" in "review form". */
export function isElementNoun(token: Token | undefined): boolean {
  return token !== undefined && toConcepts([token.stem]).every((concept) => ELEMENT_NOUNS.has(concept));
}

/** The noun phrase a run of words begins with, when it ends in a noun for things on a page; empty when it does not. */
export function leadingElementPhrase(words: readonly Token[]): readonly Token[] {
  const end = words.findIndex((token) => ENDS.has(token.word));
  const phrase = end === -1 ? words : words.slice(0, end);
  for (let length = Math.min(4, phrase.length); length > 0; length -= 1) {
    const head = toConcepts(phrase.slice(0, length).map((token) => token.stem)).at(-1);
    if (head !== undefined && ELEMENT_NOUNS.has(head)) return phrase.slice(0, length);
  }
  return [];
}
