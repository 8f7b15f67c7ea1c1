import { expect, test } from 'vitest';
import { formatLineAnchor, parseLineAnchor } from './line-anchor.js';

test.each([
  ['#L12', { language: 'js', range: { from: 12, to: 12 } }],
  ['L3-L9', { language: 'js', range: { from: 3, to: 9 } }],
  ['#css-L4', { language: 'css', range: { from: 4, to: 4 } }],
])('%s names lines', (hash, anchor) => {
  expect(parseLineAnchor(hash)).toEqual(anchor);
});

test.each(['', '#', '#L0', '#L9-L3', '#f-2', '#L1e5', '#html-L1', '#L99999999'])('%j names nothing', (hash) => {
  expect(parseLineAnchor(hash)).toBeNull();
});

test('what is written can be read', () => {
  expect(parseLineAnchor(`#${formatLineAnchor('css', 7)}`)).toEqual({ language: 'css', range: { from: 7, to: 7 } });
});
