import { DomainError } from '../errors/domain-error.js';
import type { Actor } from './actor.js';
import { PERMISSIONS, ROLE_PERMISSIONS, type Permission } from './permissions.js';
import type { Role } from './roles.js';

/** Somebody signed in, resolved once per request: who, in which organisation, with which rights. */
export interface Principal {
  readonly actor: Actor;
  readonly organizationId: number;
  /** The role in the organisation; `null` for keys, which have `scopes` instead. */
  readonly role: Role | null;
  /** Roles for single brands. They replace the organisation's role there, except for owners and admins. */
  readonly brandRoles: ReadonlyMap<number, Role>;
  /** `listed`: only brands in `brandRoles` (or `keyBrandIds`); `all`: every brand of the organisation. */
  readonly brandAccess: 'all' | 'listed';
  /** For keys only: what the key may do. */
  readonly scopes: ReadonlySet<Permission> | null;
  /** For keys only, with `brandAccess: 'listed'`: the brands of the key. */
  readonly keyBrandIds: ReadonlySet<number>;
}

export interface AccessDecision {
  readonly allowed: boolean;
  /** The reason in a sentence, for the explainer and the log. */
  readonly why: string;
}

const isOrganizationWide = (role: Role | null): boolean => role === 'owner' || role === 'admin';

/** The role that counts for a brand, or null when the person has no access to it. */
export function getEffectiveRole(principal: Principal, brandId: number): Role | null {
  if (isOrganizationWide(principal.role)) return principal.role;
  return principal.brandRoles.get(brandId) ?? (principal.brandAccess === 'all' ? principal.role : null);
}

/** Whether a brand exists for somebody at all. */
export function hasBrandAccess(principal: Principal, brandId: number): boolean {
  if (principal.scopes !== null) return principal.brandAccess === 'all' || principal.keyBrandIds.has(brandId);
  return getEffectiveRole(principal, brandId) !== null;
}

/** Why somebody can or cannot do something. `brandId` is needed for permissions of brand scope. */
export function explainAccess(principal: Principal, permission: Permission, brandId?: number): AccessDecision {
  const { text } = PERMISSIONS[permission];
  if (principal.scopes !== null) return explainKey(principal, permission, brandId);
  if (PERMISSIONS[permission].scope === 'organization' || brandId === undefined) {
    const allowed = principal.role !== null && ROLE_PERMISSIONS[principal.role].includes(permission);
    return { allowed, why: `${principal.role ?? 'no role'} in the organisation ${allowed ? 'includes' : 'does not include'} "${text}".` };
  }
  const role = getEffectiveRole(principal, brandId);
  if (role === null) return { allowed: false, why: 'No access to this brand: the membership lists single brands and this one is not among them.' };
  const allowed = ROLE_PERMISSIONS[role].includes(permission);
  const source = isOrganizationWide(principal.role) || !principal.brandRoles.has(brandId) ? 'in the organisation' : 'for this brand';
  return { allowed, why: `${role} ${source} ${allowed ? 'includes' : 'does not include'} "${text}".` };
}

function explainKey(principal: Principal, permission: Permission, brandId: number | undefined): AccessDecision {
  if (!principal.scopes?.has(permission)) return { allowed: false, why: `The key does not have the right "${PERMISSIONS[permission].text}".` };
  if (brandId !== undefined && !hasBrandAccess(principal, brandId)) return { allowed: false, why: 'The key is not for this brand.' };
  return { allowed: true, why: `The key has the right "${PERMISSIONS[permission].text}".` };
}

/** Whether somebody may do something. `brandId` is needed for permissions of brand scope. */
export const can = (principal: Principal, permission: Permission, brandId?: number): boolean =>
  explainAccess(principal, permission, brandId).allowed;

/**
 * Refuses with `access.denied`. A brand without any access is refused with `access.not_found`: its existence is not
 * told to somebody who cannot see it.
 */
export function assertCan(principal: Principal, permission: Permission, brandId?: number): void {
  if (brandId !== undefined && !hasBrandAccess(principal, brandId)) throw new DomainError('access.not_found', { what: 'brand' });
  if (can(principal, permission, brandId)) return;
  throw new DomainError('access.denied', { permission, right: PERMISSIONS[permission].text, whoCanGrant: 'An owner or admin of the organisation can give it.' });
}
