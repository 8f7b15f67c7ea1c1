import type { ExperimentReading, ExperimentVerdict, Trial } from '@safecode/domain/experiments/template-experiment';
import { wilsonShare } from '../statistics/wilson-share.js';
import { checkSampleRatio } from './sample-ratio.js';
import { sequentialEvidence, type TrialPair } from './sequential-evidence.js';

/** Evidence from which on the new version counts as worse, or better: error 5 % each, whenever it is looked at. */
const ENOUGH = 20;
/** Of a guardrail: there are two of them, and they are looked at beside the rate itself. */
const ENOUGH_OF_GUARDRAIL = 100;

export interface Experiment {
  readonly share: number;
  /** Settled codes, in the order in which they were settled. */
  readonly settled: readonly Trial[];
  /** Codes that were made, in the order in which they were made; `isWrong`: the verifier did not pass them. */
  readonly made: readonly Trial[];
  /** Settled codes; `isWrong`: rejected. */
  readonly rejected: readonly Trial[];
  /** Different requests in each arm. */
  readonly subjects: { readonly control: number; readonly treatment: number };
}

/**
 * Compares the arms: the share of codes that were edited or rejected, with two guardrails (rejections; drafts that were
 * not safe). A split that is not what was asked for blocks every claim but those of the guardrails, which protect people
 * rather than compare.
 */
export function judgeExperiment(experiment: Experiment): ExperimentReading {
  const ratio = checkSampleRatio(experiment.subjects, experiment.share);
  const worse = sequentialEvidence(pairsOf(experiment.settled));
  const better = sequentialEvidence(pairsOf(experiment.settled).map(({ control, treatment }) => ({ control: treatment, treatment: control })));
  const guardrails = [
    { name: 'rejected' as const, trials: experiment.rejected },
    { name: 'unsafe' as const, trials: experiment.made },
  ].map(({ name, trials }) => {
    const evidence = sequentialEvidence(pairsOf(trials));
    return { name, evidence, isBroken: evidence >= ENOUGH_OF_GUARDRAIL, control: shareOf(trials, 'control'), treatment: shareOf(trials, 'treatment') };
  });
  const verdict = verdictOf({ isBroken: guardrails.some(({ isBroken }) => isBroken), isMismatch: ratio.isMismatch, worse, better });
  return { control: shareOf(experiment.settled, 'control'), treatment: shareOf(experiment.settled, 'treatment'), ratio, worse, better, enough: ENOUGH, guardrails, verdict };
}

function verdictOf(seen: { readonly isBroken: boolean; readonly isMismatch: boolean; readonly worse: number; readonly better: number }): ExperimentVerdict {
  if (seen.isBroken) return 'guardrail';
  if (seen.isMismatch) return 'mismatch';
  if (seen.worse >= ENOUGH) return 'worse';
  return seen.better >= ENOUGH ? 'better' : 'open';
}

const shareOf = (trials: readonly Trial[], arm: Trial['arm']) => {
  const own = trials.filter((trial) => trial.arm === arm);
  return wilsonShare(own.filter(({ isWrong }) => isWrong).length, own.length);
};

/** The first of one arm with the first of the other, and so on; what has no partner yet waits. */
function pairsOf(trials: readonly Trial[]): TrialPair[] {
  const control = trials.filter(({ arm }) => arm === 'control');
  const treatment = trials.filter(({ arm }) => arm === 'treatment');
  return control.slice(0, treatment.length).map((one, at) => ({ control: one.isWrong, treatment: treatment[at]?.isWrong ?? false }));
}
