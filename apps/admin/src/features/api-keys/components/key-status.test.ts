import { expect, test } from 'vitest';
import { expiryIn, keyStatus } from './key-status.js';

const now = new Date('2026-11-23T12:00:00Z');

test.each([
  [null, null, 'active'],
  [null, '2026-11-23T12:00:01Z', 'active'],
  [null, '2026-11-23T12:00:00Z', 'expired'],
  ['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', 'revoked'],
])('revoked %s, expires %s', (revokedAt, expiresAt, status) => {
  expect(keyStatus({ revokedAt, expiresAt }, now)).toBe(status);
});

test('expiry counts days from now', () => {
  expect(expiryIn(30, now)).toBe('2026-12-23T12:00:00.000Z');
  expect(expiryIn(null, now)).toBeNull();
});
