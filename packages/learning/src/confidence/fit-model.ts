import { MIN_OUTCOMES, MIN_OUTCOMES_OF_EACH_KIND, type ConfidenceModel, type FittedModel, type ModelRefusal, type Reliability } from '@safecode/domain/confidence/confidence-model';
import { CONFIDENCE_FEATURES, type ConfidenceFeatures } from '@safecode/domain/confidence/prediction';
import { applyLogistic, fitLogistic, type Case, type Logistic } from '../statistics/fit-logistic.js';
import { fitCalibration, IDENTITY, type Claim } from './calibrate.js';
import { measureReliability } from './measure-reliability.js';
import { predictProbability } from './predict.js';

/** Code whose outcome is settled, with what was known of it when it was made. */
export interface SettledCode {
  readonly features: ConfidenceFeatures;
  readonly isClean: boolean;
}

/** Blocks of time that take turns in being held out. */
const FOLDS = 5;
/** Half the precision of the prior on each standardised weight; the best of them on held-out blocks is taken. */
const PENALTIES = [1, 5, 25] as const;
/** The newest part is held out to judge the model. */
const HELD_OUT = 0.25;
/** A model whose error on the held-out part is surely above this is not used. */
const MOST_ERROR = 0.1;

export type Fitted = Pick<ConfidenceModel, 'outcomes' | 'clean' | 'refusal' | 'heldOut' | 'model'>;

/**
 * Learns the chance of approval without an edit from settled codes, oldest first, and judges what it learnt on the
 * newest quarter, by a model of the earlier ones that is made in the same way. Null while there are too few.
 * Deterministic: the same codes give the same model.
 */
export function fitModel(codes: readonly SettledCode[]): Fitted | null {
  const clean = codes.filter(({ isClean }) => isClean).length;
  if (codes.length < MIN_OUTCOMES || Math.min(clean, codes.length - clean) < MIN_OUTCOMES_OF_EACH_KIND) return null;
  const split = Math.floor(codes.length * (1 - HELD_OUT));
  const earlier = learn(codes.slice(0, split));
  const heldOut = measureReliability(codes.slice(split).map(({ features, isClean }) => ({ probability: predictProbability(earlier, features), isTrue: isClean })));
  return { outcomes: codes.length, clean, refusal: refusalOf(heldOut), heldOut, model: learn(codes) };
}

function refusalOf({ brier, baseBrier, error }: Reliability): ModelRefusal | null {
  if (brier !== null && baseBrier !== null && brier > baseBrier) return 'no_better_than_base_rate';
  return error !== null && error.low > MOST_ERROR ? 'badly_calibrated' : null;
}

type Scale = Omit<FittedModel['terms'][number], 'weight'>;

function learn(codes: readonly SettledCode[]): FittedModel {
  const scales = scalesOf(codes);
  const cases = codes.map(({ features, isClean }): Case => ({ values: scales.map((scale) => standardised(features, scale)), isTrue: isClean }));
  const tried = PENALTIES.map((penalty) => ({ penalty, claims: crossFit(cases, penalty) })).map((one) => ({ ...one, loss: logLoss(one.claims) }));
  const best = tried.reduce((least, one) => (one.loss < least.loss ? one : least));
  const { intercept, weights }: Logistic = fitLogistic(cases, best.penalty);
  return {
    format: 1,
    terms: scales.map((scale, at) => ({ ...scale, weight: weights[at] ?? 0 })),
    intercept,
    calibration: best.claims.length === 0 ? IDENTITY : fitCalibration(best.claims),
  };
}

/** Features that never differ say nothing and are left out. */
function scalesOf(codes: readonly SettledCode[]): Scale[] {
  return CONFIDENCE_FEATURES.flatMap((feature) => {
    const values = codes.map(({ features }) => features[feature] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return deviation < 1e-6 ? [] : [{ feature, mean, deviation }];
  });
}

const standardised = (features: ConfidenceFeatures, { feature, mean, deviation }: Scale): number => ((features[feature] ?? mean) - mean) / deviation;

/** Claims about each block by a model of the others. */
function crossFit(cases: readonly Case[], penalty: number): Claim[] {
  const foldOf = (at: number): number => Math.floor((at * FOLDS) / cases.length);
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = fitLogistic(cases.filter((__, at) => foldOf(at) !== fold), penalty);
    return cases.filter((__, at) => foldOf(at) === fold).map(({ values, isTrue }) => ({ probability: applyLogistic(model, values), isTrue }));
  }).flat();
}

const logLoss = (claims: readonly Claim[]): number => claims.reduce((sum, { probability, isTrue }) => sum - Math.log(Math.max(1e-9, isTrue ? probability : 1 - probability)), 0);
