import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { sendTestMail } from '@safecode/usecases/notifications/send-test-mail';

export const sendTest = (deps: Deps, payload: JobPayload<'notifications.send_test'>): Promise<void> => sendTestMail(deps, payload);
