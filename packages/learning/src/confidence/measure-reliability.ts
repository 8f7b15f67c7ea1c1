import type { Reliability, ReliabilityBin } from '@safecode/domain/confidence/confidence-model';
import { seededRandom } from '../statistics/seeded-random.js';
import { wilsonShare } from '../statistics/wilson-share.js';
import type { Claim } from './calibrate.js';

const MOST_BINS = 10;
/** Fewer claims in a bin say nothing. */
const LEAST_IN_BIN = 30;
const RESAMPLES = 200;
const SEED = 20_261_201;

/**
 * How claims compare with what became of them, over bins of equal size: the expected calibration error (Naeini et al.,
 * AAAI 2015) with its 95 % interval by resampling, and the Brier score against always saying the base rate.
 * Deterministic.
 */
export function measureReliability(claims: readonly Claim[]): Reliability {
  const n = claims.length;
  if (n === 0) return { n, error: null, brier: null, baseBrier: null, bins: [] };
  const sorted = [...claims].sort((one, other) => one.probability - other.probability);
  const base = claims.filter(({ isTrue }) => isTrue).length / n;
  const brierOf = (predict: (claim: Claim) => number): number => claims.reduce((sum, claim) => sum + (predict(claim) - (claim.isTrue ? 1 : 0)) ** 2, 0) / n;
  return {
    n,
    error: { value: errorOf(sorted), ...resampled(claims) },
    brier: brierOf(({ probability }) => probability),
    baseBrier: brierOf(() => base),
    bins: binsOf(sorted).map(toBin),
  };
}

/** Bins of equal size; what claims the same stays together. */
function binsOf(sorted: readonly Claim[]): Claim[][] {
  const count = Math.max(1, Math.min(MOST_BINS, Math.floor(sorted.length / LEAST_IN_BIN)));
  const bins: Claim[][] = [];
  let start = 0;
  for (let bin = 1; bin <= count && start < sorted.length; bin += 1) {
    let end = Math.max(start + 1, Math.round((bin * sorted.length) / count));
    while (end < sorted.length && sorted[end]?.probability === sorted[end - 1]?.probability) end += 1;
    bins.push(sorted.slice(start, end));
    start = end;
  }
  return bins;
}

const meanOf = (bin: readonly Claim[]): number => bin.reduce((sum, { probability }) => sum + probability, 0) / bin.length;
const trueOf = (bin: readonly Claim[]): number => bin.filter(({ isTrue }) => isTrue).length;

function toBin(bin: readonly Claim[]): ReliabilityBin {
  return { from: bin[0]?.probability ?? 0, to: bin.at(-1)?.probability ?? 0, predicted: meanOf(bin), share: wilsonShare(trueOf(bin), bin.length) };
}

function errorOf(sorted: readonly Claim[]): number {
  return binsOf(sorted).reduce((sum, bin) => sum + Math.abs(trueOf(bin) - meanOf(bin) * bin.length), 0) / sorted.length;
}

function resampled(claims: readonly Claim[]): { low: number; high: number } {
  const random = seededRandom(SEED);
  const errors = Array.from({ length: RESAMPLES }, () => {
    const drawn = claims.map(() => claims[Math.floor(random() * claims.length)] ?? { probability: 0, isTrue: false });
    return errorOf(drawn.sort((one, other) => one.probability - other.probability));
  }).sort((one, other) => one - other);
  return { low: errors[Math.floor(RESAMPLES * 0.025)] ?? 0, high: errors[Math.floor(RESAMPLES * 0.975)] ?? 1 };
}
