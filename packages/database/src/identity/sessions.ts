import type { Role } from '@safecode/domain/access/roles';
import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';

/** Where a person belongs. */
export interface Membership {
  readonly organizationId: number;
  readonly name: string;
  readonly slug: string;
  readonly role: Role;
  readonly brandAccess: 'all' | 'listed';
  readonly brandRoles: readonly { readonly brandId: number; readonly role: Exclude<Role, 'owner'> }[];
}

/** A live session with its person and their memberships: all that is needed to know who calls, in one round trip. */
export interface StoredSession {
  readonly handle: string;
  readonly userId: number;
  readonly userName: string;
  readonly userEmail: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly absoluteExpiresAt: Date;
  readonly memberships: readonly Membership[];
}

interface SessionRow {
  handle: string;
  user_id: number;
  user_name: string;
  user_email: string;
  user_agent: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  absolute_expires_at: Date;
  memberships: Membership[];
}

export interface NewStoredSession {
  /** SHA-256 (hex) of the token. */
  readonly id: string;
  readonly handle: string;
  readonly userId: number;
  readonly userAgent: string;
  readonly expiresAt: Date;
  readonly absoluteExpiresAt: Date;
}

export async function insertSession(db: Database, session: NewStoredSession): Promise<void> {
  await sql`select app.create_session(${session.id}, ${session.handle}, ${session.userId}::integer, ${session.userAgent},
    ${session.expiresAt}::timestamptz, ${session.absoluteExpiresAt}::timestamptz)`.execute(db);
}

/** The live session of a token, by the token's SHA-256. Null for one that is unknown, ended or expired. */
export async function findSession(db: Database, id: string): Promise<StoredSession | null> {
  const { rows } = await sql<SessionRow>`select * from app.find_session(${id})`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    handle: row.handle,
    userId: row.user_id,
    userName: row.user_name,
    userEmail: row.user_email,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    absoluteExpiresAt: row.absolute_expires_at,
    memberships: row.memberships,
  };
}

/** Notes that a session was used and moves its idle limit, never past the absolute one. */
export async function touchSession(db: Database, id: string, expiresAt: Date): Promise<void> {
  await sql`select app.touch_session(${id}, ${expiresAt}::timestamptz)`.execute(db);
}

export type ListedSession = Omit<StoredSession, 'userId' | 'userName' | 'userEmail' | 'memberships'> & { readonly id: string };

export async function listSessionsOf(db: Database, userId: number): Promise<ListedSession[]> {
  const { rows } = await sql<SessionRow & { id: string }>`select * from app.sessions_of(${userId}::integer)`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    handle: row.handle,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    absoluteExpiresAt: row.absolute_expires_at,
  }));
}

const countOf = async (query: ReturnType<typeof sql<{ count: number }>>, db: Database): Promise<number> => (await query.execute(db)).rows[0]?.count ?? 0;

export async function endSession(db: Database, id: string): Promise<boolean> {
  return (await countOf(sql<{ count: number }>`select app.end_session(${id}) as count`, db)) > 0;
}

export async function endSessionByHandle(db: Database, userId: number, handle: string): Promise<boolean> {
  return (await countOf(sql<{ count: number }>`select app.end_session_by_handle(${userId}::integer, ${handle}) as count`, db)) > 0;
}

/** Ends the sessions of a person, but the one with `exceptId`. Answers how many. */
export async function endSessionsOf(db: Database, userId: number, exceptId: string | null): Promise<number> {
  return countOf(sql<{ count: number }>`select app.end_sessions_of(${userId}::integer, ${exceptId}) as count`, db);
}

/** Removes expired sessions and attempt counters of everybody. Answers how many sessions. */
export async function purgeExpiredSessions(db: Database): Promise<number> {
  return countOf(sql<{ count: number }>`select app.purge_expired_sessions() as count`, db);
}
