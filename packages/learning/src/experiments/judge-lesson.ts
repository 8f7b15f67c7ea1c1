import type { LessonReading } from '@safecode/domain/learning/lesson';
import { wilsonShare } from '../statistics/wilson-share.js';
import { sequentialEvidence, toleranceEvidence, type TrialPair } from './sequential-evidence.js';

/** Settled code of a brand, as far as it says whether a lesson helps. */
export interface LessonTrial {
  /** What made it, e.g. a template: code is compared with code of the same kind only. */
  readonly stratum: string;
  readonly hasLesson: boolean;
  /** It was edited or rejected. */
  readonly isWrong: boolean;
  /** Whether the lines the lesson wrote were changed; null where that is not known, as in rejected code. */
  readonly isPlaceChanged: boolean | null;
}

/** Two tests with an error of 2.5 % each: 5 % for both together, whenever one looks. */
const ENOUGH = 40;
/** The share of its own places that may be changed: less is the taste of the day. */
const TOLERATED = 0.25;

/**
 * Whether a lesson in use does harm, from settled code in the order in which it was settled: code with it goes wrong more
 * often than code of the same kind without it, or people change the very lines it wrote in more than a quarter of the codes.
 * Pairs of different kinds of code may have different rates: the evidence of each pair holds for any rate.
 */
export function judgeLesson(trials: readonly LessonTrial[]): Omit<LessonReading, 'since'> {
  const places = trials.flatMap(({ hasLesson, isPlaceChanged }) => (hasLesson && isPlaceChanged !== null ? [isPlaceChanged] : []));
  const worse = sequentialEvidence(pairsOf(trials));
  const placesWorse = toleranceEvidence(places, TOLERATED);
  const verdict = worse >= ENOUGH ? 'worse' : placesWorse >= ENOUGH ? 'places' : 'open';
  return { with: shareOf(trials, true), without: shareOf(trials, false), places: wilsonShare(places.filter(Boolean).length, places.length), worse, placesWorse, tolerated: TOLERATED, enough: ENOUGH, verdict };
}

function shareOf(trials: readonly LessonTrial[], hasLesson: boolean) {
  const own = trials.filter((trial) => trial.hasLesson === hasLesson);
  return wilsonShare(own.filter(({ isWrong }) => isWrong).length, own.length);
}

/** The first with the lesson and the first without it of each kind of code, and so on, in the order in which pairs are complete. */
function pairsOf(trials: readonly LessonTrial[]): TrialPair[] {
  const waiting = new Map<string, LessonTrial[]>();
  return trials.flatMap((trial) => {
    const partners = waiting.get(`${!trial.hasLesson} ${trial.stratum}`);
    const partner = partners?.shift();
    if (partner !== undefined) return [trial.hasLesson ? { control: partner.isWrong, treatment: trial.isWrong } : { control: trial.isWrong, treatment: partner.isWrong }];
    const key = `${trial.hasLesson} ${trial.stratum}`;
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [trial]);
    else same.push(trial);
    return [];
  });
}
