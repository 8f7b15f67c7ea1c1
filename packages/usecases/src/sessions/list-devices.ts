import type { Device } from '@safecode/domain/sessions/session';
import { listSessionsOf } from '@safecode/database/identity/sessions';
import type { Deps } from '../deps.js';
import type { SignedInPerson } from './signed-in-person.js';

/** The devices the person is signed in on. */
export async function listDevices(deps: Deps, person: SignedInPerson): Promise<{ rows: Device[] }> {
  const sessions = await listSessionsOf(deps.db, person.userId);
  return {
    rows: sessions.map((session) => ({
      handle: session.handle,
      current: session.id === person.sessionId,
      userAgent: session.userAgent,
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      expiresAt: session.expiresAt.toISOString(),
    })),
  };
}
