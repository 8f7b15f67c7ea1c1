import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { findPerson, listMemberships } from '@safecode/database/identity/people';
import type { Deps } from '../deps.js';

/**
 * Records what a person did with their own account in the ledger of each organisation they belong to: sessions and
 * passwords are not of one organisation, and each one's auditor must find them.
 */
export async function recordForPerson(deps: Deps, userId: number, record: LedgerRecord): Promise<void> {
  const person = await findPerson(deps.db, userId);
  if (person === null) return;
  const actor = { kind: 'user', userId, label: person.name } as const;
  for (const { organizationId } of await listMemberships(deps.db, userId)) {
    await inTenantCommand(deps.db, { organizationId, actor }, async () => ({ result: undefined, ledger: [record] }));
  }
}
