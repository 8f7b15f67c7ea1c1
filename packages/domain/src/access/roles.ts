import { z } from 'zod';

/** From least to most. `auditor` stands apart: it reads everything, the ledger included, and changes nothing. */
export const ROLES = ['viewer', 'auditor', 'editor', 'reviewer', 'approver', 'admin', 'owner'] as const;
export const roleSchema = z.enum(ROLES).meta({ id: 'Role' });
export type Role = z.infer<typeof roleSchema>;

/** Roles somebody can be given for one brand; organisation-wide roles cannot be given for a part. */
export const BRAND_ROLES = ['viewer', 'auditor', 'editor', 'reviewer', 'approver', 'admin'] as const;
export const brandRoleSchema = z.enum(BRAND_ROLES).meta({ id: 'BrandRole' });

/** True when `role` stands above `other`, so that a person with `other` may not give it. */
export const isRoleAbove = (role: Role, other: Role): boolean => ROLES.indexOf(role) > ROLES.indexOf(other);
