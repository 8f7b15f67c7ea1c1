import { expect, test } from 'vitest';
import { excerptsOf, type ExcerptLine } from './excerpt.js';

const text = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}`);
const written = (lines: readonly ExcerptLine[]): string[] => lines.map((line) => (line.kind === 'gap' ? `(${line.count})` : `${line.isChanged ? '*' : ' '}${line.number} ${line.text}`));

test('shows what differs with three lines around it, and how many are passed over', () => {
  const { failing, passing } = excerptsOf([...text(1, 9), 'old', ...text(11, 20)].join('\n'), [...text(1, 9), 'new', 'newer', ...text(11, 20)].join('\n'));
  expect(written(failing)).toEqual(['(6)', ' 7 line 7', ' 8 line 8', ' 9 line 9', '*10 old', ' 11 line 11', ' 12 line 12', ' 13 line 13', '(7)']);
  expect(written(passing)).toEqual(['(6)', ' 7 line 7', ' 8 line 8', ' 9 line 9', '*10 new', '*11 newer', ' 12 line 11', ' 13 line 12', ' 14 line 13', '(7)']);
});

test('shows all of a side on which nothing differs', () => {
  expect(written(excerptsOf('a\nb', 'a').passing)).toEqual([' 1 a']);
});
