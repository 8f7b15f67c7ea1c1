import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffByLine } from './diff-by-line.js';
import { diffTexts, type Hunk, type TextDiff } from './text-diff.js';

/** Milliseconds of the processor so far: what else runs on the machine does not count. */
const workedMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `const line${index} = ${index};`);

/** The new text, made from the old one and the hunks alone. */
function apply({ linesA, linesB, hunks }: Pick<TextDiff, 'linesA' | 'linesB' | 'hunks'>): string[] {
  const result: string[] = [];
  let place = 0;
  for (const hunk of hunks) {
    result.push(...linesA.slice(place, hunk.fromA), ...linesB.slice(hunk.fromB, hunk.toB));
    place = hunk.toA;
  }
  return [...result, ...linesA.slice(place)];
}

const isOrdered = (hunks: readonly Hunk[]): boolean => hunks.every((hunk, index) => index === 0 || (hunks[index - 1]?.toA ?? 0) <= hunk.fromA);

describe('what changes between two texts', () => {
  test.each([
    ['nothing', 'a\nb', 'a\nb', []],
    ['a line in between', 'a\nc', 'a\nb\nc', [{ fromA: 1, toA: 1, fromB: 1, toB: 2 }]],
    ['a line at the end', 'a', 'a\nb', [{ fromA: 1, toA: 1, fromB: 1, toB: 2 }]],
    ['a line at the start', 'b', 'a\nb', [{ fromA: 0, toA: 0, fromB: 0, toB: 1 }]],
    ['a line that goes', 'a\nb\nc', 'a\nc', [{ fromA: 1, toA: 2, fromB: 1, toB: 1 }]],
    ['a line that changes', 'one\ntwo\nthree', 'one\ntoo\nthree', [{ fromA: 1, toA: 2, fromB: 1, toB: 2 }]],
    ['line ends of Windows', 'a\r\nb', 'a\nb', []],
  ])('%s', (_name, before, ...[after, hunks]) => {
    expect(diffTexts(before, after).hunks).toEqual(hunks);
  });

  test('marks what changed inside a line, and not a line that changed as a whole', () => {
    const diff = diffTexts("bar.textContent = 'Free over 50 EUR';", "bar.textContent = 'Free over 75 EUR';");
    expect(diff.marksB.get(0)).toEqual([{ from: 29, to: 31 }]);
    expect(diffTexts('', 'something new').marksB.size).toBe(0);
  });

  test('says so when texts differ too much to be compared by character, and marks whole lines then', () => {
    const [old, made] = [numbered(300), numbered(300).map((line) => line.replace('const', 'let'))];
    const diff = diffTexts(old.join('\n'), made.join('\n'), { hunk: 500, total: 500 });
    expect(diff.isPrecise).toBe(false);
    expect(diff.marksA.size).toBe(0);
    expect(apply(diff)).toEqual(made);
    expect(diffTexts(old.join('\n'), made.join('\n')).isPrecise).toBe(false);
    expect(diffTexts(old.slice(0, 20).join('\n'), made.slice(0, 20).join('\n')).isPrecise).toBe(true);
  });

  test('5,000 lines with changes throughout are compared in a fraction of what the design guide allows', () => {
    const old = numbered(5_000);
    const made = old.map((line, index) => (index % 100 === 0 ? line.replace('const', 'let') : line));
    const began = workedMs();
    const diff = diffTexts(old.join('\n'), made.join('\n'));
    expect(workedMs() - began).toBeLessThan(800);
    expect(diff.hunks).toHaveLength(50);
    expect(diff.isPrecise).toBe(true);
  });
});

describe.each([
  ['by character', (a: string[], b: string[]) => diffTexts(a.join('\n'), b.join('\n')).hunks],
  ['by line', (a: string[], b: string[]) => diffByLine(a, b)],
])('%s', (_name, diff) => {
  test('the hunks make the new text out of the old one, in order, whatever the texts are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'a b', '', '}', '  a'), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lines, lines, (linesA, linesB) => {
        const hunks = diff(linesA, linesB);
        expect(apply({ linesA, linesB, hunks })).toEqual(linesB);
        expect(isOrdered(hunks)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test('two texts of 5,000 lines that have nothing in common are compared in time too', () => {
  const began = workedMs();
  const diff = diffTexts(numbered(5_000).join('\n'), numbered(5_000).map((line) => line.toUpperCase()).join('\n'));
  expect(workedMs() - began).toBeLessThan(800);
  expect(diff.hunks).toEqual([{ fromA: 0, toA: 5_000, fromB: 0, toB: 5_000 }]);
});

test('nor does turning 5,000 lines around take longer', () => {
  const began = workedMs();
  const diff = diffTexts(numbered(5_000).join('\n'), numbered(5_000).toReversed().join('\n'));
  expect(workedMs() - began).toBeLessThan(800);
  expect(apply(diff)).toEqual(diff.linesB);
});

test('by line, the list of changes is as short as it can be', () => {
  const hunks = diffByLine(['a', 'b', 'c', 'a', 'b', 'b', 'a'], ['c', 'b', 'a', 'b', 'a', 'c']);
  expect(hunks.reduce((sum, hunk) => sum + (hunk.toA - hunk.fromA) + (hunk.toB - hunk.fromB), 0)).toBe(5);
});
