import type { Principal } from '@safecode/domain/access/principal';
import type { TenantContext } from '@safecode/database/connection/in-tenant';

/** The context in which a principal's statements run. */
export const tenantContextOf = (principal: Principal): TenantContext => ({
  organizationId: principal.organizationId,
  actor: principal.actor,
});
