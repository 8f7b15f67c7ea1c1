import type { Checkpoint } from '@safecode/domain/ledger/checkpoint';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { signHead } from '@safecode/database/ledger/ledger-status';
import type { Deps } from '../deps.js';
import { forEachLedger } from './for-each-ledger.js';
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

/** The same for every organisation. */
export async function writeAllCheckpoints(deps: LedgerDeps): Promise<void> {
  await forEachLedger(deps, { failure: 'ledger.checkpoint_failed' }, (organizationId) => writeCheckpoint(deps, organizationId));
}
