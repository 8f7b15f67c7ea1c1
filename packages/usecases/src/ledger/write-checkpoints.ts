import type { Checkpoint } from '@safecode/domain/ledger/checkpoint';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listOrganizationIds, signHead } from '@safecode/database/ledger/ledger-status';
import type { Deps } from '../deps.js';
import { ledgerContext } from './ledger-context.js';

/** What looking after ledgers needs. */
export type LedgerDeps = Pick<Deps, 'db' | 'clock' | 'log' | 'checkpoints'>;

/** Signs the head of an organisation's chain and keeps it outside the database, when entries came since the last time. */
export async function writeCheckpoint(deps: LedgerDeps, organizationId: number): Promise<Checkpoint | null> {
  const latest = await deps.checkpoints.latest(organizationId);
  const checkpoint = await inTenant(deps.db, ledgerContext(organizationId), (tx) => signHead(tx, deps.clock.now()));
  // A head behind the last checkpoint is not signed: the tail was cut, and verification says so.
  if (checkpoint === null || checkpoint.sequence <= (latest?.sequence ?? 0)) return latest;
  await deps.checkpoints.put(checkpoint);
  return checkpoint;
}

/** The same for every organisation. One that fails does not keep the others from theirs; the first failure is thrown. */
export async function writeAllCheckpoints(deps: LedgerDeps): Promise<void> {
  const failures: unknown[] = [];
  for (const organizationId of await listOrganizationIds(deps.db)) {
    await writeCheckpoint(deps, organizationId).catch((error: unknown) => {
      deps.log.error('ledger.checkpoint_failed', { organizationId }, error);
      failures.push(error);
    });
  }
  if (failures.length > 0) throw failures[0];
}
