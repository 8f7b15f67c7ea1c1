/** Under this probability the split is not what was asked for. The usual alarm of experiment platforms. */
const ALARM = 0.001;
/** The chi-square distribution is no good approximation for fewer in an arm. */
const LEAST_EXPECTED = 8;

export interface SampleRatio {
  readonly control: number;
  readonly treatment: number;
  /** Probability of a split at least this far from the share, 0..1; 1 while there are too few. */
  readonly p: number;
  readonly isMismatch: boolean;
}

/**
 * Checks the split of subjects against the share that was asked for, by Pearson's chi-square with one degree of freedom
 * (Fabijan et al., "Diagnosing sample ratio mismatch", KDD 2019). A mismatch says that assignment or counting is broken,
 * so that no comparison of the arms can be trusted.
 */
export function checkSampleRatio(counts: { readonly control: number; readonly treatment: number }, share: number): SampleRatio {
  const n = counts.control + counts.treatment;
  const expected = { control: n * (1 - share), treatment: n * share };
  if (Math.min(expected.control, expected.treatment) < LEAST_EXPECTED) return { ...counts, p: 1, isMismatch: false };
  const x = (counts.control - expected.control) ** 2 / expected.control + (counts.treatment - expected.treatment) ** 2 / expected.treatment;
  const p = complementOfError(Math.sqrt(x / 2));
  return { ...counts, p, isMismatch: p < ALARM };
}

/** erfc for x >= 0, absolute error below 1.5e-7 (Abramowitz and Stegun 7.1.26). */
function complementOfError(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return sum * Math.exp(-x * x);
}
