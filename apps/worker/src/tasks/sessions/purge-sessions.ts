import { purgeExpiredSessions } from '@safecode/usecases/sessions/purge-expired-sessions';
import type { JobHandler } from '../task-table.js';

export const purgeSessions: JobHandler<'sessions.purge'> = async (deps) => {
  await purgeExpiredSessions(deps);
};
