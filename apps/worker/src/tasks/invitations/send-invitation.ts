import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { sendInvitationMail } from '@safecode/usecases/invitations/send-invitation-mail';

export const sendInvitation = (deps: Deps, payload: JobPayload<'invitations.send'>): Promise<void> => sendInvitationMail(deps, payload);
