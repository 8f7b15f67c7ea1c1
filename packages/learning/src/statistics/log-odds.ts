const EDGE = 1e-6;

/** A probability kept off 0 and 1, where log-odds end. */
export const clampProbability = (p: number): number => Math.min(1 - EDGE, Math.max(EDGE, p));
export const logOdds = (p: number): number => Math.log(clampProbability(p) / (1 - clampProbability(p)));
export const probabilityOf = (odds: number): number => 1 / (1 + Math.exp(-odds));
