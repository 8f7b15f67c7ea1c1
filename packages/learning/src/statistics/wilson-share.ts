import type { Share } from '@safecode/domain/confidence/prediction';

/** Two-sided 95 %. */
const Z = 1.959964;

/**
 * A share with its 95 % interval by Wilson's score method (Wilson 1927), which holds for few cases and at the ends.
 * Of nothing the rate is 0 and the interval all of 0..1.
 */
export function wilsonShare(count: number, n: number): Share {
  if (n === 0) return { n: 0, count: 0, rate: 0, low: 0, high: 1 };
  const rate = count / n;
  const centre = (rate + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((rate * (1 - rate)) / n + (Z * Z) / (4 * n * n));
  return { n, count, rate, low: Math.max(0, Math.min(rate, centre - half)), high: Math.min(1, Math.max(rate, centre + half)) };
}
