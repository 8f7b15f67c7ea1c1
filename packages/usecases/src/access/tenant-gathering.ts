import type { Gathering } from '@safecode/database/gathering/gatherer';
import type { TenantContext } from '@safecode/database/connection/in-tenant';
import type { Deps } from '../deps.js';

/** Work that may share a transaction: of the same organisation, in the name of the same actor. */
export interface TenantGroup {
  readonly deps: Deps;
  readonly context: TenantContext;
}

export const tenantGathering = (deps: Deps, context: TenantContext): Gathering<TenantGroup> => ({
  owner: deps.db,
  key: `${context.organizationId}:${JSON.stringify(context.actor)}`,
  group: { deps, context },
});
