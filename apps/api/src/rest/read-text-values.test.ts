import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readTextValues } from './read-text-values.js';

const schema = z.object({
  id: z.int(),
  limit: z.int().min(1).default(50),
  openOnly: z.boolean().default(false),
  ratio: z.number().optional(),
  q: z.string().max(5).optional(),
  status: z.enum(['on', 'off']).nullish(),
});

describe('text as the schema wants it', () => {
  it.each<[Record<string, string | string[]>, Record<string, unknown>]>([
    [{ id: '12', limit: '5' }, { id: 12, limit: 5 }],
    [{ ratio: '-0.5' }, { ratio: -0.5 }],
    [{ openOnly: 'true' }, { openOnly: true }],
    [{ openOnly: 'false' }, { openOnly: false }],
    [{ q: '12', status: 'on' }, { q: '12', status: 'on' }],
  ])('%j is read as %j', (given, read) => expect(readTextValues(schema, given)).toEqual(read));

  it.each<Record<string, string | string[]>>([
    { id: '' }, { id: ' 1' }, { id: '1e3' }, { id: '0x1' }, { id: 'Infinity' }, { id: '12,5' }, { openOnly: '1' }, { openOnly: 'TRUE' }, { openOnly: '' }, { id: ['1', '2'] }, { unknown: '1' },
  ])('%j stays as it is', (given) => expect(readTextValues(schema, given)).toEqual(given));

  it('leaves the schema as it was', () => {
    readTextValues(schema, { id: '1', openOnly: 'true' });
    expect(schema.safeParse({ id: '1' }).success).toBe(false);
    expect(schema.safeParse({ id: 1, openOnly: 'true' }).success).toBe(false);
  });
});
