import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chainHmac } from './chain-hmac.js';
import { randomBytesFromPool } from './random-pool.js';

describe('the keyed hash of a chain', () => {
  it.each([16, 32, 64, 65, 200])('with a key of %i bytes is the HMAC of the standard library', (length) => {
    const key = randomBytes(length);
    const hmac = chainHmac(key);
    for (const previous of ['', randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]) {
      const digest = randomBytes(32).toString('hex');
      expect(hmac(previous, digest)).toBe(createHmac('sha256', key).update(previous).update(digest).digest('hex'));
    }
  });
});

describe('bytes of the pool', () => {
  it('come once, also around its end', () => {
    const seen = new Set(Array.from({ length: 5000 }, () => randomBytesFromPool(16).toString('hex')));
    expect(seen.size).toBe(5000);
  });
});
