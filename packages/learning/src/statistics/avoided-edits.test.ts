import { describe, expect, it } from 'vitest';
import { avoidedEdits } from './avoided-edits.js';

describe('edits that lessons avoided', () => {
  it('are those that the replay says people would have made, lesson by lesson', () => {
    const { edits, low, high } = avoidedEdits([{ codes: 20, saved: 30, worse: 10 }, { codes: 10, saved: 5, worse: 0 }]);
    expect(edits).toBe(25);
    expect(low).toBeGreaterThan(15);
    expect(low).toBeLessThan(25);
    expect(high).toBeGreaterThan(25);
    expect(high).toBeLessThanOrEqual(30);
  });

  it('are none, and perhaps all, where a replay found nothing; and none without lessons', () => {
    expect(avoidedEdits([{ codes: 4, saved: 0, worse: 0 }])).toEqual({ edits: 0, low: 0, high: 4 });
    expect(avoidedEdits([])).toEqual({ edits: 0, low: 0, high: 0 });
  });
});
