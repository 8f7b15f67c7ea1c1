import type { Question } from '@safecode/domain/generation/generate-variation';
import { expect, test } from 'vitest';
import { answersSchema } from './answers.js';

const question = (name: string, kind: Question['kind'], choices: Question['choices'] = []): Question => ({ name, kind, question: '?', choices });
const schema = answersSchema([question('copy', 'text'), question('amount', 'number'), question('bar', 'color'), question('where', 'position'), question('target', 'selector', [{ value: '.buy', label: 'Buy' }])]);

test('each answer gets the type that its question asks for', () => {
  expect(schema.parse({ copy: ' Free ', amount: '49,90', bar: '#1e4d2b', where: 'beforebegin', target: '.buy' })).toEqual({
    copy: 'Free',
    amount: 49.9,
    bar: '#1e4d2b',
    where: 'beforebegin',
    target: '.buy',
  });
});

test('what is missing or of another kind is refused, field by field', () => {
  const { error } = schema.safeParse({ copy: '', amount: 'fifty', bar: 'url(x)', where: 'above', target: '' });
  expect(error?.issues.map((issue) => issue.path.join('.')).sort()).toEqual(['amount', 'bar', 'copy', 'target', 'where']);
});
