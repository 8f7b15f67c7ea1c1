import { describe, expect, test } from 'vitest';
import { codeFrame, markOnLine, revealInvisible } from './code-frame.js';

const SOURCE = ['one', 'const a = 1;', 'use(a);', 'four', 'five', 'six'].join('\n');
const textOf = (line: { segments: readonly { text: string }[] } | undefined): string => (line?.segments ?? []).map((part) => part.text).join('');
const markedIn = (line: { segments: readonly { text: string; marked: boolean }[] } | undefined): string[] =>
  (line?.segments ?? []).filter((part) => part.marked).map((part) => part.text);

describe('codeFrame', () => {
  test('shows two lines before and after and marks exactly the span', () => {
    const frame = codeFrame(SOURCE, { line: 3, column: 5, endLine: 3, endColumn: 6 });
    expect(frame.map((line) => line.number)).toEqual([1, 2, 3, 4, 5]);
    expect(markedIn(frame[2])).toEqual(['a']);
    expect(frame.filter((line) => markedIn(line).length > 0)).toHaveLength(1);
    expect(textOf(frame[2])).toBe('use(a);');
  });

  test('marks a span over several lines to the end of each line', () => {
    const frame = codeFrame(SOURCE, { line: 2, column: 7, endLine: 3, endColumn: 4 });
    expect(markedIn(frame.find((line) => line.number === 2))).toEqual(['a = 1;']);
    expect(markedIn(frame.find((line) => line.number === 3))).toEqual(['use']);
  });

  test('stays inside the text at its first and last line', () => {
    expect(codeFrame(SOURCE, { line: 1, column: 1, endLine: 1, endColumn: 4 }).map((line) => line.number)).toEqual([1, 2, 3]);
    expect(codeFrame(SOURCE, { line: 6, column: 1, endLine: 6, endColumn: 4 }).map((line) => line.number)).toEqual([4, 5, 6]);
  });

  test('draws an empty span on one character, also at the end of a line', () => {
    expect(markOnLine({ line: 1, column: 2, endLine: 1, endColumn: 2 }, 1, 3)).toEqual({ from: 1, to: 2 });
    expect(markOnLine({ line: 1, column: 4, endLine: 1, endColumn: 4 }, 1, 3)).toEqual({ from: 2, to: 3 });
  });

  test('cuts a minified line around the mark and keeps the mark right', () => {
    const line = `${'x'.repeat(5000)}BAD${'y'.repeat(5000)}`;
    const frame = codeFrame(line, { line: 1, column: 5001, endLine: 1, endColumn: 5004 });
    expect(markedIn(frame[0])).toEqual(['BAD']);
    expect(textOf(frame[0]).length).toBeLessThan(260);
    expect(textOf(frame[0])).toMatch(/^… x+BADy+ …$/);
  });

  test('counts lines with any line ending', () => {
    expect(codeFrame('a\r\nb\rc', { line: 3, column: 1, endLine: 3, endColumn: 2 }).map(textOf)).toEqual(['a', 'b', 'c']);
  });
});

describe('revealInvisible', () => {
  test.each([
    ['a\u202eb', 'a[U+202E]b'],
    ['zero\u200bwidth', 'zero[U+200B]width'],
    ['\ufeffx', '[U+FEFF]x'],
    ['soft\u00adhyphen', 'soft[U+00AD]hyphen'],
    ['\u0000', '[U+0000]'],
  ])('%j is drawn as %s', (text, shown) => {
    expect(revealInvisible(text)).toBe(shown);
  });

  test('leaves tabs, umlauts, other scripts and emoji alone', () => {
    expect(revealInvisible('\tÄ 日本 😀')).toBe('\tÄ 日本 😀');
  });
});
