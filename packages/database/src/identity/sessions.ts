import type { Role } from '@safecode/domain/access/roles';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../connection/tables.js';

/** Where a person belongs, with the roles for single brands. */
export interface FoundMembership {
  readonly organizationId: number;
  readonly name: string;
  readonly slug: string;
  readonly role: Role;
  readonly brandAccess: 'all' | 'listed';
  readonly brandRoles: readonly { readonly brandId: number; readonly role: Exclude<Role, 'owner'> }[];
}

export interface StoredSession {
  /** SHA-256 (hex) of the token. */
  readonly id: string;
  readonly handle: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** When it ends if it is not used; never after `absoluteExpiresAt`. */
  readonly expiresAt: Date;
  readonly absoluteExpiresAt: Date;
}

/** A live session with the person it belongs to. */
export interface FoundSession extends StoredSession {
  readonly user: { readonly id: number; readonly name: string; readonly email: string };
  readonly memberships: readonly FoundMembership[];
}

export interface NewSession {
  readonly id: string;
  readonly handle: string;
  readonly userId: number;
  readonly userAgent: string;
  readonly expiresAt: Date;
  readonly absoluteExpiresAt: Date;
}

interface SessionRow {
  readonly handle: string;
  readonly user_agent: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly absolute_expires_at: Date;
}

const toSession = (id: string, row: SessionRow): StoredSession => ({
  id,
  handle: row.handle,
  userAgent: row.user_agent,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  expiresAt: row.expires_at,
  absoluteExpiresAt: row.absolute_expires_at,
});

/** Text a header may carry and the database may not. */
const storable = (text: string): string => text.replaceAll('\0', '').slice(0, 400);

export async function createSession(db: Kysely<Tables>, session: NewSession): Promise<void> {
  await sql`select app.create_session(${session.id}, ${session.handle}, ${session.userId}, ${storable(session.userAgent)},
    ${session.expiresAt}, ${session.absoluteExpiresAt})`.execute(db);
}

/** The live session whose token has this SHA-256 (hex), with its person and their memberships: one round trip. */
export async function findSession(db: Kysely<Tables>, tokenHash: string): Promise<FoundSession | null> {
  const { rows } = await sql<SessionRow & { user_id: number; user_name: string; user_email: string; memberships: FoundMembership[] }>`
    select * from app.find_session(${tokenHash})`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return { ...toSession(tokenHash, row), user: { id: row.user_id, name: row.user_name, email: row.user_email }, memberships: row.memberships };
}

/** Notes that a session was used and moves its idle end. */
export async function touchSession(db: Kysely<Tables>, tokenHash: string, expiresAt: Date): Promise<void> {
  await sql`select app.touch_session(${tokenHash}, ${expiresAt})`.execute(db);
}

/** Live sessions of a person, last used first. */
export async function listSessions(db: Kysely<Tables>, userId: number): Promise<StoredSession[]> {
  const { rows } = await sql<SessionRow & { id: string }>`select * from app.sessions_of(${userId})`.execute(db);
  return rows.map((row) => toSession(row.id, row));
}

/** True when there was such a session. */
export async function endSession(db: Kysely<Tables>, tokenHash: string): Promise<boolean> {
  return (await countOf(db, sql`app.end_session(${tokenHash})`)) > 0;
}

/** Ends a session of this person by its handle. True when there was one. */
export async function endSessionByHandle(db: Kysely<Tables>, userId: number, handle: string): Promise<boolean> {
  return (await countOf(db, sql`app.end_session_by_handle(${userId}, ${handle})`)) > 0;
}

/** Ends every session of a person but the one with this handle (`null`: all). Answers how many. */
export async function endSessionsOf(db: Kysely<Tables>, userId: number, exceptHandle: string | null): Promise<number> {
  return countOf(db, sql`app.end_sessions_of(${userId}, ${exceptHandle})`);
}

/** Removes sessions and sign-in counters whose time is over. Answers how many sessions. */
export async function purgeExpiredSessions(db: Kysely<Tables>): Promise<number> {
  return countOf(db, sql`app.purge_expired_sessions()`);
}

async function countOf(db: Kysely<Tables>, call: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select ${call} as count`.execute(db);
  return rows[0]?.count ?? 0;
}
