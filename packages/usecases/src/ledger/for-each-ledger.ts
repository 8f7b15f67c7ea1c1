import { listOrganizationIds } from '@safecode/database/ledger/ledger-status';
import type { Deps } from '../deps.js';

/**
 * Does something for every organisation's ledger, one after the other. One that fails, for instance because a file of
 * its checkpoints was tampered with, does not keep the others from theirs; it is logged, and the first failure is thrown.
 */
export async function forEachLedger(
  deps: Pick<Deps, 'db' | 'log'>,
  { failure }: { readonly failure: string },
  act: (organizationId: number) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const organizationId of await listOrganizationIds(deps.db)) {
    await act(organizationId).catch((error: unknown) => {
      deps.log.error(failure, { organizationId }, error);
      failures.push(error);
    });
  }
  if (failures.length > 0) throw failures[0];
}
