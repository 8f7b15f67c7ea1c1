import { can } from '@safecode/domain/access/principal';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findBreakBegin, insertVerification } from '@safecode/database/ledger/ledger-status';
import { verifyLedger, type LedgerBreak, type LedgerVerification } from '@safecode/database/ledger/verify-ledger';
import { listMembers } from '@safecode/database/members/member-repository';
import { principalOfMember } from '../access/principal-of-member.js';
import type { Deps } from '../deps.js';
import { notifyPeople } from '../notifications/notify-people.js';
import { forEachLedger } from './for-each-ledger.js';
import { ledgerContext } from './ledger-context.js';

/**
 * Verifies an organisation's chain against its checkpoints and keeps the result for the audit screen and Home. A break is
 * an error in the log, and those who watch the ledger are told of it once, however many nights it stays.
 */
export async function verifyOrganizationLedger(deps: Deps, organizationId: number): Promise<LedgerVerification> {
  const checkpoints = await deps.checkpoints.list(organizationId);
  const began = deps.clock.now().getTime();
  const verification = await inTenant(deps.db, ledgerContext(organizationId), (tx) => verifyLedger(tx, checkpoints));
  await inTenant(deps.db, ledgerContext(organizationId), (tx) => insertVerification(tx, verification, deps.clock.now().getTime() - began));
  const { firstBreak } = verification;
  if (firstBreak !== null) {
    deps.log.error('ledger.broken', { organizationId, sequence: firstBreak.sequence, kind: firstBreak.kind });
    await tellOfBreak(deps, organizationId, firstBreak);
  }
  return verification;
}

/** In a transaction of its own: what the verification found is kept, whoever can be told. */
async function tellOfBreak(deps: Deps, organizationId: number, { sequence, kind }: LedgerBreak): Promise<void> {
  await inTenant(deps.db, ledgerContext(organizationId), async (tx) => {
    const begin = await findBreakBegin(tx);
    const people = (await listMembers(tx)).filter((member) => can(principalOfMember(member, organizationId), 'audit.watch'));
    // The same place is told again only when the chain was whole in between.
    await notifyPeople(deps, tx, { event: 'ledger_broken', about: { kind: 'organization' }, dedupeKey: `ledger-broken:${sequence}:${kind}:${begin ?? 0}`, people });
  });
}

/** The same for every organisation. */
export async function verifyAllLedgers(deps: Deps): Promise<void> {
  await forEachLedger(deps, { failure: 'ledger.verification_failed' }, (organizationId) => verifyOrganizationLedger(deps, organizationId));
}
