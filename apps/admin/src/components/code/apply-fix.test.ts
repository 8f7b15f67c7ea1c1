import { describe, expect, test } from 'vitest';
import { applyFix, diffLines } from './apply-fix.js';

const marked = (before: string, after: string): string[] => diffLines(before, after).map((line) => `${{ same: ' ', removed: '-', added: '+' }[line.kind]}${line.number} ${line.text}`);

describe('applyFix', () => {
  test('changes both languages at the places in the old text', () => {
    const fix = { title: 'x', edits: [{ language: 'js' as const, start: 0, end: 1, text: 'bb' }, { language: 'js' as const, start: 2, end: 3, text: '' }, { language: 'css' as const, start: 1, end: 1, text: '!' }] };
    expect(applyFix({ js: 'abc', css: 'xy' }, fix)).toEqual({ js: 'bbb', css: 'x!y' });
  });

  test('keeps insertions at one place in their order, in front of what is replaced there', () => {
    const at = (text: string, end = 1) => ({ language: 'js' as const, start: 1, end, text });
    expect(applyFix({ js: 'abc', css: '' }, { title: 'x', edits: [at('1'), at('2'), at('3', 2)] }).js).toBe('a123c');
  });
});

describe('diffLines', () => {
  test('shows a changed line with two around it', () => {
    expect(marked('1\n2\n3\n4\n5\n6', '1\n2\n3\nfour\n5\n6')).toEqual([' 2 2', ' 3 3', '-4 4', '+4 four', ' 5 5', ' 6 6']);
  });

  test('shows what is put around a text at both ends', () => {
    expect(marked('a\nb\nc\nd\ne\nf', '(\na\nb\nc\nd\ne\nf\n)')).toEqual(['+1 (', ' 1 a', ' 2 b', ' 5 e', ' 6 f', '+8 )']);
  });

  test('finds lines in common between two changes', () => {
    expect(marked('a\nx\nb\ny\nc', 'a\nX\nb\nY\nc')).toEqual([' 1 a', '-2 x', '+2 X', ' 3 b', '-4 y', '+4 Y', ' 5 c']);
  });

  test('of equal texts there is nothing to show, and long ones are not compared line by line', () => {
    expect(diffLines('a', 'a')).toEqual([]);
    const long = Array.from({ length: 500 }, (_value, index) => `a${index}`).join('\n');
    expect(diffLines(long, long.replaceAll('a', 'b')).filter((line) => line.kind === 'added')).toHaveLength(500);
  });
});
