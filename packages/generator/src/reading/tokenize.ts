/** A stretch of a description. `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One word of a description: `word` is lower case, `stem` without plural and possessive. */
export interface Token extends Span {
  readonly word: string;
  readonly stem: string;
}

/** Splits a text into words. Hyphens and slashes part words: `free-shipping` is two. */
export function tokenize(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu)].map((match) => {
    const word = match[0].toLowerCase().replaceAll('’', "'");
    return { word, stem: stemOf(word), start: match.index, end: match.index + match[0].length };
  });
}

/** The word without plural and possessive. Deliberately shy: other forms are matters of the concepts. */
export function stemOf(word: string): string {
  const bare = word.replace(/'s$/, '');
  if (bare.length > 4 && bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
  if (bare.length > 4 && /(?:x|ch|sh|ss)es$/.test(bare)) return bare.slice(0, -2);
  return bare.length > 3 && /[^su]s$/.test(bare) ? bare.slice(0, -1) : bare;
}

/** The words of an identifier: `buyButton` and `mini-cart` are two each. */
export function wordsOfName(name: string): string[] {
  return tokenize(name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')).map((token) => token.stem);
}

/** Whether two places in a text share a character. */
export const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
/** Whether a place shares a character with any of others. */
export const isInside = (span: Span, spans: readonly Span[]): boolean => spans.some((other) => overlaps(span, other));
