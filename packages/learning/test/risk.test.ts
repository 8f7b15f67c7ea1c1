import type { PastOutcome } from '@safecode/domain/confidence/outcome';
import { describe, expect, it } from 'vitest';
import { measureReliability } from '../src/confidence/measure-reliability.js';
import { assessRisk } from '../src/risk/assess-risk.js';
import { simulateOperator } from './simulated-operators.js';

const past = (fields: Partial<PastOutcome>): PastOutcome => ({ templateId: 1, templateVersion: 1, pageType: 'pdp', words: ['bar', 'sticky'], isClean: true, trouble: null, ...fields });
const subject = { templateId: 1, templateVersion: 1, pageType: 'pdp', words: ['bar', 'sticky'] };

describe('the risk of a request, on operators with hidden preferences', () => {
  it.each([11, 23, 37, 41, 59])('beats the base rate on later requests (operator %i)', (seed) => {
    const claims = simulateOperator(seed, 3000).slice(600).flatMap((code) => {
      const note = assessRisk(code.history, code.subject);
      return note === null ? [] : [{ probability: note.risk, isTrue: !code.isClean, base: note.base.rate }];
    });
    expect(claims.length).toBeGreaterThan(1000);
    const { brier, baseBrier, error } = measureReliability(claims);
    // Against the rate that was known then, and against that of the held-out requests themselves.
    const known = claims.reduce((sum, { base, isTrue }) => sum + (base - (isTrue ? 1 : 0)) ** 2, 0) / claims.length;
    expect(brier ?? 1).toBeLessThan(0.97 * known);
    expect(brier ?? 1).toBeLessThan(0.97 * (baseBrier ?? 0));
    expect(error?.value).toBeLessThan(0.06);
  });
});

describe('the note', () => {
  it('is silent while fewer than 20 earlier requests are similar, however many others there are', () => {
    const others = Array.from({ length: 500 }, () => past({ templateId: 2, words: ['gallery'], isClean: false, trouble: 'logic_fix' }));
    expect(assessRisk([...others, ...Array.from({ length: 19 }, () => past({}))], subject)).toBeNull();
    expect(assessRisk([...others, ...Array.from({ length: 20 }, () => past({}))], subject)).toMatchObject({ similar: { n: 20, count: 0 }, base: { n: 520, count: 500 } });
    expect(assessRisk([], subject)).toBeNull();
  });

  it('names the kinds of trouble that are a pattern, most frequent first', () => {
    const troubled = (count: number, trouble: PastOutcome['trouble']): PastOutcome[] => Array.from({ length: count }, () => past({ isClean: false, trouble }));
    const note = assessRisk([...troubled(4, 'selector_fix'), ...troubled(9, 'style_fix'), ...troubled(2, 'mixed'), ...Array.from({ length: 15 }, () => past({}))], subject);
    expect(note?.kinds.map(({ kind, share }) => [kind, share.count, share.n])).toEqual([['style_fix', 9, 30], ['selector_fix', 4, 30]]);
    expect(note?.similar).toMatchObject({ n: 30, count: 15 });
  });
});
