import type { ConfidenceModel, FittedModel } from '@safecode/domain/confidence/confidence-model';
import type { ConfidenceFeature, ConfidenceFeatures, Contribution, Prediction } from '@safecode/domain/confidence/prediction';
import { probabilityOf } from '../statistics/log-odds.js';
import { calibrate } from './calibrate.js';
import { describeFeature } from './describe-feature.js';

/** A smaller difference of probability is not worth a line. */
const LEAST_EFFECT = 0.005;
/** A chance this close to a bin of held-out predictions is about theirs. */
const BIN_EDGE = 0.02;

function probability(model: FittedModel, valueOf: (term: FittedModel['terms'][number]) => number): number {
  const odds = model.terms.reduce((sum, term) => sum + (term.weight * (valueOf(term) - term.mean)) / term.deviation, model.intercept);
  return calibrate(model.calibration, probabilityOf(odds));
}

/** The calibrated chance of approval without an edit, 0..1. A feature that is not known counts as usual. */
export const predictProbability = (model: FittedModel, features: ConfidenceFeatures): number => probability(model, ({ feature, mean }) => features[feature] ?? mean);

/** The chance with where it comes from: what each feature moves it by, and what became of codes with about this chance. */
export function predict({ model, version, outcomes, heldOut }: ConfidenceModel, features: ConfidenceFeatures): Prediction {
  const chance = predictProbability(model, features);
  const without = (left: ConfidenceFeature): number => probability(model, ({ feature, mean }) => (feature === left ? mean : (features[feature] ?? mean)));
  const contributions = model.terms
    .map(({ feature, mean }): Contribution => ({ feature, effect: round(chance - without(feature)), text: describeFeature(feature, features[feature] ?? mean, mean) }))
    .filter(({ effect }) => Math.abs(effect) >= LEAST_EFFECT)
    .sort((one, other) => Math.abs(other.effect) - Math.abs(one.effect));
  const alike = heldOut.bins.find(({ from, to }) => chance >= from - BIN_EDGE && chance <= to + BIN_EDGE);
  return { probability: round(chance), modelVersion: version, outcomes, evidence: alike?.share ?? null, contributions };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
