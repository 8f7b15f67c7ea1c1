import { expect, test } from 'vitest';
import { nearestPoint, stepTo } from './step-to.js';

test.each([
  ['ArrowRight', null, 3, 0], ['ArrowRight', 0, 3, 1], ['ArrowUp', 2, 3, 2], ['ArrowLeft', 2, 3, 1], ['ArrowDown', 0, 3, 0], ['Home', 2, 3, 0], ['End', 0, 3, 2], ['a', 1, 3, null], ['End', null, 0, null],
] as const)('%s from %s of %s leads to %s', (key, current, count, to) => {
  expect(stepTo(key, current, count)).toBe(to);
});

test('the nearest point is found, the first of several', () => {
  expect(nearestPoint([10, 20, 40], 31)).toBe(2);
  expect(nearestPoint([10, 20], 15)).toBe(0);
  expect(nearestPoint([], 15)).toBeNull();
});
