import { listSessionsOf } from '@safecode/database/identity/sessions';
import type { Deps } from '../deps.js';
import { recordForPerson } from './record-for-person.js';
import type { SignedInPerson } from './signed-in-person.js';

/** Ends the session the person came with; its token opens nothing from now on. */
export async function signOut(deps: Deps, person: SignedInPerson): Promise<void> {
  const session = (await listSessionsOf(deps.db, person.userId)).find(({ id }) => id === person.sessionId);
  if (session === undefined) return;
  await deps.auth.sessions.end(person.sessionId);
  await recordForPerson(deps, person.userId, { action: 'session.ended', objectType: 'session', objectId: session.handle, reason: 'signed out' });
}
