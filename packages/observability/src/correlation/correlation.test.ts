import { describe, expect, it } from 'vitest';
import { currentCorrelationId, resolveCorrelationId, withCorrelation } from './correlation.js';

describe('resolveCorrelationId', () => {
  it.each(['0199aaaa-1111', 'abcdefgh'])('takes over a plain id: %s', (id) => expect(resolveCorrelationId(id)).toBe(id));
  it.each([undefined, ['a'], 'short', 'a'.repeat(65), 'line\nbreak-in-id', 'osk_12_abcdefgh', 'with space 123'])('makes a new id in place of %j', (presented) => {
    expect(resolveCorrelationId(presented)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('withCorrelation', () => {
  it('keeps interleaved work apart', async () => {
    const seen = await Promise.all(
      ['first-id', 'second-id'].map((id) => withCorrelation(id, async () => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        return currentCorrelationId();
      })),
    );
    expect(seen).toEqual(['first-id', 'second-id']);
    expect(currentCorrelationId()).toBeUndefined();
  });
});
