/** Words that stand in any request and say nothing about which kind it is. */
const STOP_WORDS = new Set(
  'a an and are as at be but by can for from has have in into is it its of on or our so that the their then this to was we when which will with you your add please should show make'.split(' '),
);
/** Words kept of one request: enough to recognise its kind, few enough to compare thousands. */
const MOST_WORDS = 24;
const LONGEST_TEXT = 2000;

/**
 * The content words of a request, sorted and without duplicates: lower case, quoted copy, numbers and links left out,
 * common English endings taken off. What two requests of one kind share is in them.
 */
export function requestWords(description: string): string[] {
  const text = description.slice(0, LONGEST_TEXT).toLowerCase().replaceAll(/"[^"]*"|“[^”]*”|https?:\/\/\S+/g, ' ');
  const words = text.match(/\p{L}[\p{L}-]+/gu) ?? [];
  const kept = words.filter((word) => !STOP_WORDS.has(word)).map(stem);
  return [...new Set(kept)].slice(0, MOST_WORDS).sort();
}

const stem = (word: string): string => (word.length > 3 ? word.replace(/(?:ing|ed|es|s)$/, '') : word);

/** How alike two requests are: shared words over all words, 0..1 (Jaccard). Both lists are sorted. */
export function similarity(one: readonly string[], other: readonly string[]): number {
  let shared = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [a, b] = [one[i] ?? '', other[j] ?? ''];
    if (a === b) {
      shared += 1;
      i += 1;
      j += 1;
    } else if (a < b) i += 1;
    else j += 1;
  }
  const all = one.length + other.length - shared;
  return all === 0 ? 0 : shared / all;
}
