import { purgeExpiredSessions } from '@safecode/database/identity/sessions';
import type { Deps } from '@safecode/usecases/deps';

export async function purgeSessions(deps: Deps): Promise<void> {
  await purgeExpiredSessions(deps.db);
}
