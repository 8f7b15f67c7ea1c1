import { sendInvitationMail } from '@safecode/usecases/invitations/send-invitation-mail';
import type { JobHandler } from '../task-table.js';

export const sendInvitation: JobHandler<'invitations.send'> = (deps, payload) => sendInvitationMail(deps, payload);
