import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase62 } from './base62.js';
import { newKey, parseKey } from './key-format.js';

describe('newKey', () => {
  it.each([['api', /^osk_[0-9A-Za-z]{13}_[0-9A-Za-z]{49}$/], ['opal', /^opal_[0-9A-Za-z]{13}_[0-9A-Za-z]{49}$/]] as const)('makes a key of kind %s', (kind, shape) => {
    const key = newKey(kind);
    expect(key.presented).toMatch(shape);
    expect(key.presented.startsWith(`${key.hint}_`)).toBe(true);
    expect(parseKey(key.presented)).toEqual({ kind, keyId: key.keyId, secretHash: key.secretHash });
  });

  it('stores the SHA-256 of the secret half, and nothing that opens', () => {
    const { presented, ...stored } = newKey('api');
    const secret = presented.slice(18, 18 + 43);
    expect(stored.secretHash).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it('does not repeat itself', () => {
    const keys = Array.from({ length: 500 }, () => newKey('api'));
    expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(500);
    expect(new Set(keys.map(({ secretHash }) => secretHash)).size).toBe(500);
  });
});

describe('parseKey', () => {
  it('refuses a key with any one character changed', () => {
    const { presented } = newKey('opal');
    for (let at = 0; at < presented.length; at += 1) {
      const other = presented.charAt(at) === 'A' ? 'B' : 'A';
      expect(parseKey(presented.slice(0, at) + other + presented.slice(at + 1))).toBeNull();
    }
  });

  it.each(['', 'Bearer x', 'osk__', 'osk_1_2', `osk_${'a'.repeat(10_000)}`, 'opal_0000000000000_' + '0'.repeat(49), 'osk_\u0000'])('refuses %j', (text) => expect(parseKey(text)).toBeNull());
  it('refuses white space around a key', () => expect(parseKey(` ${newKey('api').presented}`)).toBeNull());
});

describe('toBase62', () => {
  it.each<[number[], string]>([[[], ''], [[0], '00'], [[61], '0z'], [[62], '10'], [[255], '47'], [[255, 255, 255, 255], '4gfFC3']])('writes %j as %s', (bytes, text) => expect(toBase62(Uint8Array.from(bytes))).toBe(text));
});
