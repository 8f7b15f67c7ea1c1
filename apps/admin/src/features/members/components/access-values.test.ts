import { expect, test } from 'vitest';
import { changedBrandRoles, toBrandRoleFields, toBrandRoles } from './access-values.js';

test('brands without a role are not sent', () => {
  expect(toBrandRoles({ 4: 'editor', 5: '' })).toEqual([{ brandId: 4, role: 'editor' }]);
});

test('only what changed is sent; an emptied role is taken away', () => {
  const before = toBrandRoleFields([
    { brandId: 1, role: 'viewer' },
    { brandId: 2, role: 'editor' },
    { brandId: 3, role: 'admin' },
  ]);
  expect(changedBrandRoles(before, { 1: 'viewer', 2: '', 3: 'approver', 9: 'viewer' })).toEqual([
    { brandId: 2, role: null },
    { brandId: 3, role: 'approver' },
    { brandId: 9, role: 'viewer' },
  ]);
});
