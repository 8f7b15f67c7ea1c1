import type { ReasonIntent } from '@safecode/domain/corrections/reason-intent';
import { LEXICON, type LexiconEntry } from './lexicon.js';
import { isMistyped, LEAST_LENGTH } from './mistyped.js';
import { reasonClauses, type Clause } from './reason-clauses.js';

/** Entries of one word that is a beginning, by it; all others by their first word; those a slip may lead to by their first letter. */
const BEGINNINGS = grouped(LEXICON.filter(({ isPrefix }) => isPrefix), ([word]) => word);
const BY_WORD = grouped(LEXICON.filter(({ isPrefix }) => !isPrefix), ([word]) => word);
const BY_LETTER = grouped(LEXICON.filter(({ words: [word, ...more] }) => more.length === 0 && word.length >= LEAST_LENGTH), ([word]) => word.charAt(0));
const LONGEST = Math.max(...[...BEGINNINGS.keys()].map(({ length }) => length));

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

function grouped(entries: readonly LexiconEntry[], keyOf: (words: readonly [string, ...string[]]) => string): ReadonlyMap<string, readonly LexiconEntry[]> {
  const groups = new Map<string, LexiconEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry.words);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
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
    const exact = entriesAt(words, at);
    return exact.length > 0 ? exact : (BY_LETTER.get(word[0] ?? '') ?? []).filter(({ words: [known], isPrefix }) => isMistyped(word, known, isPrefix));
  });
}

function entriesAt(words: readonly string[], at: number): LexiconEntry[] {
  const word = words[at] ?? '';
  const starts = Array.from({ length: Math.min(word.length, LONGEST) }, (_, length) => word.slice(0, length + 1)).flatMap((start) => BEGINNINGS.get(start) ?? []);
  const whole = (BY_WORD.get(word) ?? []).filter((entry) => entry.words.every((part, offset) => words[at + offset] === part));
  return [...whole, ...starts];
}
