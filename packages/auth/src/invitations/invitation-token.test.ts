import { describe, expect, it } from 'vitest';
import { hashInvitationToken, invitationToken } from './invitation-token.js';

const key = Buffer.alloc(32, 7);
const facts = { organizationId: 3, email: 'kim@shop.example', expiresAt: new Date('2026-12-01T10:00:00.123Z') };

describe('invitationToken', () => {
  it('is the same for the same facts, so that it need not be stored', () => {
    expect(invitationToken(key, facts)).toBe(invitationToken(key, { ...facts }));
    expect(invitationToken(key, facts)).toMatch(/^[\w-]{43}$/);
  });

  it.each([
    ['another key', Buffer.alloc(32, 8), facts],
    ['another organisation', key, { ...facts, organizationId: 4 }],
    ['another address', key, { ...facts, email: 'kim@shop.exampl' }],
    ['a millisecond later', key, { ...facts, expiresAt: new Date('2026-12-01T10:00:00.124Z') }],
  ] as const)('is another for %s', (_, otherKey, otherFacts) => {
    expect(invitationToken(otherKey, otherFacts)).not.toBe(invitationToken(key, facts));
  });

  it('is stored as a hash from which it cannot be read', () => {
    expect(hashInvitationToken(invitationToken(key, facts))).toMatch(/^[0-9a-f]{64}$/);
  });
});
