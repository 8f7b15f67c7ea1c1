import { can } from '@safecode/domain/access/principal';
import type { TenantContext } from '@safecode/database/connection/in-tenant';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findMember } from '@safecode/database/members/member-repository';
import { claimMail, endMail, listMailed } from '@safecode/database/notifications/mail-repository';
import { findOrganization } from '@safecode/database/organizations/organization-repository';
import { principalOfMember } from '../access/principal-of-member.js';
import type { Deps } from '../deps.js';
import { mayHaveBeenSent, type Mail } from '../mail-port.js';
import { notificationMail } from './notification-mail.js';

interface MailJob {
  readonly organizationId: number;
  readonly mailId: number;
}

/**
 * Sends a mail of notifications, at most once whatever dies: that it is being sent is on disk before it leaves. A mail
 * that was being sent when its process died may have arrived; it is noted as unknown and not sent again (the notification
 * stands in the console). One that the server refused is tried again by the queue.
 */
export async function sendNotificationMail(deps: Deps, job: MailJob): Promise<void> {
  const context = { organizationId: job.organizationId, actor: { kind: 'system', label: 'Worker' } as const };
  const claimed = await inTenant(deps.db, context, (tx) => claimMail(tx, job.mailId));
  if (claimed === null) return;
  const end = (state: 'sent' | 'unknown' | 'skipped' | 'pending') => inTenant(deps.db, context, (tx) => endMail(tx, job.mailId, state));
  if (claimed.state === 'sending') {
    deps.log.warn('notification.mail_unknown', { organizationId: job.organizationId });
    return end('unknown');
  }
  const mail = deps.mail === null ? null : await writeMail(deps, context, { mailId: job.mailId, userId: claimed.userId });
  if (deps.mail === null || mail === null) {
    if (deps.mail === null) deps.log.info('notification.mail_not_configured', { organizationId: job.organizationId });
    return end('skipped');
  }
  try {
    await deps.mail.send(mail);
  } catch (error) {
    if (!mayHaveBeenSent(error)) {
      await end('pending');
      throw error;
    }
    deps.log.warn('notification.mail_unknown', { organizationId: job.organizationId }, error);
    return end('unknown');
  }
  return end('sent');
}

/** The mail as it is to be at this moment: without what was read meanwhile and what the person may not see any more. */
async function writeMail(deps: Deps, context: TenantContext, { mailId, userId }: { mailId: number; userId: number }): Promise<Mail | null> {
  return inTenant(deps.db, context, async (tx) => {
    const [member, organization] = [await findMember(tx, userId), await findOrganization(tx)];
    if (member === null || organization === null) return null;
    const receiver = principalOfMember(member, context.organizationId);
    const notifications = (await listMailed(tx, mailId)).filter(({ brandId }) => (brandId === null ? can(receiver, 'audit.watch') : can(receiver, 'code.read', brandId)));
    return notifications.length === 0 ? null : notificationMail({ to: member.email, organization, publicUrl: deps.config.publicUrl, notifications });
  });
}
