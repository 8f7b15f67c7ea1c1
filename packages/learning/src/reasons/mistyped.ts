/** Shorter words are too near to other words. Characters. */
export const LEAST_LENGTH = 6;
/** Ordinary words that are one letter away from a word of the lexicon (consent). */
const ORDINARY: ReadonlySet<string> = new Set(['content', 'contents']);

/**
 * Whether a word is one slip away from a word of the lexicon, or, for a prefix, from its beginning: a letter left out, added,
 * changed, or two neighbours the wrong way round. The first letter must be right: that is where slips are rare.
 */
export function isMistyped(word: string, known: string, isPrefix: boolean): boolean {
  if (known.length < LEAST_LENGTH || ORDINARY.has(word) || word.length < known.length - 1 || word[0] !== known[0]) return false;
  // A word without its ending is another form of it, not a slip.
  if (known.startsWith(word) || (!isPrefix && word.length > known.length + 1)) return false;
  const at = firstDifference(word, known);
  const rest = known.slice(at);
  const fits = (tail: string, of: string): boolean => (isPrefix ? tail.startsWith(of) : tail === of);
  const swapped = word[at] === known[at + 1] && word[at + 1] === known[at] && fits(word.slice(at + 2), rest.slice(2));
  return swapped || fits(word.slice(at), rest.slice(1)) || fits(word.slice(at + 1), rest) || fits(word.slice(at + 1), rest.slice(1));
}

function firstDifference(word: string, known: string): number {
  let at = 0;
  while (at < known.length && word[at] === known[at]) at += 1;
  return at;
}
