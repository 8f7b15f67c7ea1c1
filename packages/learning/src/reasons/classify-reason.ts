import type { ReasonIntent } from '@safecode/domain/corrections/reason-intent';
import { LEXICON, type LexiconEntry } from './lexicon.js';
import { isMistyped } from './mistyped.js';
import { reasonClauses, type Clause } from './reason-clauses.js';

/** A word that only supports is not enough. */
const LEAST_SCORE = 2;

/**
 * What the words of a reason are about; `other` when they say too little, or two things alike. The same text gives the
 * same answer. It is for people to read: nothing may be learnt, matched or decided by it.
 */
export function classifyReason(reason: string): ReasonIntent {
  const clauses = reasonClauses(reason);
  const affirmed = bestOf(clauses.filter(({ isContrast }) => !isContrast));
  return affirmed === 'other' ? bestOf(clauses) : affirmed;
}

function bestOf(clauses: readonly Clause[]): ReasonIntent {
  const found = clauses.flatMap(({ words }) => entriesIn(words));
  const scores = new Map<ReasonIntent, number>();
  // Said twice is said once.
  for (const { intent, weight } of new Set(found)) scores.set(intent, (scores.get(intent) ?? 0) + weight);
  const [first, second] = [...scores].sort(([, one], [, other]) => other - one);
  if (first === undefined || first[1] < LEAST_SCORE || first[1] === second?.[1]) return 'other';
  return first[0];
}

function entriesIn(words: readonly string[]): LexiconEntry[] {
  return words.flatMap((word, at) => {
    const exact = LEXICON.filter((entry) => standsAt(entry, words, at));
    return exact.length > 0 ? exact : LEXICON.filter((entry) => entry.words.length === 1 && isMistyped(word, entry.words[0] ?? '', entry.isPrefix));
  });
}

const standsAt = (entry: LexiconEntry, words: readonly string[], at: number): boolean =>
  entry.words.every((part, offset) => {
    const word = words[at + offset];
    const isLast = offset === entry.words.length - 1;
    return word !== undefined && (entry.isPrefix && isLast ? word.startsWith(part) : word === part);
  });
