import type { Quote } from './extract-copy.js';
import { AMBIGUOUS_COLORS, COLOR_PHRASES, NAMED_COLORS } from './named-colors.js';
import { parseColor } from './parse-color.js';
import { isInside, tokenize, type Span, type Token } from './tokenize.js';

export interface ColorMention extends Span {
  /** As a colour slot keeps it: `#rrggbb` or a CSS name. */
  readonly value: string;
}

/** Words beside a colour that make clear that a colour is meant. */
const COLOR_WORDS = new Set('background bg text font copy color colour coloured colored border button bar banner badge shade'.split(' '));
const MAX_WORDS = 4;
/** The first three letters of every colour: most words need no closer look. */
const COLOR_STARTS = new Set([...NAMED_COLORS, ...COLOR_PHRASES.keys()].map((name) => name.slice(0, 3)));

/** The colours a request names outside of its copy, in order. A quoted colour code counts too. */
export function extractColors(description: string, quotes: readonly Quote[]): ColorMention[] {
  const codes = [...description.matchAll(/#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3})\b|rgb\([^)]{5,30}\)/giu)].flatMap((match): ColorMention[] => {
    const value = parseColor(match[0]);
    const span = { start: match.index, end: match.index + match[0].length };
    return value === null || isPartOfCopy(span, quotes) ? [] : [{ ...span, value }];
  });
  const tokens = tokenize(description).filter((token) => !isInside(token, quotes) && !isInside(token, codes));
  return [...codes, ...namedColors(description, tokens)].sort((one, other) => one.start - other.start);
}

function isPartOfCopy(span: Span, quotes: readonly Quote[]): boolean {
  return quotes.some((quote) => span.start >= quote.start && span.end <= quote.end && span.end - span.start + 2 < quote.end - quote.start);
}

function namedColors(description: string, tokens: readonly Token[]): ColorMention[] {
  const found: ColorMention[] = [];
  for (let at = 0; at < tokens.length; ) {
    const length = lengthOfColor(description, tokens, at);
    if (length > 0) found.push(mentionOf(tokens.slice(at, at + length)));
    at += Math.max(1, length);
  }
  return found;
}

/** How many words from `at` on are a colour together; the longest reading counts ("dark blue", not "blue"). */
function lengthOfColor(description: string, tokens: readonly Token[], at: number): number {
  if (!COLOR_STARTS.has((tokens[at]?.word ?? '').slice(0, 3))) return 0;
  for (let length = Math.min(MAX_WORDS, tokens.length - at); length > 0; length -= 1) {
    const words = tokens.slice(at, at + length);
    const [first, last] = [words[0], words.at(-1)];
    if (first === undefined || last === undefined || !/^[\p{L}\s-]+$/u.test(description.slice(first.start, last.end))) continue;
    if (parseColor(wordsOf(words)) === null) continue;
    const [before, after] = [tokens[at - 1], tokens[at + length]];
    if (after?.word === 'friday') return 0;
    const isSure = length > 1 || !AMBIGUOUS_COLORS.has(first.word) || isColorWord(after) || isColorWord(before) || before?.word === 'in';
    return isSure ? length : 0;
  }
  return 0;
}

const wordsOf = (words: readonly Token[]): string => words.map((token) => token.word).join(' ');
const isColorWord = (token: Token | undefined): boolean => token !== undefined && COLOR_WORDS.has(token.stem);

function mentionOf(words: readonly Token[]): ColorMention {
  return { value: parseColor(wordsOf(words)) ?? '', start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}
