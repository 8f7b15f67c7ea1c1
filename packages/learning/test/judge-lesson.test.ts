import { describe, expect, it } from 'vitest';
import { judgeLesson, type LessonTrial } from '../src/experiments/judge-lesson.js';
import { seededRandom } from '../src/statistics/seeded-random.js';

interface Made {
  /** Chance that code goes wrong, by kind: with the lesson, without it. */
  readonly rates: Readonly<Record<string, readonly [withIt: number, without: number]>>;
  /** Chance that a line of the lesson is changed. */
  readonly places: number;
  readonly codes: number;
}

function history({ rates, places, codes }: Made, random: () => number): LessonTrial[] {
  const kinds = Object.entries(rates);
  return Array.from({ length: codes }, (): LessonTrial => {
    const [stratum, [withIt, without]] = kinds[Math.floor(random() * kinds.length)] ?? ['', [0, 0]];
    const hasLesson = random() < 0.4;
    const isWrong = random() < (hasLesson ? withIt : without);
    return { stratum, hasLesson, isWrong, isPlaceChanged: hasLesson ? random() < places : null };
  });
}

/** The share of histories in which the lesson would have been withdrawn by their end; evidence is the largest so far. */
function withdrawn(made: Made, { runs, seed }: { readonly runs: number; readonly seed: number }): number {
  const random = seededRandom(seed);
  let count = 0;
  for (let run = 0; run < runs; run += 1) if (judgeLesson(history(made, random)).verdict !== 'open') count += 1;
  return count / runs;
}

describe('a lesson in use is judged after every code', () => {
  it.each([
    ['that changes nothing', { rates: { a: [0.3, 0.3] }, places: 0.1, codes: 500 }],
    ['on kinds of code that differ much', { rates: { easy: [0.05, 0.05], hard: [0.7, 0.7] }, places: 0.2, codes: 500 }],
    ['at the edge of what is tolerated', { rates: { a: [0.25, 0.3] }, places: 0.25, codes: 500 }],
    ['that helps', { rates: { a: [0.1, 0.5] }, places: 0.05, codes: 500 }],
  ] as const)('and withdrawn in at most 5 of 100 histories when it is one %s', (_name, made) => {
    // 400 runs: the standard error at 5 % is 1.1 points.
    expect(withdrawn(made, { runs: 400, seed: 11 })).toBeLessThanOrEqual(0.05);
  });

  it.each([
    ['goes wrong twice as often', { rates: { a: [0.6, 0.3], b: [0.4, 0.15] }, places: 0.1, codes: 500 }],
    ['has its own lines changed in every second code', { rates: { a: [0.3, 0.3] }, places: 0.5, codes: 200 }],
  ] as const)('and mostly withdrawn when it %s', (_name, made) => {
    expect(withdrawn(made, { runs: 200, seed: 12 })).toBeGreaterThan(0.8);
  });

  it('by code of the same kind only: what is hard anyway does not speak against it', () => {
    const trials = Array.from({ length: 200 }, (_, at): LessonTrial => ({ stratum: at % 2 === 0 ? 'hard' : 'easy', hasLesson: at % 2 === 0, isWrong: at % 2 === 0, isPlaceChanged: at % 2 === 0 ? false : null }));
    expect(judgeLesson(trials)).toMatchObject({ worse: 1, verdict: 'open', with: { n: 100, count: 100 }, without: { n: 100, count: 0 } });
  });
});
