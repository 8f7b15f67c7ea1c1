import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expand, foldRuns, type Block, type Expansion } from './fold-runs.js';
import { diffTexts, type TextDiff } from './text-diff.js';

const NONE: ReadonlyMap<number, Expansion> = new Map();
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `line ${index}`);
const changed = (lines: readonly string[], ...at: number[]): string[] => lines.map((line, index) => (at.includes(index) ? `${line} changed` : line));
const fold = (diff: TextDiff, expansions = NONE): Block[] => foldRuns({ hunks: diff.hunks, lengthA: diff.linesA.length, expansions });
const folds = (blocks: readonly Block[]) => blocks.filter((block) => block.kind === 'fold');

describe('unchanged runs', () => {
  const old = numbered(200);
  const diff = diffTexts(old.join('\n'), changed(old, 50, 52, 150).join('\n'));

  test('are folded but for three lines around each change', () => {
    expect(fold(diff)).toEqual([
      { kind: 'fold', run: 0, fromA: 0, fromB: 0, count: 47 },
      { kind: 'lines', fromA: 47, fromB: 47, count: 3 },
      { kind: 'hunk', index: 0 },
      { kind: 'lines', fromA: 51, fromB: 51, count: 1 },
      { kind: 'hunk', index: 1 },
      { kind: 'lines', fromA: 53, fromB: 53, count: 3 },
      { kind: 'fold', run: 2, fromA: 56, fromB: 56, count: 91 },
      { kind: 'lines', fromA: 147, fromB: 147, count: 3 },
      { kind: 'hunk', index: 2 },
      { kind: 'lines', fromA: 151, fromB: 151, count: 3 },
      { kind: 'fold', run: 3, fromA: 154, fromB: 154, count: 46 },
    ]);
  });

  test('open twenty lines at a time, from either end, or all at once', () => {
    expect(folds(fold(diff, expand(NONE, 2, 'start')))[1]).toMatchObject({ fromA: 76, count: 71 });
    expect(folds(fold(diff, expand(NONE, 2, 'end')))[1]).toMatchObject({ fromA: 56, count: 71 });
    expect(folds(fold(diff, expand(expand(NONE, 2, 'start'), 2, 'end')))[1]).toMatchObject({ fromA: 76, count: 51 });
    expect(folds(fold(diff, expand(NONE, 2, 'all')))).toHaveLength(2);
  });
});

test('no changed line is ever inside a fold, and every line of both texts stands exactly once', () => {
  const line = fc.constantFrom<string>('a', 'b', 'c', '', '}');
  const texts = fc.tuple(fc.array(line, { maxLength: 120 }), fc.array(fc.tuple(fc.nat(119), fc.constantFrom('drop', 'add', 'change')), { maxLength: 8 }));
  const openings = fc.array(fc.tuple(fc.nat(9), fc.constantFrom('start' as const, 'end' as const, 'all' as const)), { maxLength: 4 });
  fc.assert(
    fc.property(texts, openings, ([old, edits], opened) => {
      const made = [...old];
      for (const [at, kind] of edits) {
        if (kind === 'add') made.splice(at, 0, 'new');
        else if (kind === 'drop') made.splice(at, 1);
        else if (at < made.length) made[at] = 'changed';
      }
      const diff = diffTexts(old.join('\n'), made.join('\n'));
      const blocks = fold(diff, opened.reduce((now, [run, direction]) => expand(now, run, direction), NONE));
      const [a, b]: [number[], number[]] = [[], []];
      for (const block of blocks) {
        if (block.kind === 'hunk') {
          const hunk = diff.hunks[block.index];
          for (let number = hunk?.fromA ?? 0; number < (hunk?.toA ?? 0); number += 1) a.push(number);
          for (let number = hunk?.fromB ?? 0; number < (hunk?.toB ?? 0); number += 1) b.push(number);
          continue;
        }
        for (let offset = 0; offset < block.count; offset += 1) {
          expect(diff.linesA[block.fromA + offset]).toBe(diff.linesB[block.fromB + offset]);
          a.push(block.fromA + offset);
          b.push(block.fromB + offset);
        }
      }
      expect(a).toEqual(diff.linesA.map((_, index) => index));
      expect(b).toEqual(diff.linesB.map((_, index) => index));
    }),
    { numRuns: 400 },
  );
});
