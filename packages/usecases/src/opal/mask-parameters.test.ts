import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskParameters, maskText } from './mask-parameters.js';

describe('parameters on record', () => {
  it.each([
    ['a bearer token', 'use Bearer abcdefghijklmnop123', 'use [token]'],
    ['a signed token', 'see eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl', 'see [token]'],
    ['a model key', `key ${['sk', 'ant', 'api03', 'abcdefghijklmnop'].join('-')}`, 'key [token]'],
    ['an own key', 'osk_abcdefghijklmnopqrstuvwx', '[token]'],
    ['a password in an address', 'https://me:hunter2@shop.example/x', 'https://[credentials]@shop.example/x'],
    ['a mail address', 'write to ana.lopez@mail.shop.example now', 'write to [mail address] now'],
    ['a card number', 'paid with 4111 1111 1111 1111 today', 'paid with [card number]today'],
    ['an account number', 'to DE89 3704 0044 0532 0130 00 please', 'to [account number] please'],
    ['a phone number', 'call +49 (171) 123-4567', 'call [phone number]'],
    ['prices, colours and sizes stay', 'bar #336699 over 50 EUR, 12px, 2026-11-23', 'bar #336699 over 50 EUR, 12px, 2026-11-23'],
    ['NUL cannot be stored', 'a\u0000b', 'a\uFFFDb'],
    ['half a character cannot be stored', 'a\uD800b', 'a\uFFFDb'],
  ])('%s', (_, text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it('replaces what stands under the name of a secret', () => {
    expect(maskParameters({ brand: 'x', api_key: 'abc', nested: { Authorization: 'abc', list: [{ password: 'p' }] } })).toEqual({
      brand: 'x',
      api_key: '[secret]',
      nested: { Authorization: '[secret]', list: [{ password: '[secret]' }] },
    });
  });

  it('shortens long texts and says how long they were', () => {
    expect(maskText('x'.repeat(5000))).toBe(`${'x'.repeat(4000)}… (5000 characters)`);
  });

  it('ends at a depth, so that nothing can exhaust the stack', () => {
    let deep: Record<string, unknown> = { end: true };
    for (let depth = 0; depth < 50_000; depth += 1) deep = { deep };
    expect(JSON.stringify(maskParameters(deep))).toContain('[nested too deeply]');
  });

  it('is stable: what is on record can be compared with what comes again', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (parameters) => {
        const once = maskParameters(parameters);
        expect(maskParameters(parameters)).toEqual(once);
        expect(JSON.stringify(once)).not.toContain('\\u0000');
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });
});
