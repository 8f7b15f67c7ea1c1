import { describe, expect, test } from 'vitest';
import { formatDuration, formatMicroUsd, formatNumber, formatPercent, plural } from './format-number.js';
import { formatDate, formatMoment, formatRelative } from './format-time.js';

test('plurals follow the number and group it', () => {
  const forms = { one: '# finding', other: '# findings' };
  expect([0, 1, 2, 12_400].map((count) => plural(count, forms))).toEqual(['0 findings', '1 finding', '2 findings', '12,400 findings']);
});

test.each([
  [1, '100 %'],
  [0.999, '99 %'],
  [0.004, '1 %'],
  [0, '0 %'],
  [0.825, '83 %'],
])('the share %f reads %s', (share, text) => {
  expect(formatPercent(share)).toBe(text);
});

test.each([
  [0.2, '< 1 ms'],
  [4.4, '4 ms'],
  [6100, '6.1 s'],
  [125_000, '2 min 5 s'],
])('%f ms read %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('money and numbers', () => {
  expect(formatMicroUsd(18_234)).toBe('$0.0182');
  expect(formatMicroUsd(2_000_000)).toBe('$2.00');
  expect(formatNumber(1234.567)).toBe('1,234.57');
});

describe('times', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  test.each([
    ['2026-11-23T11:59:40Z', 'just now'],
    ['2026-11-23T11:40:00Z', '20 minutes ago'],
    ['2026-11-23T10:00:00Z', '2 hours ago'],
    ['2026-11-22T11:00:00Z', 'yesterday'],
    ['2026-11-18T12:00:00Z', '5 days ago'],
    ['2026-11-23T15:00:00Z', 'in 3 hours'],
  ])('%s is %s', (iso, text) => {
    expect(formatRelative(iso, now)).toBe(text);
  });
  test('a week and older reads as a date', () => {
    expect(formatRelative('2026-11-16T12:00:00Z', now)).toBe(formatDate('2026-11-16T12:00:00Z'));
    expect(formatDate('2026-11-16T12:00:00Z')).toMatch(/16 Nov 2026/);
  });
  test('a moment names its zone', () => {
    expect(formatMoment('2026-11-23T12:00:00Z')).toMatch(/23 Nov 2026, \d\d:\d\d \S+/);
  });
});
