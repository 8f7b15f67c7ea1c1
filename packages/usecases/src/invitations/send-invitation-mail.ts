import { inTenant } from '@safecode/database/connection/in-tenant';
import { findInvitation, markInvitationMailed } from '@safecode/database/invitations/invitation-repository';
import { findOrganization } from '@safecode/database/organizations/organization-repository';
import type { Deps } from '../deps.js';
import { invitationLink } from './invitation-link.js';
import { invitationMail } from './invitation-mail.js';

/**
 * Mails the link of an open invitation. Without a mail server nothing is sent: the inviter has the link. The link is
 * derived anew from the invitation, so that no queue and no table holds it.
 */
export async function sendInvitationMail(deps: Deps, job: { readonly organizationId: number; readonly invitationId: number }): Promise<void> {
  const { organizationId, invitationId } = job;
  const context = { organizationId, actor: { kind: 'system', label: 'Worker' } as const };
  const { invitation, organization } = await inTenant(deps.db, context, async (tx) => ({
    invitation: await findInvitation(tx, invitationId),
    organization: await findOrganization(tx),
  }));
  if (invitation === null || invitation.status !== 'invited' || invitation.mailSentAt !== null || organization === null) return;
  if (deps.mail === null) {
    deps.log.info('invitation.mail_not_configured', { organizationId });
    return;
  }
  const token = deps.auth.invitationToken({ organizationId, email: invitation.email, expiresAt: new Date(invitation.expiresAt) });
  await deps.mail.send(invitationMail({ invitation, organization: organization.name, link: invitationLink(deps.config.publicUrl, token) }));
  await inTenant(deps.db, context, (tx) => markInvitationMailed(tx, invitationId));
}
