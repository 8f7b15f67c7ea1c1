import type { Principal } from '@safecode/domain/access/principal';
import type { AuditFilter } from '@safecode/domain/ledger/audit';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { wasReadSince } from '@safecode/database/ledger/recent-reading';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { toLedgerValue } from './to-ledger-value.js';

/** The same search by the same reader is recorded once in this time: turning back to a list is not another reading. */
const SAME_READING_MS = 10 * 60_000;

/** Records that somebody searched the ledger, and for what. */
export async function recordReading(deps: Deps, principal: Principal, filter: AuditFilter): Promise<void> {
  const context = tenantContextOf(principal);
  const after = toLedgerValue({ filter });
  const since = new Date(deps.clock.now().getTime() - SAME_READING_MS);
  if (await inTenant(deps.db, context, (tx) => wasReadSince(tx, after, since))) return;
  await inTenantCommand(deps.db, context, async () => ({
    result: undefined,
    ledger: [{ action: 'audit.searched', objectType: 'ledger', objectId: principal.organizationId, after }],
  }));
}
