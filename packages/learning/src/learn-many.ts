import type { Improvement } from '@safecode/domain/corrections/improvement';
import { costOf } from './diff/change.js';
import { learn, type Correction, type LearnOptions } from './learn.js';
import { MIN_CORRECTIONS } from './learn/min-corrections.js';
import { changesOf, readSample } from './learn/sample.js';
import { bucketKeys } from './many/bucket-keys.js';
import { Corpus } from './many/corpus.js';

/** Up to so many corrections are compared each with each. */
const FEW = 120;
/** Corrections looked at together: what more of them have in common, these have too. */
const SAMPLE = 16;
/** How often what was learnt is learnt again because it was wrong about a correction elsewhere. */
const ATTEMPTS = 3;

/**
 * As `learn`, for any number of corrections: those that share something are looked at together, a few of each, and what they
 * teach is tried on every correction it can fit. Nothing is learnt that is wrong about one of them. Time grows with the
 * number of corrections and of lessons, not with its square. Pure and deterministic.
 */
export function learnMany(corrections: readonly Correction[], options: LearnOptions): readonly Improvement[] {
  if (corrections.length <= FEW) return learn(corrections, options);
  const corpus = new Corpus();
  const buckets = new Map<string, number[]>();
  for (const correction of corrections.toSorted((one, other) => one.seq - other.seq || (one.id < other.id ? -1 : 1))) {
    const sample = readSample(correction);
    if (sample === null) continue;
    const changes = changesOf(sample);
    const index = corpus.add(sample, costOf(changes));
    for (const key of bucketKeys(sample, changes)) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [index]);
      else bucket.push(index);
    }
  }
  const learnt = new Map<string, Improvement>();
  // The widest first: what is learnt from many needs not be learnt from each part of them.
  const wide = [...buckets].filter(([, members]) => members.length >= MIN_CORRECTIONS).sort(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1));
  for (const [, members] of wide) {
    const open = members.filter((index) => (corpus.entries[index]?.distance ?? 0) > 0);
    if (distinct(corpus, open) >= MIN_CORRECTIONS) learnBucket(corpus, open, { options, learnt });
  }
  return [...learnt.values()];
}

interface Learning {
  readonly options: LearnOptions;
  readonly learnt: Map<string, Improvement>;
}

function learnBucket(corpus: Corpus, members: readonly number[], { options, learnt }: Learning): void {
  const chosen = new Set(spread(members, SAMPLE));
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = learn([...chosen].sort((one, other) => one - other).flatMap((index) => leftOf(corpus, index)), options).filter(({ id }) => !learnt.has(id));
    let isWrong = false;
    for (const improvement of found) {
      const judged = corpus.judge(improvement);
      if (!judged.isRight) {
        isWrong = !chosen.has(judged.counterExample) || isWrong;
        chosen.add(judged.counterExample);
      } else if (distinct(corpus, judged.support) >= MIN_CORRECTIONS) {
        corpus.accept(judged);
        learnt.set(improvement.id, withSupport(corpus, improvement, judged.support));
      }
    }
    // What was wrong elsewhere is learnt again beside what it was wrong about.
    if (!isWrong) return;
  }
}

/** A correction with what is left of it to learn. */
function leftOf(corpus: Corpus, index: number): Correction[] {
  const entry = corpus.entries[index];
  return entry === undefined ? [] : [{ ...entry.correction, original: entry.current }];
}

const distinct = (corpus: Corpus, indices: readonly number[]): number => new Set(indices.map((index) => corpus.entries[index]?.correction.id)).size;

function withSupport(corpus: Corpus, improvement: Improvement, support: readonly number[]): Improvement {
  const corrections = support.flatMap((index) => corpus.entries[index]?.correction ?? []);
  return { ...improvement, support: [...new Set(corrections.map(({ id }) => id))], authors: [...new Set(corrections.map(({ author }) => author))].sort() };
}

/** So many of a list at most, evenly spread, in its order. */
function spread(list: readonly number[], most: number): number[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]).filter((index) => index !== undefined);
}
