import type { Principal } from '@safecode/domain/access/principal';

/** The product itself, acting in one organisation because time has passed. It sees every brand and has rights only where a use case gives them. */
export const systemPrincipal = (organizationId: number, label: string): Principal => ({
  actor: { kind: 'system', label },
  organizationId,
  role: null,
  brandRoles: new Map(),
  brandAccess: 'all',
  scopes: new Set(['code.read']),
  keyBrandIds: new Set(),
});
