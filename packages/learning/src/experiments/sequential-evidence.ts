/** One trial of each arm: whether it went wrong. */
export interface TrialPair {
  readonly control: boolean;
  readonly treatment: boolean;
}

/** Rates that are tried out as alternatives. */
const RATES = Array.from({ length: 19 }, (_, at) => (at + 1) / 20);

interface Alternative {
  /** Growth of the evidence by what happened in each arm: [went well, went wrong]. */
  readonly control: readonly [number, number];
  readonly treatment: readonly [number, number];
}

/** Every pair of rates with the treatment above the control. */
const ALTERNATIVES: readonly Alternative[] = RATES.flatMap((control) =>
  RATES.filter((treatment) => treatment > control).map((treatment): Alternative => {
    const mean = (control + treatment) / 2;
    return { control: [(1 - control) / (1 - mean), control / mean], treatment: [(1 - treatment) / (1 - mean), treatment / mean] };
  }),
);

/**
 * How strongly the trials speak against "the treatment goes wrong no more often than the control", looked at after every
 * pair: an e-process for two Bernoulli streams (Turner, Ly, Grünwald, "Generic E-variables for exact sequential k-sample
 * tests that allow for optional stopping", JSPI 2024), mixed over a grid of alternatives (Robbins 1970). The answer is the
 * largest value so far. Whenever one stops, and for any rates a <= b of treatment and control,
 * P(ever >= 1/alpha) <= alpha (Ville's inequality): 20 or more is error 5 %.
 *
 * Why one alternative with rates t > c and mean m is enough for the whole null: with k = (t - c) / 2m(1 - m) the growth of
 * one pair has the mean 1 + k(a - b) - k²(a - m)(b - m). For a, b on the same side of m both terms are at most 0. For
 * a < m < b, with u = m - a and v = b - m, it is 1 - k(u + v) + k²uv, and ku <= 1 because no growth is negative.
 */
export function sequentialEvidence(pairs: readonly TrialPair[]): number {
  const wealth = ALTERNATIVES.map(() => 1);
  let most = 1;
  for (const { control, treatment } of pairs) {
    let sum = 0;
    for (const [at, alternative] of ALTERNATIVES.entries()) {
      const grown = (wealth[at] ?? 0) * alternative.control[control ? 1 : 0] * alternative.treatment[treatment ? 1 : 0];
      wealth[at] = grown;
      sum += grown;
    }
    most = Math.max(most, sum / ALTERNATIVES.length);
  }
  return most;
}

/**
 * How strongly the trials speak against "at most `tolerated` of them go wrong", looked at after every one: an e-process for
 * one Bernoulli stream, mixed over the rates above what is tolerated. For any rate p <= tolerated and alternative q the growth
 * of one trial has the mean p q/tolerated + (1 - p)(1 - q)/(1 - tolerated) <= 1, because it grows with p and is 1 at
 * p = tolerated. The answer is the largest value so far: P(ever >= 1/alpha) <= alpha.
 */
export function toleranceEvidence(wentWrong: readonly boolean[], tolerated: number): number {
  const alternatives = RATES.filter((rate) => rate > tolerated).map((rate) => ({ wrong: rate / tolerated, right: (1 - rate) / (1 - tolerated) }));
  const wealth = alternatives.map(() => 1);
  let most = 1;
  for (const isWrong of wentWrong) {
    let sum = 0;
    for (const [at, { wrong, right }] of alternatives.entries()) {
      const grown = (wealth[at] ?? 0) * (isWrong ? wrong : right);
      wealth[at] = grown;
      sum += grown;
    }
    most = Math.max(most, sum / alternatives.length);
  }
  return most;
}
