import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { sendNotificationMail } from '@safecode/usecases/notifications/send-notification-mail';

export const sendMail = (deps: Deps, payload: JobPayload<'notifications.send_mail'>): Promise<void> => sendNotificationMail(deps, payload);
