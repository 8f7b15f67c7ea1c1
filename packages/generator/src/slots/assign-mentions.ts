import type { Slot } from '@safecode/domain/templates/slot';
import type { Span, Token } from '../reading/tokenize.js';
import { wordsOfSlot } from './slot-words.js';

/** A description and its words; words inside of copy are left out. */
export interface ReadText {
  readonly description: string;
  readonly tokens: readonly Token[];
}

export interface Assignment<M, S> {
  readonly pairs: readonly { readonly slot: S; readonly mention: M; readonly isHinted: boolean }[];
  /** Mentions that no slot took. */
  readonly left: readonly M[];
}

/** How far a hint may stand from what it points at, in words. */
const REACH = 4;
/** Words that point at what follows them only: in "5 EUR over 50 EUR" the "over" belongs to the 50. */
const LEADING = new Set('over above from under below after before with for in to of on saying'.split(' '));

/**
 * Gives each mention to at most one slot: first by the words around it, nearest first, then the mentions without such
 * words to the free slots in the order of both. A mention whose words point at a taken slot is not moved to another.
 */
export function assignMentions<M extends Span, S extends Slot>(
  text: ReadText,
  input: { readonly mentions: readonly M[]; readonly slots: readonly S[]; readonly fits: (mention: M, slot: S) => boolean },
): Assignment<M, S> {
  const scored = input.mentions.flatMap((mention) =>
    input.slots
      .filter((slot) => input.fits(mention, slot))
      .map((slot) => ({ mention, slot, score: hintScore(text, mention, wordsOfSlot(slot)) })),
  );
  const pairs: { slot: S; mention: M; isHinted: boolean }[] = [];
  const isFree = (entry: { mention: M; slot: S }): boolean => pairs.every((pair) => pair.slot !== entry.slot && pair.mention !== entry.mention);
  // The sort is stable: at equal scores the order of the text and of the slots decides.
  for (const entry of scored.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score)) {
    if (isFree(entry)) pairs.push({ slot: entry.slot, mention: entry.mention, isHinted: true });
  }
  const pointed = new Set(scored.filter(({ score }) => score > 0).map(({ mention }) => mention));
  for (const entry of scored) {
    if (!pointed.has(entry.mention) && isFree(entry)) pairs.push({ slot: entry.slot, mention: entry.mention, isHinted: false });
  }
  return { pairs, left: input.mentions.filter((mention) => pairs.every((pair) => pair.mention !== mention)) };
}

/**
 * How strongly the words around a mention point at a slot; 0: not at all. The word right after counts most ("white
 * text"), then the one right before ("text white", "text: white"). A comma or full stop ends the search.
 */
export function hintScore(text: ReadText, mention: Span, words: ReadonlySet<string>): number {
  const after = text.tokens.filter((token) => token.start >= mention.end).slice(0, REACH);
  const before = text.tokens.filter((token) => token.end <= mention.start).slice(-REACH).toReversed();
  const isNear = (from: number, to: number, stops: RegExp): boolean => !stops.test(text.description.slice(from, to));
  let best = 0;
  after.forEach((token, at) => {
    if (words.has(token.stem) && !LEADING.has(token.stem) && isNear(mention.end, token.start, /[,.;:!?\n()]/)) best = Math.max(best, 10 - 2 * (at + 1));
  });
  before.forEach((token, at) => {
    if (words.has(token.stem) && isNear(token.end, mention.start, /[,.;!?\n]/)) best = Math.max(best, 9 - 2 * (at + 1));
  });
  return best;
}
