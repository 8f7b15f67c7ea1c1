import { expect, test } from 'vitest';
import { nearestPoint } from './nearest-point.js';

test('the nearest point is found, the first of several', () => {
  expect(nearestPoint([10, 20, 40], 31)).toBe(2);
  expect(nearestPoint([10, 20], 15)).toBe(0);
  expect(nearestPoint([], 15)).toBeNull();
});
