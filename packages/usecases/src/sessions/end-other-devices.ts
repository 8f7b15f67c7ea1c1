import { endSessionsOf } from '@safecode/database/identity/sessions';
import type { Deps } from '../deps.js';
import { recordForPerson } from './record-for-person.js';
import type { SignedInPerson } from './signed-in-person.js';

/** Signs the person out everywhere but here. */
export async function endOtherDevices(deps: Deps, person: SignedInPerson): Promise<{ ended: number }> {
  const ended = await endSessionsOf(deps.db, person.userId, person.sessionId);
  if (ended > 0) {
    await recordForPerson(deps, person.userId, { action: 'session.ended', objectType: 'session', objectId: 'others', after: { ended }, reason: 'ended all others' });
  }
  return { ended };
}
