import type { Trial } from '@safecode/domain/experiments/template-experiment';
import { describe, expect, it } from 'vitest';
import { assignArm } from '../src/experiments/assign-arm.js';
import { judgeExperiment } from '../src/experiments/judge-experiment.js';
import { checkSampleRatio } from '../src/experiments/sample-ratio.js';
import { sequentialEvidence } from '../src/experiments/sequential-evidence.js';
import { seededRandom } from '../src/statistics/seeded-random.js';

/** Experiments that are looked at after every pair, and the share of them that came to `at` or more. */
function shareThatCameTo(at: number, runs: number, made: { readonly control: number; readonly treatment: number; readonly pairs: number; readonly seed: number }): number {
  const random = seededRandom(made.seed);
  let came = 0;
  for (let run = 0; run < runs; run += 1) {
    const pairs = Array.from({ length: made.pairs }, () => ({ control: random() < made.control, treatment: random() < made.treatment }));
    if (sequentialEvidence(pairs) >= at) came += 1;
  }
  return came / runs;
}

describe('evidence that may be looked at after every code', () => {
  it.each([
    [0.1, 0.1, 1],
    [0.3, 0.3, 2],
    [0.5, 0.5, 3],
    [0.4, 0.25, 4],
    [0.9, 0.1, 5],
  ])('comes to 20 in at most 5 of 100 experiments in which the new version is no worse (%f against %f)', (control, treatment, seed) => {
    // 600 runs: the standard error at 5 % is 0.9 points.
    expect(shareThatCameTo(20, 600, { control, treatment, pairs: 300, seed })).toBeLessThanOrEqual(0.05);
  });

  it.each([
    [0.15, 0.4, 150],
    [0.2, 0.35, 400],
    [0.05, 0.2, 250],
  ])('finds most new versions that are worse (%f against %f, within %i pairs)', (control, treatment, pairs) => {
    expect(shareThatCameTo(20, 200, { control, treatment, pairs, seed: 9 })).toBeGreaterThan(0.8);
  });
});

describe('the assignment', () => {
  it('is the same for the same subject, independent between experiments, and of the share that was asked for', () => {
    const subjects = Array.from({ length: 20_000 }, (_, at) => `pdp\nrequest ${at}`);
    const first = subjects.map((subject) => assignArm(1, subject, 0.3));
    expect(subjects.map((subject) => assignArm(1, subject, 0.3))).toEqual(first);
    const second = subjects.map((subject) => assignArm(2, subject, 0.3));
    const share = (arms: readonly string[]): number => arms.filter((arm) => arm === 'treatment').length / arms.length;
    expect(share(first)).toBeCloseTo(0.3, 1);
    expect(share(second.filter((_, at) => first[at] === 'treatment'))).toBeCloseTo(0.3, 1);
  });
});

describe('the split of subjects', () => {
  it.each([
    [{ control: 500, treatment: 500 }, 0.5, false],
    [{ control: 480, treatment: 520 }, 0.5, false],
    [{ control: 400, treatment: 600 }, 0.5, true],
    [{ control: 900, treatment: 100 }, 0.1, false],
    [{ control: 7, treatment: 0 }, 0.5, false],
  ])('%j at a share of %f: mismatch %s', (counts, share, isMismatch) => {
    expect(checkSampleRatio(counts, share).isMismatch).toBe(isMismatch);
  });

  it('has the p-value of chi-square', () => {
    // 3.841 is the 95 % quantile at one degree of freedom.
    const half = Math.sqrt(3.841459 * 1000) / 2;
    expect(checkSampleRatio({ control: 500 - half, treatment: 500 + half }, 0.5).p).toBeCloseTo(0.05, 4);
  });
});

describe('the verdict', () => {
  const trials = (control: readonly [wrong: number, n: number], treatment: readonly [wrong: number, n: number]): Trial[] => [
    ...Array.from({ length: control[1] }, (_, at): Trial => ({ arm: 'control', isWrong: (at * control[0]) % control[1] < control[0] })),
    ...Array.from({ length: treatment[1] }, (_, at): Trial => ({ arm: 'treatment', isWrong: (at * treatment[0]) % treatment[1] < treatment[0] })),
  ];
  const calm = trials([1, 100], [1, 100]);
  const experiment = { share: 0.5, made: calm, rejected: calm, subjects: { control: 100, treatment: 100 } };

  it.each([
    ['worse', trials([10, 100], [45, 100])],
    ['better', trials([45, 100], [10, 100])],
    ['open', trials([20, 100], [23, 100])],
    ['open', []],
  ] as const)('is %s', (verdict, settled) => {
    expect(judgeExperiment({ ...experiment, settled }).verdict).toBe(verdict);
  });

  it('is no claim when the split is broken, except that a guardrail still counts', () => {
    const broken = { ...experiment, subjects: { control: 100, treatment: 300 } };
    expect(judgeExperiment({ ...broken, settled: trials([10, 100], [45, 100]) }).verdict).toBe('mismatch');
    expect(judgeExperiment({ ...broken, settled: [], made: trials([1, 100], [60, 100]) }).verdict).toBe('guardrail');
  });

  it('says how sure each rate is', () => {
    const { control, treatment, guardrails } = judgeExperiment({ ...experiment, settled: trials([10, 100], [45, 100]) });
    expect([control.count, treatment.count]).toEqual([10, 45]);
    expect(control.high).toBeLessThan(treatment.low);
    expect(guardrails.map(({ name, isBroken }) => [name, isBroken])).toEqual([['rejected', false], ['unsafe', false]]);
  });
});
