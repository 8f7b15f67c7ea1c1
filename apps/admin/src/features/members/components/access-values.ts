import { z } from 'zod';
import { brandRoleSchema, roleSchema, type Role } from '@safecode/domain/access/roles';

type BrandRole = z.infer<typeof brandRoleSchema>;

/** Roles for single brands as a form holds them: the role by brand id, empty where none is given. */
export type BrandRoleFields = Record<string, BrandRole | ''>;

export interface AccessValues extends Record<string, unknown> {
  role: Role;
  brandAccess: 'all' | 'listed';
  brandRoles: BrandRoleFields;
}

export const accessSchema = z.object({
  role: roleSchema,
  brandAccess: z.enum(['all', 'listed']),
  brandRoles: z.record(z.string(), z.union([brandRoleSchema, z.literal('')])),
});

export const toBrandRoleFields = (roles: readonly { brandId: number; role: BrandRole }[]): BrandRoleFields =>
  Object.fromEntries(roles.map((entry) => [String(entry.brandId), entry.role]));

/** Only brands with a role, as the API takes them. */
export const toBrandRoles = (fields: BrandRoleFields): { brandId: number; role: BrandRole }[] =>
  Object.entries(fields).flatMap(([brandId, role]) => (role === '' ? [] : [{ brandId: Number(brandId), role }]));

/** What must be sent to get from one set of brand roles to another: a role, or null to take one away. */
export function changedBrandRoles(before: BrandRoleFields, after: BrandRoleFields): { brandId: number; role: BrandRole | null }[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].flatMap((id) => {
    const from = before[id] ?? '';
    const to = after[id] ?? '';
    return from === to ? [] : [{ brandId: Number(id), role: to === '' ? null : to }];
  });
}
