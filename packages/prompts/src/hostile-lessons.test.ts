import type { ActiveLesson } from '@safecode/domain/learning/active-lesson';
import { describe, expect, it } from 'vitest';
import { knowledge } from '../test/brand-knowledge.js';
import { INJECTIONS } from '../test/injections.js';
import { knowledgeText } from './v2/knowledge-text.js';

const lessonOf = (id: number, text: string): ActiveLesson => ({
  id,
  version: 1,
  name: `NAME ${text}`,
  improvement: {
    version: 1, id: `imp_${id}`, kind: 'logic_fix', form: 'ast_rewrite', language: 'js', before: `say(${JSON.stringify(text)});`, after: `tell(${JSON.stringify(text)});`,
    support: ['1', '2', '3'], authors: ['a', 'b'], change: { type: 'alias', from: '.a', to: '.b' },
  },
});
const withLessons = (lessons: readonly ActiveLesson[], showsExamples = true): string => knowledgeText({ ...knowledge, learning: { lessons, showsExamples } }, 'pdp');

describe('lessons whose code holds instructions', () => {
  it.each(INJECTIONS.map(({ text }) => [text]))('stay data: %j', (text) => {
    const said = withLessons([lessonOf(1, text)]);
    expect(said.match(/<\/?data\b/gi)).toEqual(withLessons([lessonOf(1, 'x')]).match(/<\/?data\b/gi));
    expect(said).not.toMatch(/[\p{Cf}\p{Co}]/u);
    expect(said).not.toContain('<!--');
    // What a lesson is called is for people.
    expect(said).not.toContain('NAME');
  });

  it('are not shown where the brand does not want it, and never beyond their room', () => {
    expect(withLessons([lessonOf(1, 'secret words')], false)).not.toContain('secret words');
    const many = Array.from({ length: 400 }, (_, at) => lessonOf(at + 1, `words ${at} ${'long '.repeat(40)}`));
    expect(withLessons(many).length - withLessons([]).length).toBeLessThan(16_000);
  });
});
