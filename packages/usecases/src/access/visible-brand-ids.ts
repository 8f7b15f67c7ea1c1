import type { Principal } from '@safecode/domain/access/principal';

/** Ids of the brands a principal may see, or null for every brand of the organisation. */
export function visibleBrandIds(principal: Principal): number[] | null {
  if (principal.role === 'owner' || principal.role === 'admin' || principal.brandAccess === 'all') return null;
  return principal.scopes === null ? [...principal.brandRoles.keys()] : [...principal.keyBrandIds];
}
