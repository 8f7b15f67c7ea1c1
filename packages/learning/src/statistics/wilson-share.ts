import type { Share } from '@safecode/domain/confidence/prediction';
import { wilsonInterval } from '@safecode/domain/learning/wilson';

/** A share with its 95 % interval (see wilsonInterval). Of nothing the rate is 0 and the interval all of 0..1. */
export function wilsonShare(count: number, n: number): Share {
  const rate = n === 0 ? 0 : count / n;
  const { low, high } = wilsonInterval(count, n);
  // Rounding must not leave the rate outside of its own interval.
  return { n, count, rate, low: Math.min(rate, low), high: Math.max(rate, high) };
}
