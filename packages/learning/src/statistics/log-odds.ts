const EDGE = 1e-6;

/** A probability kept off 0 and 1, where log-odds end. */
export const clampProbability = (p: number): number => Math.min(1 - EDGE, Math.max(EDGE, p));
/** The natural logarithm of p / (1 - p), for p of 0..1. */
export const logOdds = (p: number): number => Math.log(clampProbability(p) / (1 - clampProbability(p)));
/** The probability, 0..1, of log-odds. */
export const probabilityOf = (odds: number): number => 1 / (1 + Math.exp(-odds));
