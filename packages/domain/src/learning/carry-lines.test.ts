import { describe, expect, it } from 'vitest';
import { carryLines, splitLines } from './carry-lines.js';

describe('lines of a changed text', () => {
  it.each([
    ['a\nb\nc', 'a\nx\nc', [0, null, 2]],
    ['a\nb', 'a\nb\nc', [0, 1, null]],
    ['a\nb\nc', 'c', [2]],
    ['', 'a', [null]],
    ['a', '', []],
    ['x\ny\nx', 'y\nx\nx', [1, null, 2]],
  ])('%j to %j', (...[before, after, carried]) => {
    expect(carryLines(splitLines(before), splitLines(after))).toEqual(carried);
  });

  it('carry over in order, and only to equal lines', () => {
    const texts = ['', 'a', 'ab', 'ba', 'aab', 'abca', 'cabbage', 'a}b}c}', 'bacab}ab'].map((text) => text.split(''));
    for (const before of texts) {
      for (const after of texts) {
        const carried = carryLines(before, after);
        const kept = carried.filter((from) => from !== null);
        expect(carried.every((from, at) => from === null || before[from] === after[at])).toBe(true);
        expect(kept).toEqual([...new Set(kept)].sort((one, other) => one - other));
        expect(carryLines(after, after)).toEqual(after.map((_, at) => at));
      }
    }
  });

  it('of very long texts carry over where they are there once', () => {
    const long = Array.from({ length: 3000 }, (_, at) => `line ${at}`);
    const changed = ['new', ...long.filter((_, at) => at % 2 === 0), 'also new'];
    expect(carryLines(long, changed).slice(0, 3)).toEqual([null, 0, 2]);
  });
});
