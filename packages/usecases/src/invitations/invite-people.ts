import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { invitePeopleResultSchema, invitePeopleSchema } from '@safecode/domain/members/member';
import { findBrand } from '@safecode/database/brands/brand-repository';
import { inTenant, inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { insertInvitation } from '@safecode/database/invitations/invitation-repository';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { listMembers } from '@safecode/database/members/member-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertMayGive } from '../members/assert-manageable-member.js';
import { invitationLink } from './invitation-link.js';

type Input = z.infer<typeof invitePeopleSchema>;
type Result = z.infer<typeof invitePeopleResultSchema>;

const VALID_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Invites people by mail address. The links are in the answer, once; the mails are jobs of the same transaction.
 * Addresses that belong or are invited already are told apart and change nothing.
 * @throws access.denied, access.role_above_own, access.not_found for a brand
 */
export async function invitePeople(deps: Deps, principal: Principal, input: Input): Promise<Result> {
  assertCan(principal, 'member.manage');
  for (const role of [input.role, ...input.brandRoles.map((grant) => grant.role)]) assertMayGive(principal, role);
  const context = tenantContextOf(principal);
  const members = await inTenant(deps.db, context, async (tx) => {
    for (const { brandId } of input.brandRoles) {
      if ((await findBrand(tx, brandId)) === null) throw new DomainError('access.not_found', { what: 'brand' });
    }
    return new Set((await listMembers(tx)).map((member) => member.email));
  });
  const results: Result['results'] = [];
  for (const email of new Set(input.emails)) {
    results.push(members.has(email) ? { email, outcome: 'already_member', link: null } : await inviteOne(deps, principal, { ...input, email }));
  }
  return { results };
}

/** Thrown to undo the transaction of an address that has an open invitation. */
class AlreadyInvited extends Error {}

async function inviteOne(deps: Deps, principal: Principal, invitation: Input & { email: string }): Promise<Result['results'][number]> {
  const { email } = invitation;
  // To the millisecond, as the database gives it back: it tells the link from that of an invitation just revoked.
  const expiresAt = new Date(deps.clock.now().getTime() + VALID_MS);
  const token = deps.auth.invitationToken({ organizationId: principal.organizationId, email, expiresAt });
  try {
    await inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => ({ result: undefined, ledger: [await insertOne(deps, tx, { invitation, expiresAt, token })] }));
  } catch (error) {
    if (error instanceof AlreadyInvited) return { email, outcome: 'already_invited', link: null };
    throw error;
  }
  return { email, outcome: 'invited', link: invitationLink(deps.config.publicUrl, token) };
}

async function insertOne(
  deps: Deps,
  tx: TenantTransaction,
  { invitation, expiresAt, token }: { invitation: Input & { email: string }; expiresAt: Date; token: string },
): Promise<LedgerRecord> {
  const id = await insertInvitation(tx, { ...invitation, expiresAt, tokenHash: deps.auth.hashInvitationToken(token) });
  if (id === null) throw new AlreadyInvited();
  await enqueueJob(tx, 'invitations.send', { payload: { organizationId: tx.tenantContext.organizationId, invitationId: id }, jobKey: `invitation:${id}` });
  return { action: 'member.invited', objectType: 'invitation', objectId: id, after: { role: invitation.role, brandAccess: invitation.brandAccess, brandRoles: invitation.brandRoles } };
}
