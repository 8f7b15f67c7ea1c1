import type { Calibration } from '../calibration.js';
import type { TreeModel } from '../tree-model.js';

/**
 * What was learned from labelled page pairs: real pages some months to years apart, and one storefront theme before and
 * after its rewrite, none of which is in this repository. Each labelled element was learned from three ways: as it is,
 * with the true element taken out of the changed page, and through elements of the same pages that are surely the same,
 * after their text, numbers, attributes or tags were changed. The calibration comes from cross-validation by site.
 * Decision 0018 has the figures; tooling/bench/src/fit-relocation.ts wrote the numbers and writes them anew.
 */
export interface LearnedWeights {
  /** How many kinds of evidence there were when it was learned; a branch names one by its place among them. */
  readonly evidence: number;
  readonly model: TreeModel;
  readonly calibration: Calibration;
}
