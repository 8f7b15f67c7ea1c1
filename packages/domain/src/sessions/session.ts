import { z } from 'zod';
import { roleSchema } from '../access/roles.js';
import { permissionSchema } from '../access/permissions.js';
import { emailSchema, idSchema, timestampSchema } from '../primitives.js';

export const signInSchema = z.object({ email: emailSchema, password: z.string().min(1).max(1000) });
/** Length only: no composition rules (NIST SP 800-63B 5.1.1.2). Common passwords are refused elsewhere. */
export const passwordSchema = z.string().min(12).max(1000);
export const changePasswordSchema = z.object({ currentPassword: z.string().min(1).max(1000), newPassword: passwordSchema });

/** A signed-in device of the caller. `handle` names it; it is not the token and opens nothing. */
export const deviceSchema = z.object({
  handle: z.string(),
  current: z.boolean(),
  userAgent: z.string(),
  createdAt: timestampSchema,
  lastSeenAt: timestampSchema,
  expiresAt: timestampSchema,
});
export type Device = z.infer<typeof deviceSchema>;
export const endSessionSchema = z.object({ handle: z.string().max(200) });

/** What the console needs to draw itself: who, where, and every permission by brand, decided by the server. */
export const sessionViewSchema = z
  .object({
    user: z.object({ id: idSchema, name: z.string(), email: z.string() }),
    organizations: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        slug: z.string(),
        role: roleSchema,
        permissions: z.array(permissionSchema),
        brands: z.array(
          z.object({ id: idSchema, name: z.string(), slug: z.string(), site: z.string(), isDemo: z.boolean(), pageTypes: z.array(z.string()), role: roleSchema, permissions: z.array(permissionSchema) }),
        ),
      }),
    ),
    expiresAt: timestampSchema,
  })
  .meta({ id: 'SessionView' });
export type SessionView = z.infer<typeof sessionViewSchema>;
