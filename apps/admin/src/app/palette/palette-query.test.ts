import { expect, test } from 'vitest';
import { codeNumberOf, matches } from './palette-query.js';

test.each([
  ['#1042', 1042],
  [' #7 ', 7],
  ['1042', null],
  ['#', null],
  ['#12x', null],
])('%j names code %s', (q, number) => {
  expect(codeNumberOf(q)).toBe(number);
});

test('every word must be found, in any order and case', () => {
  expect(matches('fern GENERATE', 'Generate for Fernhill')).toBe(true);
  expect(matches('fern delete', 'Generate for Fernhill')).toBe(false);
  expect(matches('', 'anything')).toBe(true);
});
