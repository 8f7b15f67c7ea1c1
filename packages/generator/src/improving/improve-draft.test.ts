import { describe, expect, it } from 'vitest';
import { improveDraft, type LearntChange } from './improve-draft.js';

const replace = (id: number, from: string, to: string): LearntChange => ({
  id, version: 1, name: `${from} is ${to}`, apply: ({ javascript, css }) => ({ javascript: javascript.replaceAll(from, to), css: css.replaceAll(from, to) }),
});
const draft = { javascript: 'a();\nb();\nc();', css: '.a {}' };

describe('lessons in a draft', () => {
  it('change it, and say which lines each wrote', () => {
    const { improved, refused } = improveDraft(draft, [replace(1, 'b()', 'B()'), replace(2, 'c()', 'd();\ne()')], () => true);
    expect(improved?.code.javascript).toBe('a();\nB();\nd();\ne();');
    expect(improved?.lessons.map(({ id, lines }) => [id, lines])).toEqual([[1, { js: [[2, 2]], css: [] }], [2, { js: [[3, 4]], css: [] }]]);
    expect(refused).toEqual([]);
  });

  it('are silent when nothing fits', () => {
    expect(improveDraft(draft, [replace(1, 'x', 'y')], () => false)).toEqual({ improved: null, refused: [] });
  });

  it('are left out when the result is not safe, and only those that make it unsafe', () => {
    const lessons = [replace(1, 'a()', 'eval()'), replace(2, 'b()', 'B()')];
    const { improved, refused } = improveDraft(draft, lessons, ({ javascript }) => !javascript.includes('eval'));
    expect(improved?.code.javascript).toBe('a();\nB();\nc();');
    expect(refused.map(({ id }) => id)).toEqual([1]);
    expect(improveDraft(draft, lessons.slice(0, 1), ({ javascript }) => !javascript.includes('eval')).improved).toBeNull();
  });

  it('feed each other until nothing is left, and change nothing when they never end', () => {
    expect(improveDraft(draft, [replace(2, 'bb()', 'bbb_done()'), replace(1, ' b()', 'bb()'), replace(3, 'a();\nb()', 'a();\n bb()')], () => true).improved?.code.javascript).toBe('a();\n bbb_done();\nc();');
    expect(improveDraft(draft, [replace(1, 'a()', 'b()'), replace(2, 'b()', 'a();a()')], () => true).improved).toBeNull();
  });
});
