import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { findMember } from '@safecode/database/members/member-repository';
import { findOrganization } from '@safecode/database/organizations/organization-repository';
import { assertPerson } from '../access/assert-person.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { testMail } from './notification-mail.js';

/** Puts a mail to the caller's own address on its way. Answers the address. @throws access.people_only */
export async function requestTestMail(deps: Deps, principal: Principal): Promise<{ to: string }> {
  const userId = assertPerson(principal);
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const member = await findMember(tx, userId);
    if (member === null) throw new DomainError('access.not_found', { what: 'member' });
    // Pressed ten times it is sent once: an unstarted job of the same key is replaced.
    await enqueueJob(tx, 'notifications.send_test', { payload: { organizationId: principal.organizationId, userId }, jobKey: `test-mail:${userId}` });
    return { result: { to: member.email }, ledger: [{ action: 'notification.tested', objectType: 'user', objectId: userId }] };
  });
}

/** Sends it. Without a mail server nothing is sent, and the log says so. */
export async function sendTestMail(deps: Deps, job: { readonly organizationId: number; readonly userId: number }): Promise<void> {
  const { organizationId, userId } = job;
  const { member, organization } = await inTenant(deps.db, { organizationId, actor: { kind: 'system', label: 'Worker' } }, async (tx) => ({
    member: await findMember(tx, userId),
    organization: await findOrganization(tx),
  }));
  if (member === null || organization === null) return;
  if (deps.mail === null) {
    deps.log.info('notification.mail_not_configured', { organizationId });
    return;
  }
  await deps.mail.send(testMail({ to: member.email, organization: organization.name, link: `${deps.config.publicUrl}/o/${organization.slug}/settings/notifications` }));
}
