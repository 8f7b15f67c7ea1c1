import { can } from '@safecode/domain/access/principal';
import { describe, expect, it } from 'vitest';
import type { ValidSession } from './create-sessions.js';
import { principalOfSession } from './principal-of-session.js';

const session: ValidSession = {
  sessionId: 'a', handle: 'b', userId: 7, name: 'Kim', email: 'kim@shop.example', expiresAt: new Date(),
  memberships: [
    { organizationId: 1, name: 'One', slug: 'one', role: 'viewer', brandAccess: 'listed', brandRoles: [{ brandId: 10, role: 'editor' }] },
    { organizationId: 2, name: 'Two', slug: 'two', role: 'owner', brandAccess: 'all', brandRoles: [] },
  ],
};

describe('principalOfSession', () => {
  it('has the roles of the organisation that is asked for', () => {
    const inOne = principalOfSession(session, 'one');
    expect(inOne).toMatchObject({ organizationId: 1, role: 'viewer', scopes: null, actor: { kind: 'user', userId: 7, label: 'Kim' } });
    expect([can(inOne, 'code.generate', 10), can(inOne, 'code.read', 11), can(inOne, 'member.manage')]).toEqual([true, false, false]);
    expect(can(principalOfSession(session, 'two'), 'member.manage')).toBe(true);
  });

  it.each(['three', '', 'One', '__proto__'])('does not tell "%s" from one that does not exist', (slug) => {
    expect(() => principalOfSession(session, slug)).toThrow(expect.objectContaining({ code: 'access.not_found' }));
  });
});
