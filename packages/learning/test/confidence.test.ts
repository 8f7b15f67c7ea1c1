import type { ConfidenceModel } from '@safecode/domain/confidence/confidence-model';
import { describe, expect, it } from 'vitest';
import { calibrate, fitCalibration } from '../src/confidence/calibrate.js';
import { fitModel } from '../src/confidence/fit-model.js';
import { measureReliability } from '../src/confidence/measure-reliability.js';
import { predict, predictProbability } from '../src/confidence/predict.js';
import { requestWords, similarity } from '../src/confidence/request-words.js';
import { fitLogistic } from '../src/statistics/fit-logistic.js';
import { probabilityOf } from '../src/statistics/log-odds.js';
import { seededRandom } from '../src/statistics/seeded-random.js';
import { wilsonShare } from '../src/statistics/wilson-share.js';
import { simulateOperator } from './simulated-operators.js';

describe('the chance of approval without an edit, on operators with hidden preferences', () => {
  it.each([11, 23, 37, 41, 59])('is calibrated within 0.05 on later codes, and says more than the base rate (operator %i)', (seed) => {
    const codes = simulateOperator(seed, 6000);
    const [earlier, later] = [codes.slice(0, 4000), codes.slice(4000)];
    const fitted = fitModel(earlier);
    if (fitted === null) throw new Error('nothing was fitted');
    expect(fitted.refusal).toBeNull();
    const held = measureReliability(later.map(({ features, isClean }) => ({ probability: predictProbability(fitted.model, features), isTrue: isClean })));
    expect(held.error?.value).toBeLessThanOrEqual(0.05);
    expect(held.brier ?? 1).toBeLessThan(0.95 * (held.baseBrier ?? 0));
  });

  it('is not made of fewer than 200 outcomes, or of outcomes that are all alike', () => {
    const codes = simulateOperator(7, 400);
    expect(fitModel(codes.slice(0, 199))).toBeNull();
    expect(fitModel(codes.map((code) => ({ ...code, isClean: true })))).toBeNull();
    expect(fitModel(codes)).not.toBeNull();
  });

  it('is refused when outcomes have nothing to do with what is known', () => {
    const random = seededRandom(3);
    const codes = simulateOperator(5, 800).map((code, at) => ({ ...code, isClean: at < 600 ? code.features.matchQuality !== undefined && code.features.matchQuality > 0.7 : random() < 0.5 }));
    expect(fitModel(codes)?.refusal).toBe('no_better_than_base_rate');
  });

  it('is the same for the same outcomes', () => {
    const codes = simulateOperator(13, 300);
    expect(fitModel(codes)).toEqual(fitModel(codes));
  });

  it('says what speaks for and against it, and what became of codes with about this chance', () => {
    const codes = simulateOperator(11, 1500);
    const fitted = fitModel(codes);
    if (fitted === null) throw new Error('nothing was fitted');
    const model: ConfidenceModel = { ...fitted, version: 4, fittedAt: '2026-12-01T00:00:00.000Z' };
    const worst = codes.reduce((least, code) => (code.chance < least.chance ? code : least));
    const prediction = predict(model, worst.features);
    expect(prediction).toMatchObject({ modelVersion: 4, outcomes: 1500 });
    expect(prediction.contributions[0]?.effect).toBeLessThan(0);
    expect(prediction.contributions.map(({ text }) => text).join(' ')).toMatch(/usually|than usual/);
    // Of a usual chance there are enough codes to say what became of them.
    const [usual] = codes.toSorted((one, other) => one.chance - other.chance).slice(codes.length / 2);
    expect(predict(model, usual?.features ?? worst.features).evidence?.n).toBeGreaterThan(20);
  });
});

describe('its parts', () => {
  it('logistic regression finds the weights it was made with', () => {
    const random = seededRandom(1);
    const cases = Array.from({ length: 20_000 }, () => {
      const values = [random() * 2 - 1, random() * 2 - 1];
      return { values, isTrue: random() < probabilityOf(0.5 + 2 * (values[0] ?? 0) - (values[1] ?? 0)) };
    });
    const { intercept, weights } = fitLogistic(cases, 0.01);
    expect(intercept).toBeCloseTo(0.5, 1);
    expect(weights[0]).toBeCloseTo(2, 0);
    expect(weights[1]).toBeCloseTo(-1, 0);
  });

  it('logistic regression ends on cases that are wholly apart, and on columns that are alike', () => {
    const cases = Array.from({ length: 40 }, (_, at) => ({ values: [at < 20 ? -1 : 1, at < 20 ? -1 : 1], isTrue: at >= 20 }));
    const { weights } = fitLogistic(cases, 1);
    expect(weights.every(Number.isFinite)).toBe(true);
    expect(weights[0]).toBeCloseTo(weights[1] ?? 0, 5);
  });

  it('calibration mends overconfidence, rises, and leaves what is right', () => {
    const random = seededRandom(2);
    const truth = Array.from({ length: 5000 }, () => random());
    const claims = truth.map((p) => ({ probability: p ** 3 / (p ** 3 + (1 - p) ** 3), isTrue: random() < p }));
    const map = fitCalibration(claims);
    for (const p of [0.2, 0.5, 0.8]) expect(calibrate(map, p ** 3 / (p ** 3 + (1 - p) ** 3))).toBeCloseTo(p, 1);
    const shown = Array.from({ length: 99 }, (_, at) => calibrate(map, (at + 1) / 100));
    expect([...shown].sort((one, other) => one - other)).toEqual(shown);
    const inverse = fitCalibration(claims.map(({ probability, isTrue }) => ({ probability: 1 - probability, isTrue })));
    expect(Math.min(inverse.a, inverse.b)).toBeGreaterThanOrEqual(0);
  });

  it('reliability counts every claim once and says how sure the error is', () => {
    const random = seededRandom(4);
    const claims = Array.from({ length: 1000 }, () => ({ probability: Math.round(random() * 4) / 4, isTrue: random() < 0.5 }));
    const { n, bins, error } = measureReliability(claims);
    expect(n).toBe(1000);
    expect(bins.reduce((sum, { share }) => sum + share.n, 0)).toBe(1000);
    expect(error?.low).toBeLessThan(error?.value ?? 0);
    expect(error?.high).toBeGreaterThan(error?.value ?? 1);
    expect(measureReliability([])).toEqual({ n: 0, error: null, brier: null, baseBrier: null, bins: [] });
  });

  it.each([
    [0, 10, [0, 0.278]],
    [10, 10, [0.722, 1]],
    [82, 100, [0.733, 0.883]],
  ] as const)('%i of %i is between %j', (count, n, [low, high]) => {
    expect(wilsonShare(count, n).low).toBeCloseTo(low, 3);
    expect(wilsonShare(count, n).high).toBeCloseTo(high, 3);
  });

  it('words of a request are what two requests of a kind share', () => {
    expect(requestWords('Please add a sticky bar that says "Free delivery" above the buttons')).toEqual(['above', 'bar', 'button', 'say', 'sticky']);
    expect(similarity(requestWords('a sticky bar'), requestWords('sticky bars'))).toBe(1);
    expect(similarity(requestWords('a sticky bar'), requestWords('hide the gallery'))).toBe(0);
    expect(similarity([], [])).toBe(0);
  });
});
