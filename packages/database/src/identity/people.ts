import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';
import { findCredentialsOf } from './credentials.js';
import type { Membership } from './sessions.js';

export type { Membership } from './sessions.js';

/** Name and address of a person, in no organisation's context. */
export async function findPerson(db: Database, userId: number): Promise<{ name: string; email: string } | null> {
  const found = await findCredentialsOf(db, userId);
  return found === null ? null : { name: found.name, email: found.email };
}

/** Where a person belongs, by name of the organisation. */
export async function listMemberships(db: Database, userId: number): Promise<Membership[]> {
  const { rows } = await sql<{ memberships: Membership[] }>`select app.memberships_of(${userId}::integer) as memberships`.execute(db);
  return rows[0]?.memberships ?? [];
}
