import { expect, test } from 'vitest';
import { selectRange, toggle } from './selection.js';

test('a row is chosen and given up again', () => {
  expect([...toggle(new Set([1]), 2)]).toEqual([1, 2]);
  expect([...toggle(new Set([1, 2]), 1)]).toEqual([2]);
});

test.each<[string, number | null, number, number[]]>([
  ['down', 2, 4, [2, 3, 4]],
  ['up', 4, 2, [2, 3, 4]],
  ['without a row before', null, 3, [3]],
  ['from a row that has gone', 9, 3, [3]],
])('a range %s', (_name, from, ...[to, expected]) => {
  expect([...selectRange(new Set(), [1, 2, 3, 4, 5], { from, to })].sort()).toEqual(expected);
});
