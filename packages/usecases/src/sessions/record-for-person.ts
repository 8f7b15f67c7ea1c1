import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findPerson, listMemberships } from '@safecode/database/identity/people';
import type { Deps } from '../deps.js';

export interface AccountRecord extends LedgerRecord {
  /** A change of the person's own account, made in the transaction of its first entry. */
  readonly change?: (tx: TenantTransaction) => Promise<void>;
}

/**
 * Records what a person did with their own account in the ledger of each organisation they belong to: sessions and
 * passwords are not of one organisation, and each one's auditor must find them. With `change`, the change and the first
 * entry are one transaction; a person who belongs nowhere has no ledger and changes nothing here: the answer is false.
 */
export async function recordForPerson(deps: Deps, userId: number, { change, ...record }: AccountRecord): Promise<boolean> {
  const person = await findPerson(deps.db, userId);
  if (person === null) return false;
  const actor = { kind: 'user', userId, label: person.name } as const;
  const [first, ...others] = await listMemberships(deps.db, userId);
  if (first === undefined) return false;
  await inTenantCommand(deps.db, { organizationId: first.organizationId, actor }, async (tx) => {
    await change?.(tx);
    return { result: undefined, ledger: [record] };
  });
  for (const { organizationId } of others) {
    await inTenantCommand(deps.db, { organizationId, actor }, async () => ({ result: undefined, ledger: [record] }));
  }
  return true;
}
