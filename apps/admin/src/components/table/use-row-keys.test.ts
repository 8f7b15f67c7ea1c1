import { expect, test } from 'vitest';
import { nextRowIndex } from './use-row-keys.js';

test.each([
  { current: -1, step: 1, next: 0 },
  { current: -1, step: -1, next: 0 },
  { current: 0, step: 1, next: 1 },
  { current: 4, step: 1, next: 4 },
  { current: 0, step: -1, next: 0 },
])('of five rows, from $current by $step to $next', ({ current, step, next }) => {
  expect(nextRowIndex(current, step, 5)).toBe(next);
});
