/** The trigrams of one word, with two blanks before it and one behind, as pg_trgm cuts them. */
export type WordTrigrams = ReadonlySet<string>;

/** The trigrams of each word; a word that stands twice counts once. */
export function trigramsOfWords(words: readonly string[]): WordTrigrams[] {
  return [...new Set(words)].map((word) => {
    const padded = `  ${word} `;
    return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
  });
}

/** The words of a text, and all their trigrams: most words of most names share none with a text. */
export interface SpelledText {
  readonly words: readonly WordTrigrams[];
  readonly all: WordTrigrams;
}

/** A text that many names are looked for in. */
export function spellText(words: readonly string[]): SpelledText {
  const spelled = trigramsOfWords(words);
  return { words: spelled, all: new Set(spelled.flatMap((word) => [...word])) };
}

/**
 * How much of a name stands in a text, forgiving spelling: for each word of the name the best similarity with any word of
 * the text (shared trigrams by all of both), longer words counting more. 0 (nothing) to 1 (every word as it is).
 */
export function spellingSimilarity(name: readonly WordTrigrams[], text: SpelledText): number {
  const size = name.reduce((sum, word) => sum + word.size, 0);
  if (size === 0) return 0;
  return name.reduce((sum, word) => sum + word.size * bestSimilarity(word, text), 0) / size;
}

function bestSimilarity(word: WordTrigrams, { words, all }: SpelledText): number {
  if (!sharesAny(word, all)) return 0;
  let best = 0;
  for (const other of words) best = Math.max(best, similarity(word, other));
  return best;
}

function sharesAny(one: WordTrigrams, other: WordTrigrams): boolean {
  for (const trigram of one) if (other.has(trigram)) return true;
  return false;
}

function similarity(one: WordTrigrams, other: WordTrigrams): number {
  let shared = 0;
  for (const trigram of one) if (other.has(trigram)) shared += 1;
  return shared / (one.size + other.size - shared);
}
