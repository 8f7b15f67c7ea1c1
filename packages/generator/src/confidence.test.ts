import { confidenceSchema } from '@safecode/domain/generation/confidence';
import type { Finding, VariationReport } from '@safecode/domain/verification/report';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreConfidence, type ConfidenceEvidence } from './confidence.js';

function report(verdict: 'pass' | 'fail', warnings = 0): VariationReport {
  const finding = (severity: 'error' | 'warning'): Finding => ({ category: 'overlay', severity, message: 'm', line: 1, column: 1, endLine: 1, endColumn: 2 });
  const findings = [...Array.from({ length: warnings }, () => finding('warning')), ...(verdict === 'fail' ? [finding('error')] : [])];
  const effects = { selectors: [], hosts: [], events: [], timers: [], globals: [], classes: [], created: [] };
  return { verdict, parts: [{ verdict, language: 'js', pageType: 'pdp', findings, effects, checked: [], verifierVersion: '1' }] };
}

const record = (runs: number, passedUnrepaired: number) => ({ templateId: 1, runs, passed: passedUnrepaired, passedUnrepaired });
const best: ConfidenceEvidence = { report: report('pass'), repairs: 0, templateName: 'Bar', record: record(1000, 1000), matchQuality: 1, openQuestions: 0 };

describe('scoreConfidence', () => {
  it('is nearly 1 when all evidence is at its best', () => {
    expect(scoreConfidence(best).score).toBeGreaterThan(0.99);
  });

  it('is 0 on a failed verdict, whatever else holds', () => {
    expect(scoreConfidence({ ...best, report: report('fail') }).score).toBe(0);
  });

  const worse: [string, ConfidenceEvidence][] = [
    ['a warning', { ...best, report: report('pass', 1) }],
    ['a repair', { ...best, repairs: 1 }],
    ['a poor match', { ...best, matchQuality: 0.4 }],
    ['an open question', { ...best, openQuestions: 1 }],
    ['a template that often fails', { ...best, record: record(1000, 300) }],
    ['a template nobody used', { ...best, record: null }],
    ['no template', { ...best, record: null, templateName: null }],
  ];
  it.each(worse)('is lower with %s', (_, evidence) => {
    expect(scoreConfidence(evidence).score).toBeLessThan(scoreConfidence(best).score);
  });

  it('shrinks a short record towards the prior: one failure is not a rate of nothing', () => {
    const value = (runs: number, passed: number) => scoreConfidence({ ...best, record: record(runs, passed) }).parts.find((part) => part.part === 'templateRecord')?.value;
    expect(value(0, 0)).toBe(0.8);
    expect(value(1, 0)).toBeCloseTo(8 / 11, 3);
    expect(value(90, 0)).toBe(0.08);
  });

  it('is a valid confidence with weights of 1 in sum, whatever the evidence', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.double({ noNaN: true }), fc.nat(100), fc.nat(50), (...[repairs, matchQuality, runs, passed]) => {
        const confidence = confidenceSchema.parse(scoreConfidence({ ...best, repairs, matchQuality, record: record(runs, passed) }));
        expect(confidence.parts.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(1);
        expect(confidence.parts.every((part) => part.text !== '')).toBe(true);
      }),
    );
  });
});
