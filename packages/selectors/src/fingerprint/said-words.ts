import type { ElementTraits } from './fingerprint.js';
import { wordsOf } from './words.js';

/** Derived from the traits, and asked for again and again. */
const OWN = new WeakMap<ElementTraits, readonly string[]>();
const ALL = new WeakMap<ElementTraits, readonly string[]>();
const CALLS = new WeakMap<ElementTraits, readonly string[]>();

/** The words that stand directly in an element. */
export function ownWords(traits: ElementTraits): readonly string[] {
  return remembered(OWN, traits, () => wordsOf(traits.ownText, 30));
}

/** Everything an element says and is called: an icon's class may say what a text said before. */
export function allWords(traits: ElementTraits): readonly string[] {
  return remembered(ALL, traits, () => [...new Set([...traits.words, ...traits.idWords, ...traits.classWords, ...traits.imageWords, ...traits.linkWords])]);
}

/** How the author of the page calls an element: the parts of its ids and classes. */
export function authorWords(traits: ElementTraits): readonly string[] {
  return remembered(CALLS, traits, () => [...new Set([...traits.idWords, ...traits.classWords])]);
}

function remembered(known: WeakMap<ElementTraits, readonly string[]>, traits: ElementTraits, read: () => readonly string[]): readonly string[] {
  let words = known.get(traits);
  if (words === undefined) known.set(traits, (words = read()));
  return words;
}
