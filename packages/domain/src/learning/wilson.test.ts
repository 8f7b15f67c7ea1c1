import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './wilson.js';

describe('the interval of a proportion', () => {
  // Values of the published formula, to four digits.
  it.each([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
    [41, 214, 0.1445, 0.2495],
    [0, 0, 0, 1],
  ])('%i of %i', (...[hits, of, low, high]) => {
    const interval = wilsonInterval(hits, of);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });
});
