import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors/domain-error.js';
import { assertPlainInput } from './plain-input.js';

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

const issueOf = (input: unknown): unknown => {
  try {
    assertPlainInput(input);
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'input.invalid') return error.data['issues'];
    throw error;
  }
};

describe('plain input', () => {
  it.each([[undefined], [null], [0], [''], ['Grüße 👋'], [{ a: [{ b: 'c' }] }], [nested(30)]])('takes %j', (input) => {
    expect(issueOf(input)).toBeNull();
  });

  it.each([
    ['NUL in a text', { a: { b: 'x\u0000' } }, 'a.b'],
    ['NUL in a name', { 'a\u0000': 1 }, ''],
    ['half a character', { list: ['ok', 'bad\uDC00'] }, 'list.1'],
  ])('refuses %s and says where', (_, input, path) => {
    expect(issueOf(input)).toEqual([expect.objectContaining({ path })]);
  });

  it('refuses depth without exhausting the stack', () => {
    expect(issueOf(nested(200_000))).toEqual([expect.objectContaining({ message: 'Nested deeper than 32 levels.' })]);
  });

  it('refuses more values than any input needs', () => {
    expect(issueOf(Array.from({ length: 60_000 }, () => 0))).toEqual([expect.objectContaining({ message: 'Too many values.' })]);
  });
});
