import { describe, expect, test } from 'vitest';
import { detectMoves } from './detect-moves.js';
import { diffTexts } from './text-diff.js';

const BLOCK = ["const badge = document.createElement('span');", "badge.className = 'lm-badge';", 'badge.hidden = true;'];
const FILLER = Array.from({ length: 12 }, (_, index) => `step${index}(context, ${index * 7});`);
const moves = (before: readonly string[], after: readonly string[], ignored?: ReadonlySet<number>) => detectMoves(diffTexts(before.join('\n'), after.join('\n')), ignored);

describe('moved blocks', () => {
  test('are found where they left and where they stand, indented or not', () => {
    const found = moves([...BLOCK, ...FILLER, 'end();'], [...FILLER, 'if (ready) {', ...BLOCK.map((line) => `  ${line}`), '}', 'end();']);
    expect(found).toEqual([{ fromA: 0, toA: 3, fromB: 13, toB: 16 }]);
  });

  test('of two copies only one is the block that moved', () => {
    const found = moves([...BLOCK, ...FILLER, 'end();'], [...FILLER.slice(0, 6), ...BLOCK, ...FILLER.slice(6), ...BLOCK, 'end();']);
    expect(found).toHaveLength(1);
  });

  test('are not single lines, braces, or lines that only changed their indentation', () => {
    expect(moves([BLOCK[0] ?? '', ...FILLER], [...FILLER, BLOCK[0] ?? ''])).toEqual([]);
    expect(moves(['}', '}', '}', ...FILLER], [...FILLER, '}', '}', '}'])).toEqual([]);
    expect(moves([...FILLER, ...BLOCK], [...FILLER, 'if (x) {', ...BLOCK.map((line) => `  ${line}`), '}'])).toEqual([]);
  });

  test('a line that changed ends a block', () => {
    const found = moves([...BLOCK, ...FILLER], [...FILLER, BLOCK[0] ?? '', BLOCK[1] ?? '', 'badge.hidden = false;']);
    expect(found).toEqual([{ fromA: 0, toA: 2, fromB: 12, toB: 14 }]);
  });

  test('hunks that are left out take no part', () => {
    expect(moves([...BLOCK, ...FILLER], [...FILLER, ...BLOCK], new Set([0]))).toEqual([]);
  });
});
