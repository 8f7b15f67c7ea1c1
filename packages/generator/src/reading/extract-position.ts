import type { InsertPosition } from '@safecode/domain/templates/slot';
import type { Quote } from './extract-copy.js';
import { isInside, tokenize, type Span, type Token } from './tokenize.js';

/** "above the buy button": where, and the words that name the element. The span covers preposition and phrase. */
export interface Placement extends Span {
  readonly position: InsertPosition;
  /** At most six words after the preposition, without the determiner; the element's name is a beginning of them. */
  readonly phrase: readonly Token[];
  /** The preposition speaks of places only ("above the"), so that a phrase nobody knows is an element nobody approved. */
  readonly isCertain: boolean;
}

interface Preposition {
  readonly pattern: string;
  readonly position: InsertPosition;
  /** Also used of times, amounts and manners: "after the sale", "under 50 EUR", "in dark blue". */
  readonly isLoose?: true;
}

/** Longer ones first: "at the bottom of" must not be read as "of". */
const PREPOSITIONS: readonly Preposition[] = [
  { pattern: 'between', position: 'afterend' },
  { pattern: '(?:(?:at|to|on|in)\\s+)?the\\s+(?:very\\s+)?(?:top|start|beginning)\\s+(?:of|inside)|first\\s+(?:thing\\s+)?(?:in|inside)', position: 'afterbegin' },
  { pattern: '(?:(?:at|to|on|in)\\s+)?the\\s+(?:very\\s+)?(?:bottom|end)\\s+of|last\\s+(?:thing\\s+)?(?:in|inside)', position: 'beforeend' },
  { pattern: 'on\\s+top\\s+of|above|ahead\\s+of|in\\s+front\\s+of', position: 'beforebegin' },
  { pattern: 'below|beneath|underneath|next\\s+to|beside|alongside', position: 'afterend' },
  { pattern: 'inside(?:\\s+of)?', position: 'beforeend' },
  { pattern: 'before', position: 'beforebegin', isLoose: true },
  { pattern: 'after|under|following|behind', position: 'afterend', isLoose: true },
  { pattern: 'into|within|in', position: 'beforeend', isLoose: true },
];

const PATTERN = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${PREPOSITIONS.map(({ pattern }) => `(${pattern})`).join('|')})\\s+(?=[\\p{L}"“'‘])`, 'giu');
const DETERMINER = /^(?:the|our|its|their|your|this|that|each|every)$/;
const MAX_WORDS = 6;

/** Where a request wants something to stand, in the order of the text. Quoted copy is no part of a phrase; a quoted name is. */
export function extractPlacements(description: string, quotes: readonly Quote[]): Placement[] {
  const copy = quotes.filter((quote) => quote.use === 'copy');
  const tokens = tokenize(description).filter((token) => !isInside(token, copy));
  return [...description.matchAll(PATTERN)].flatMap((match): Placement[] => {
    const preposition = PREPOSITIONS[match.slice(1).findIndex((group) => group !== undefined)];
    const start = match.index;
    const from = start + match[0].length;
    if (preposition === undefined || isInside({ start, end: from }, copy)) return [];
    const words = wordsFrom(description, tokens, { from, copy });
    const hasDeterminer = DETERMINER.test(words[0]?.word ?? '');
    const phrase = words.filter((token, at) => !(at === 0 && (hasDeterminer || token.word === 'a' || token.word === 'an'))).slice(0, MAX_WORDS);
    const end = phrase.at(-1)?.end ?? from;
    // "in stock", "before checkout": without a determiner these speak of states and times.
    const isNoPlace = phrase.length === 0 || (preposition.isLoose === true && !hasDeterminer);
    return isNoPlace ? [] : [{ start, end, position: preposition.position, phrase, isCertain: hasDeterminer && preposition.isLoose !== true }];
  });
}

/** The words up to the end of the clause or the next copy. */
function wordsFrom(description: string, tokens: readonly Token[], scope: { readonly from: number; readonly copy: readonly Span[] }): Token[] {
  const words: Token[] = [];
  let end = scope.from;
  for (const token of tokens) {
    if (token.start < scope.from) continue;
    const gap = description.slice(end, token.start);
    if (words.length > MAX_WORDS || /[,.;:!?()\n]/.test(gap) || scope.copy.some((quote) => quote.start >= end && quote.end <= token.start)) break;
    words.push(token);
    end = token.end;
  }
  return words;
}
