import { expect, test } from 'vitest';
import { fitIntoAddress } from './use-preflight.js';

const lengthOf = (text: string): number => encodeURIComponent(JSON.stringify(text)).length;

test('a short description stays whole', () => {
  expect(fitIntoAddress('a bar', 100)).toBe('a bar');
});

test.each(['a'.repeat(4000), 'ü'.repeat(4000), '日'.repeat(4000), '😀'.repeat(2000)])('a long one is cut to what fits, and not much more', (text) => {
  const cut = fitIntoAddress(text, 1000);
  expect(lengthOf(cut.toWellFormed())).toBeLessThanOrEqual(1000);
  expect(lengthOf(cut.toWellFormed())).toBeGreaterThan(970);
  expect(text.startsWith(cut)).toBe(true);
});
