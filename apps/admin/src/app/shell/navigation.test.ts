import { ROLE_PERMISSIONS, type Permission } from '@safecode/domain/access/permissions';
import { ROLES, type Role } from '@safecode/domain/access/roles';
import { describe, expect, test } from 'vitest';
import { monogramOf } from './monogram.js';
import { getNavigation, isActive } from './navigation.js';

const navigationOf = (role: Role, brand: string | null) =>
  getNavigation({ slugs: { org: 'o', brand }, can: (permission: Permission) => ROLE_PERMISSIONS[role].includes(permission), waiting: 3, broken: 0, lessons: 0, deadLetters: 0 });
const keysOf = (role: Role, brand: string | null): string[] => navigationOf(role, brand).flatMap((group) => group.items.map((item) => item.key));

describe('navigation', () => {
  test('an owner sees everything, in the brand and above it', () => {
    expect(keysOf('owner', 'north')).toEqual(['home', 'code', 'knowledge', 'health', 'learning', 'requests', 'audit', 'brand-settings', 'members', 'keys', 'opal', 'usage', 'notifications', 'absences', 'jobs', 'ledger']);
    expect(keysOf('owner', null)).toEqual(['home', 'code', 'brands', 'requests', 'audit', 'members', 'keys', 'opal', 'usage', 'notifications', 'absences', 'jobs', 'ledger']);
  });
  test('a viewer sees no settings but their own', () => {
    expect(keysOf('viewer', 'north')).toEqual(['home', 'code', 'knowledge', 'health', 'learning', 'requests', 'notifications', 'absences']);
    expect(navigationOf('viewer', 'north')).toHaveLength(2);
  });
  test.each(ROLES)('%s has no entry without its permission and every address once', (role) => {
    const items = navigationOf(role, 'north').flatMap((group) => group.items);
    expect(new Set(items.map((item) => item.to)).size).toBe(items.length);
    if (!ROLE_PERMISSIONS[role].includes('job.read')) expect(items.map((item) => item.key)).not.toContain('jobs');
  });
  test('counts stand only where somebody must act', () => {
    const items = navigationOf('owner', null).flatMap((group) => group.items);
    expect(items.filter((item) => item.count !== undefined).map((item) => [item.key, item.count])).toEqual([['home', 3]]);
  });
  test('an entry is active for its own addresses only', () => {
    expect(isActive({ prefix: '/o/o/code' }, '/o/o/code/12')).toBe(true);
    expect(isActive({ prefix: '/o/o/code' }, '/o/o/codes')).toBe(false);
  });
});

test.each([
  ['Northwind Outdoor', 'NO'],
  ['Fernhill', 'FE'],
  ['é', 'É'],
])('%s is %s', (name, monogram) => {
  expect(monogramOf(name)).toBe(monogram);
});
