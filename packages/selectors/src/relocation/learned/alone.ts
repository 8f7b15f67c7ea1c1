import type { LearnedWeights } from './learned-weights.js';

/** Written by tooling/bench/src/fit-relocation.ts. */
export const ALONE: LearnedWeights = { evidence: 0, calibration: [[1, 1]], model: { base: -4, trees: [] } };
