import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { Database } from '@safecode/database/connection/create-database';
import { endSession, endSessionsOf, findSession, insertSession, listSessionsOf, purgeExpiredSessions, touchSession, type Membership } from '@safecode/database/identity/sessions';

/** What we keep with a session beside Lucia's own fields. */
export interface SessionAttributes {
  readonly handle: string;
  readonly userAgent: string;
  readonly lastSeenAt: Date;
  readonly absoluteExpiresAt: Date;
}

export interface UserAttributes {
  readonly name: string;
  readonly email: string;
  readonly memberships: readonly Membership[];
}

declare module 'lucia' {
  interface Register {
    UserId: number;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

/** Lucia's storage over the identity functions of the database. Session ids are hashes of tokens, here as everywhere. */
export class LuciaAdapter implements Adapter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async getSessionAndUser(sessionId: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const found = await findSession(this.#db, sessionId);
    if (found === null) return [null, null];
    const { userId, handle, userAgent, lastSeenAt, expiresAt, absoluteExpiresAt } = found;
    return [
      { id: sessionId, userId, expiresAt, attributes: { handle, userAgent, lastSeenAt, absoluteExpiresAt } },
      { id: userId, attributes: { name: found.userName, email: found.userEmail, memberships: found.memberships } },
    ];
  }

  async getUserSessions(userId: number): Promise<DatabaseSession[]> {
    const sessions = await listSessionsOf(this.#db, userId);
    return sessions.map(({ id, expiresAt, handle, userAgent, lastSeenAt, absoluteExpiresAt }) => ({
      id, userId, expiresAt, attributes: { handle, userAgent, lastSeenAt, absoluteExpiresAt },
    }));
  }

  async setSession({ id, userId, expiresAt, attributes }: DatabaseSession): Promise<void> {
    const { handle, userAgent, absoluteExpiresAt } = attributes;
    await insertSession(this.#db, { id, handle, userId, userAgent, expiresAt, absoluteExpiresAt });
  }

  /** The database keeps the absolute limit: no later moment than that is written. */
  async updateSessionExpiration(sessionId: string, expiresAt: Date): Promise<void> {
    await touchSession(this.#db, sessionId, expiresAt);
  }

  async deleteSession(sessionId: string): Promise<void> {
    await endSession(this.#db, sessionId);
  }

  async deleteUserSessions(userId: number): Promise<void> {
    await endSessionsOf(this.#db, userId, null);
  }

  async deleteExpiredSessions(): Promise<void> {
    await purgeExpiredSessions(this.#db);
  }
}
