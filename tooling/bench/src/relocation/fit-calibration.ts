import type { Calibration } from '@safecode/selectors/relocation/calibration';
import type { Verdict } from './cross-validate.js';

/** Verdicts a knot stands for at least: fewer would follow chance. */
const LEAST = 10;
const MADE = 0.02;

/**
 * The rising curve from raw to measured probability that fits the verdicts best (isotonic regression by pooling
 * neighbours that violate the order), with equal steps merged. Give it verdicts of cross-validation only.
 */
export function fitCalibration(verdicts: readonly Verdict[]): Calibration {
  const sorted = [...verdicts].sort((a, b) => a.raw - b.raw);
  const pools: { raw: number; right: number; weight: number }[] = [];
  for (const { raw, right, example } of sorted) {
    // Labelled targets show how often an element is gone in earnest; the made ones only fill the gaps between them.
    const weight = example.source === 'labelled' ? 1 : MADE;
    pools.push({ raw: raw * weight, right: right ? weight : 0, weight });
    for (let last = pools.at(-1), before = pools.at(-2); last !== undefined && before !== undefined && (before.right / before.weight >= last.right / last.weight || before.weight < LEAST); last = pools.at(-1), before = pools.at(-2)) {
      pools.splice(-2, 2, { raw: before.raw + last.raw, right: before.right + last.right, weight: before.weight + last.weight });
    }
  }
  // A prior of half a verdict each way keeps the ends off 0 and 1; it must not turn the order of small pools round.
  let highest = 0;
  return pools.map(({ raw, right, weight }) => {
    highest = Math.max(highest, (right + 0.5) / (weight + 1));
    return [round(raw / weight), round(highest)] as const;
  });
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Mean distance between what was claimed and what was right, over ten bins weighted by their size: 0 is perfect. */
export function calibrationError(claims: readonly { readonly confidence: number; readonly right: boolean }[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin += 1) {
    const inside = claims.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    error += Math.abs(inside.reduce((sum, { confidence, right }) => sum + confidence - (right ? 1 : 0), 0));
  }
  return error / Math.max(1, claims.length);
}
