import type { FittedModel } from '@safecode/domain/confidence/confidence-model';
import { clampProbability, probabilityOf } from '../statistics/log-odds.js';
import { fitLogistic } from '../statistics/fit-logistic.js';

export type Calibration = FittedModel['calibration'];

/** A probability that was claimed for a case, and what became of it. */
export interface Claim {
  readonly probability: number;
  readonly isTrue: boolean;
}

/** Changes nothing. */
export const IDENTITY: Calibration = { a: 1, b: 1, c: 0 };
/** Keeps the numbers finite when claims are few or all alike. */
const PENALTY = 0.5;

/**
 * The rising map from claimed to true probability: beta calibration (Kull, Silva Filho, Flach: "Beta calibration",
 * AISTATS 2017), three numbers, of which two may not be negative. Give it claims about cases the model had not seen.
 */
export function fitCalibration(claims: readonly Claim[]): Calibration {
  const both = fitOn(claims, (p) => [Math.log(p), -Math.log(1 - p)]);
  const [a = 1, b = 1] = both.weights;
  if (a >= 0 && b >= 0) return { a, b, c: both.intercept };
  // A falling part would turn the order round: the other part alone then.
  const single = a < 0 ? fitOn(claims, (p) => [-Math.log(1 - p)]) : fitOn(claims, (p) => [Math.log(p)]);
  const weight = Math.max(0, single.weights[0] ?? 0);
  return a < 0 ? { a: 0, b: weight, c: single.intercept } : { a: weight, b: 0, c: single.intercept };
}

function fitOn(claims: readonly Claim[], valuesOf: (p: number) => number[]): { intercept: number; weights: readonly number[] } {
  return fitLogistic(claims.map(({ probability, isTrue }) => ({ values: valuesOf(clampProbability(probability)), isTrue })), PENALTY / Math.max(1, claims.length));
}

/** 0..1. */
export function calibrate({ a, b, c }: Calibration, probability: number): number {
  const p = clampProbability(probability);
  return probabilityOf(a * Math.log(p) - b * Math.log(1 - p) + c);
}
