import { describe, expect, test } from 'vitest';
import type { SelectorStatus } from './dom-selector.js';
import { describeStage, stageEffectiveAt, stageMove, type StageMove } from './selector-stage.js';

const NOW = new Date('2026-12-01T10:00:00Z');
const later = new Date('2027-01-05T00:00:00Z');

describe('a stage', () => {
  test.each<[SelectorStatus, SelectorStatus, StageMove]>([
    ['approved', 'warned', 'onward'], ['approved', 'archived', 'onward'], ['warned', 'deprecated', 'onward'], ['deprecated', 'archived', 'onward'],
    ['archived', 'approved', 'undo'], ['deprecated', 'warned', 'undo'], ['warned', 'warned', 'same'],
  ])('%s to %s is %s', (from, to, move) => {
    expect(stageMove(from, to)).toBe(move);
  });

  test.each<[string, SelectorStatus, SelectorStatus, Date | null, number, Date]>([
    ['after the notice of the brand', 'approved', 'warned', null, 14, new Date('2026-12-15T10:00:00Z')],
    ['at once without notice', 'approved', 'deprecated', null, 0, NOW],
    ['on the day somebody chose', 'approved', 'archived', later, 14, later],
    ['never before now', 'approved', 'warned', new Date('2026-01-01T00:00:00Z'), 14, NOW],
    ['at once when it is undone', 'deprecated', 'approved', later, 14, NOW],
  ])('takes effect %s', (...[, from, to, wanted, noticeDays, at]) => {
    expect(stageEffectiveAt({ from, to, wanted, noticeDays }, NOW)).toEqual(at);
  });

  test('is said with its day, unless it is now', () => {
    const change = { name: 'Price', selector: '.price', now: NOW };
    expect(describeStage({ ...change, to: 'deprecated', effectiveAt: later })).toBe('Price (.price) is deprecated from 2027-01-05');
    expect(describeStage({ ...change, to: 'archived', effectiveAt: NOW })).toBe('Price (.price) is archived');
  });
});
