import { z } from 'zod';
import { keyPermissionSchema } from '../access/permissions.js';
import { idSchema, timestampSchema } from '../primitives.js';

/** `opal`: the registry token that Opal sends; two can live at once while one is rotated. */
export const keyKindSchema = z.enum(['api', 'opal']);
export type KeyKind = z.infer<typeof keyKindSchema>;

export const apiKeySchema = z
  .object({
    id: idSchema,
    kind: keyKindSchema,
    name: z.string(),
    /** Start of the key, enough to recognise it. */
    hint: z.string(),
    scopes: z.array(keyPermissionSchema),
    brandAccess: z.enum(['all', 'listed']),
    brands: z.array(z.object({ id: idSchema, name: z.string() })),
    createdBy: z.string(),
    createdAt: timestampSchema,
    expiresAt: timestampSchema.nullable(),
    lastUsedAt: timestampSchema.nullable(),
    revokedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof apiKeySchema>;
export const apiKeyListSchema = z.object({ rows: z.array(apiKeySchema) });

export const createApiKeySchema = z.object({
  kind: keyKindSchema,
  name: z.string().trim().min(1).max(120),
  scopes: z.array(keyPermissionSchema).min(1),
  brandAccess: z.enum(['all', 'listed']).default('all'),
  brandIds: z.array(idSchema).max(200).default([]),
  expiresAt: timestampSchema.nullable().default(null),
});
/** The secret is in this answer and nowhere else, ever. */
export const createApiKeyResultSchema = z.object({ key: apiKeySchema, secret: z.string() });
export const revokeApiKeySchema = z.object({ id: idSchema });

/** What the registration helper shows. */
export const opalConnectionSchema = z.object({
  discoveryUrl: z.string(),
  /** False when only this computer can reach the address. */
  isPublic: z.boolean(),
  tools: z.array(z.object({ name: z.string(), description: z.string(), parameters: z.array(z.object({ name: z.string(), type: z.string(), required: z.boolean() })) })),
  lastCallAt: timestampSchema.nullable(),
  checks: z.array(z.object({ name: z.string(), status: z.enum(['passed', 'failed', 'not_run']), message: z.string() })),
});
