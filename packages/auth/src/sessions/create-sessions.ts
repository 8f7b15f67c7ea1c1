import { Lucia, TimeSpan } from 'lucia';
import type { Database } from '@safecode/database/connection/create-database';
import { findSession, type Membership } from '@safecode/database/identity/sessions';
import type { SessionStore } from '@safecode/usecases/sessions/auth-port';
import { LuciaAdapter, type SessionAttributes, type UserAttributes } from './lucia-adapter.js';
import { SESSION_POLICY, type SessionPolicy } from './session-policy.js';
import { isSessionToken, newSessionHandle, newSessionToken, sessionIdOf } from './session-token.js';

/** The live session of a token, with its person and where they belong. */
export interface ValidSession {
  /** SHA-256 (hex) of the token. */
  readonly sessionId: string;
  readonly handle: string;
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly memberships: readonly Membership[];
  readonly expiresAt: Date;
}

export interface Sessions extends SessionStore {
  /** Null for a token that is unknown, ended or expired. Moves the idle limit, now and then. */
  validate(token: string): Promise<ValidSession | null>;
  /** The same without moving the limit: looking is no use of the session. */
  peek(token: string): Promise<ValidSession | null>;
}

/**
 * Sessions by Lucia v3 over our own storage. Lucia decides what is expired and when; the token, its hash as the id,
 * the absolute limit and the throttled writes are ours, and nothing outside of this folder knows Lucia
 * (tooling/decisions/0008).
 */
export function createSessions(db: Database, policy: SessionPolicy = SESSION_POLICY): Sessions {
  const lucia = new Lucia<SessionAttributes, UserAttributes>(new LuciaAdapter(db), {
    sessionExpiresIn: new TimeSpan(policy.idleMs, 'ms'),
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
  return {
    create: async (userId, userAgent) => {
      const token = newSessionToken();
      const now = new Date();
      const attributes = { handle: newSessionHandle(), userAgent, lastSeenAt: now, absoluteExpiresAt: new Date(now.getTime() + policy.absoluteMs) };
      const session = await lucia.createSession(userId, attributes, { sessionId: sessionIdOf(token) });
      return { token, sessionId: session.id, handle: attributes.handle, expiresAt: session.expiresAt };
    },
    validate: async (token) => {
      if (!isSessionToken(token)) return null;
      const { session, user } = await lucia.validateSession(sessionIdOf(token));
      if (session === null) return null;
      const attributes = session as typeof session & SessionAttributes;
      const { name, email, memberships } = user as typeof user & UserAttributes;
      const expiresAt = session.fresh ? session.expiresAt : await touch(db, { ...attributes, policy });
      return { sessionId: session.id, handle: attributes.handle, userId: session.userId, name, email, memberships, expiresAt };
    },
    peek: async (token) => {
      const found = isSessionToken(token) ? await findSession(db, sessionIdOf(token)) : null;
      if (found === null) return null;
      const { handle, userId, userName: name, userEmail: email, memberships, expiresAt } = found;
      return { sessionId: sessionIdOf(token), handle, userId, name, email, memberships, expiresAt };
    },
    end: (sessionId) => lucia.invalidateSession(sessionId),
  };
}

interface Touched extends SessionAttributes {
  readonly id: string;
  readonly expiresAt: Date;
  readonly policy: SessionPolicy;
}

/** Lucia alone moves the limit once half of it is over: a person who comes back after seven hours would be fine, one
 * who worked five and then paused eight would not. So the limit moves with every use, written at most every few minutes. */
async function touch(db: Database, session: Touched): Promise<Date> {
  const { policy, id, lastSeenAt, absoluteExpiresAt } = session;
  const now = Date.now();
  if (now - lastSeenAt.getTime() < policy.touchMs) return session.expiresAt;
  const expiresAt = new Date(Math.min(now + policy.idleMs, absoluteExpiresAt.getTime()));
  await new LuciaAdapter(db).updateSessionExpiration(id, expiresAt);
  return expiresAt;
}
