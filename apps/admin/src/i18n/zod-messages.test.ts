import { z } from 'zod';
import { expect, test } from 'vitest';
import { brandContentSchema } from '@safecode/domain/brands/brand';
import { passwordSchema } from '@safecode/domain/sessions/session';
import { wordZodIssues } from './zod-messages.js';

wordZodIssues();
const firstMessage = (schema: z.ZodType, value: unknown): string | undefined => schema.safeParse(value).error?.issues[0]?.message;

test.each<{ name: string; schema: z.ZodType; value: unknown; message: string }>([
  { name: 'an empty name', schema: z.string().min(1), value: '', message: 'Fill this in.' },
  { name: 'nothing at all', schema: z.string(), value: undefined, message: 'Fill this in.' },
  { name: 'a short password', schema: passwordSchema, value: 'short', message: 'Use at least 12 characters.' },
  { name: 'a long text', schema: z.string().max(3), value: 'four', message: 'Use at most 3 characters.' },
  { name: 'no choice', schema: z.array(z.string()).min(1), value: [], message: 'Choose at least one.' },
  { name: 'a small number', schema: z.number().min(5), value: 4, message: 'Use 5 or more.' },
  { name: 'a wrong mail address', schema: z.email(), value: 'x', message: '"x" is not a mail address.' },
  { name: 'no mail address', schema: z.email(), value: '', message: 'This is not a mail address.' },
])('$name', ({ schema, value, message }) => {
  expect(firstMessage(schema, value)).toBe(message);
});

test('a schema that words itself keeps its sentence', () => {
  expect(firstMessage(brandContentSchema.shape.ownPrefix, 'NW')).toBe('A lower-case word that ends with "-", e.g. "nw-".');
});
