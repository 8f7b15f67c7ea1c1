import { inTenant } from '@safecode/database/connection/in-tenant';
import { insertVerification } from '@safecode/database/ledger/ledger-status';
import { verifyLedger, type LedgerVerification } from '@safecode/database/ledger/verify-ledger';
import { forEachLedger } from './for-each-ledger.js';
import { ledgerContext } from './ledger-context.js';
import type { LedgerDeps } from './write-checkpoints.js';

/** Verifies an organisation's chain against its checkpoints and keeps the result for the audit screen. A break is an error in the log. */
export async function verifyOrganizationLedger(deps: LedgerDeps, organizationId: number): Promise<LedgerVerification> {
  const checkpoints = await deps.checkpoints.list(organizationId);
  const began = deps.clock.now().getTime();
  const verification = await inTenant(deps.db, ledgerContext(organizationId), (tx) => verifyLedger(tx, checkpoints));
  await inTenant(deps.db, ledgerContext(organizationId), (tx) => insertVerification(tx, verification, deps.clock.now().getTime() - began));
  const { firstBreak } = verification;
  if (firstBreak !== null) deps.log.error('ledger.broken', { organizationId, sequence: firstBreak.sequence, kind: firstBreak.kind });
  return verification;
}

/** The same for every organisation. */
export async function verifyAllLedgers(deps: LedgerDeps): Promise<void> {
  await forEachLedger(deps, { failure: 'ledger.verification_failed' }, (organizationId) => verifyOrganizationLedger(deps, organizationId));
}
