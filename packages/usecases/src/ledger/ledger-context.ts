import type { TenantContext } from '@safecode/database/connection/in-tenant';

/** In whose name the product looks after an organisation's ledger. */
export const ledgerContext = (organizationId: number): TenantContext => ({ organizationId, actor: { kind: 'system', label: 'Ledger keeper' } });
