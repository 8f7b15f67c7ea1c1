import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors/domain-error.js';
import { ALL_PERMISSIONS, ROLE_PERMISSIONS, type Permission } from './permissions.js';
import { assertCan, can, explainAccess, getEffectiveRole, hasBrandAccess, type Principal } from './principal.js';
import type { Role } from './roles.js';

const person = (role: Role, more: Partial<Principal> = {}): Principal => ({
  actor: { kind: 'user', userId: 1, label: 'Dana' },
  organizationId: 1,
  role,
  brandRoles: new Map(),
  brandAccess: 'all',
  scopes: null,
  keyBrandIds: new Set(),
  ...more,
});
const key = (scopes: Permission[], more: Partial<Principal> = {}): Principal => ({ ...person('viewer'), role: null, scopes: new Set(scopes), ...more });

const code = (work: () => void): string => {
  try {
    work();
  } catch (error) {
    return error instanceof DomainError ? error.code : 'another error';
  }
  return 'allowed';
};

describe('a person', () => {
  it.each<[string, Principal, Permission, number | undefined, boolean]>([
    ['a viewer reads', person('viewer'), 'code.read', 7, true],
    ['a viewer does not generate', person('viewer'), 'code.generate', 7, false],
    ['an editor generates', person('editor'), 'code.generate', 7, true],
    ['an editor does not invite', person('editor'), 'member.manage', undefined, false],
    ['an auditor reads the ledger', person('auditor'), 'audit.read', undefined, true],
    ['an auditor changes nothing', person('auditor'), 'knowledge.update', 7, false],
    ['an owner may do everything', person('owner'), 'api_key.manage', undefined, true],
    ['a brand role lifts', person('viewer', { brandRoles: new Map([[7, 'editor']]) }), 'code.generate', 7, true],
    ['a brand role lifts there only', person('viewer', { brandRoles: new Map([[7, 'editor']]) }), 'code.generate', 8, false],
    ['a brand role lowers', person('editor', { brandRoles: new Map([[7, 'viewer']]) }), 'code.generate', 7, false],
    ['a brand role does not lower an admin', person('admin', { brandRoles: new Map([[7, 'viewer']]) }), 'code.generate', 7, true],
    ['listed access leaves other brands out', person('editor', { brandAccess: 'listed', brandRoles: new Map([[7, 'editor']]) }), 'code.read', 8, false],
    ['a brand admin does not manage members', person('viewer', { brandRoles: new Map([[7, 'admin']]) }), 'member.manage', undefined, false],
  ])('%s', (...[, principal, permission, brandId, allowed]) => {
    expect(can(principal, permission, brandId)).toBe(allowed);
    expect(explainAccess(principal, permission, brandId).why).not.toBe('');
  });

  it('without access to a brand is told that it does not exist, with access what right is missing', () => {
    expect(code(() => assertCan(person('editor', { brandAccess: 'listed' }), 'code.read', 7))).toBe('access.not_found');
    expect(code(() => assertCan(person('viewer'), 'code.generate', 7))).toBe('access.denied');
    expect(() => assertCan(person('viewer'), 'code.generate', 7)).toThrow('You need the right "Generate code" for this. An owner or admin of the organisation can give it.');
    expect(code(() => assertCan(person('editor'), 'code.generate', 7))).toBe('allowed');
  });
});

describe('a key', () => {
  it.each<[string, Principal, Permission, number | undefined, boolean]>([
    ['does what it was given', key(['code.generate']), 'code.generate', 7, true],
    ['does nothing else', key(['code.generate']), 'knowledge.update', 7, false],
    ['of listed brands works there', key(['code.read'], { brandAccess: 'listed', keyBrandIds: new Set([7]) }), 'code.read', 7, true],
    ['of listed brands works nowhere else', key(['code.read'], { brandAccess: 'listed', keyBrandIds: new Set([7]) }), 'code.read', 8, false],
  ])('%s', (...[, principal, permission, brandId, allowed]) => {
    expect(can(principal, permission, brandId)).toBe(allowed);
  });

  it('has no role', () => {
    expect(getEffectiveRole(key(['code.read']), 7)).toBeNull();
    expect(hasBrandAccess(key(['code.read'], { brandAccess: 'listed', keyBrandIds: new Set() }), 7)).toBe(false);
  });
});

describe('the registry', () => {
  it('gives every role only permissions that exist, and an admin all of them', () => {
    for (const permissions of Object.values(ROLE_PERMISSIONS)) expect(permissions.filter((permission) => !ALL_PERMISSIONS.includes(permission))).toEqual([]);
    expect(ROLE_PERMISSIONS.admin).toEqual(ALL_PERMISSIONS);
  });
});
