import type { Database } from '@safecode/database/connection/create-database';
import type { AuthPort } from '@safecode/usecases/sessions/auth-port';
import { hashInvitationToken, invitationToken } from './invitations/invitation-token.js';
import { newKey } from './keys/key-format.js';
import { hashPassword, verifyPassword } from './passwords/hash-password.js';
import { isCommonPassword } from './passwords/is-common-password.js';
import { createSessions, type Sessions } from './sessions/create-sessions.js';
import { createThrottle } from './throttle/create-throttle.js';

/** The port of the use cases, and the reading of sessions for whoever receives requests. */
export interface Auth extends AuthPort {
  readonly sessions: Sessions;
}

/** `invitation` is the key of invitation links (`deriveKeys`). */
export function createAuth(db: Database, keys: { readonly invitation: Buffer }): Auth {
  return {
    hashPassword,
    verifyPassword,
    isCommonPassword,
    throttle: createThrottle(db),
    sessions: createSessions(db),
    newKey,
    invitationToken: (facts) => invitationToken(keys.invitation, facts),
    hashInvitationToken,
  };
}
