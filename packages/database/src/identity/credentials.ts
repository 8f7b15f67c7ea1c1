import { sql, type Kysely } from 'kysely';
import type { Tables } from '../connection/tables.js';
import { refuseTaken } from '../connection/refusals.js';

/** A person with the hash of their password. Never leaves the process. */
export interface Credentials {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

interface CredentialsRow {
  readonly user_id: number;
  readonly name: string;
  readonly email: string;
  readonly password_hash: string;
}

const toCredentials = (row: CredentialsRow | undefined): Credentials | null =>
  row === undefined ? null : { userId: row.user_id, name: row.name, email: row.email, passwordHash: row.password_hash };

/** Makes a person who signs in with a password. @throws conflict.exists when the address has an account */
export async function createUser(db: Kysely<Tables>, person: { email: string; name: string; passwordHash: string }): Promise<number> {
  const { rows } = await refuseTaken({ what: 'an account for', value: person.email }, () =>
    sql<{ id: number }>`select app.create_user(${person.email}, ${person.name}, ${person.passwordHash}) as id`.execute(db),
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The account was not made.');
  return row.id;
}

/** By mail address in lower case. Null for people without an account or without a password. */
export async function findCredentials(db: Kysely<Tables>, email: string): Promise<Credentials | null> {
  const { rows } = await sql<CredentialsRow>`select * from app.find_credentials(${email})`.execute(db);
  return toCredentials(rows[0]);
}

export async function findCredentialsOf(db: Kysely<Tables>, userId: number): Promise<Credentials | null> {
  const { rows } = await sql<CredentialsRow>`select * from app.find_credentials_of(${userId})`.execute(db);
  return toCredentials(rows[0]);
}

export async function setPassword(db: Kysely<Tables>, userId: number, passwordHash: string): Promise<void> {
  await sql`select app.set_password(${userId}, ${passwordHash})`.execute(db);
}

/** The account of a mail address, member of the organisation in context or not. */
export async function findUserId(db: Kysely<Tables>, email: string): Promise<number | null> {
  const { rows } = await sql<{ id: number | null }>`select app.find_user_id(${email}) as id`.execute(db);
  return rows[0]?.id ?? null;
}
