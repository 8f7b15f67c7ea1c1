import { z } from 'zod';
import { permissionSchema } from '../access/permissions.js';
import { brandRoleSchema, roleSchema } from '../access/roles.js';
import { emailSchema, idSchema, timestampSchema } from '../primitives.js';
import { passwordSchema } from '../sessions/session.js';

export const memberSchema = z
  .object({
    userId: idSchema,
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    brandAccess: z.enum(['all', 'listed']),
    brandRoles: z.array(z.object({ brandId: idSchema, brandName: z.string(), role: brandRoleSchema })),
    joinedAt: timestampSchema,
    lastSeenAt: timestampSchema.nullable(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof memberSchema>;
export const memberListSchema = z.object({ rows: z.array(memberSchema) });

export const changeMemberSchema = z.object({ userId: idSchema, role: roleSchema, brandAccess: z.enum(['all', 'listed']) });
/** `role: null` takes the brand role away. */
export const setBrandRoleSchema = z.object({ userId: idSchema, brandId: idSchema, role: brandRoleSchema.nullable() });
export const removeMemberSchema = z.object({ userId: idSchema });
export const explainAccessSchema = z.object({ userId: idSchema, brandId: idSchema.optional() });
export const explainAccessResultSchema = z.object({
  rows: z.array(z.object({ permission: permissionSchema, text: z.string(), allowed: z.boolean(), why: z.string() })),
});

export const invitationStatusSchema = z.enum(['invited', 'accepted', 'revoked', 'expired']);
export const invitationSchema = z
  .object({
    id: idSchema,
    email: z.string(),
    role: roleSchema,
    brandAccess: z.enum(['all', 'listed']),
    brandRoles: z.array(z.object({ brandId: idSchema, brandName: z.string(), role: brandRoleSchema })),
    status: invitationStatusSchema,
    invitedBy: z.string(),
    mailSentAt: timestampSchema.nullable(),
    createdAt: timestampSchema,
    expiresAt: timestampSchema,
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitationSchema>;
export const invitationListSchema = z.object({ rows: z.array(invitationSchema) });

export const invitePeopleSchema = z.object({
  emails: z.array(emailSchema).min(1).max(50),
  role: roleSchema,
  brandAccess: z.enum(['all', 'listed']).default('all'),
  brandRoles: z.array(z.object({ brandId: idSchema, role: brandRoleSchema })).max(200).default([]),
});
/** The links are shown once to the inviter, and mailed when mail is set up. */
export const invitePeopleResultSchema = z.object({
  results: z.array(z.object({ email: z.string(), outcome: z.enum(['invited', 'already_member', 'already_invited']), link: z.string().nullable() })),
});
export const revokeInvitationSchema = z.object({ id: idSchema });
export const invitationTokenSchema = z.object({ token: z.string().min(10).max(300) });
export const invitationPreviewSchema = z.object({ organization: z.string(), email: z.string(), role: roleSchema, invitedBy: z.string(), hasAccount: z.boolean() });
/** `password` is the present one when the mail has an account, else the new one. */
export const acceptInvitationSchema = invitationTokenSchema.extend({ name: z.string().trim().min(1).max(120), password: passwordSchema });
