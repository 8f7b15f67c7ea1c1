import { expect, test } from 'vitest';
import { readInvitationToken } from './invitation-token.js';

test.each([
  ['#abc_DEF-123', 'abc_DEF-123'],
  ['#a%2Bb', 'a+b'],
  ['', null],
  ['#', null],
  ['#%E0%A4%A', null],
])('%j', (hash, token) => {
  expect(readInvitationToken(hash)).toBe(token);
});
