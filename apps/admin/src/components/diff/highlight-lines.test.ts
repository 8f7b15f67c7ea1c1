import { describe, expect, test } from 'vitest';
import { highlightLines, markSegments } from './highlight-lines.js';

const LINES = ["const bar = 'a';", '', '/* two', 'lines */ run(1);'];

describe('coloured lines', () => {
  test('say the same as the text, line by line', () => {
    expect(highlightLines(LINES, 'js').map((line) => line.map((segment) => segment.text).join(''))).toEqual(LINES);
    expect(highlightLines(['.a {', '  color: red;', '}'], 'css').map((line) => line.map((segment) => segment.text).join(''))).toEqual(['.a {', '  color: red;', '}']);
  });

  test('name what words are, over line ends too', () => {
    const lines = highlightLines(LINES, 'js');
    expect(lines[0]?.find((segment) => segment.text === 'const')?.kind).toBe('keyword');
    expect(lines[0]?.find((segment) => segment.text === "'a'")?.kind).toBe('string');
    expect(lines[3]?.[0]).toEqual({ from: 0, text: 'lines */', kind: 'comment', isMarked: false });
  });

  test('are cut where something changed, without losing a character', () => {
    const marked = markSegments(highlightLines(LINES, 'js')[0] ?? [], [{ from: 3, to: 8 }]);
    expect(marked.map((segment) => segment.text).join('')).toBe(LINES[0]);
    expect(marked.filter((segment) => segment.isMarked).map((segment) => segment.text).join('')).toBe('st ba');
  });
});
