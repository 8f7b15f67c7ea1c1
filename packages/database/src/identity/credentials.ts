import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';

/** A person with the hash of their password. For signing in only. */
export interface Credentials {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

interface CredentialsRow {
  user_id: number;
  name: string;
  email: string;
  password_hash: string;
}

const toCredentials = (row: CredentialsRow | undefined): Credentials | null =>
  row === undefined ? null : { userId: row.user_id, name: row.name, email: row.email, passwordHash: row.password_hash };

/** By mail address in lower case. */
export async function findCredentials(db: Database, email: string): Promise<Credentials | null> {
  const { rows } = await sql<CredentialsRow>`select * from app.find_credentials(${email})`.execute(db);
  return toCredentials(rows[0]);
}

export async function findCredentialsOf(db: Database, userId: number): Promise<Credentials | null> {
  const { rows } = await sql<CredentialsRow>`select * from app.find_credentials_of(${userId}::integer)`.execute(db);
  return toCredentials(rows[0]);
}

/** In the transaction of the change it belongs to (joining, changing a password), or on its own. */
type Executor = Parameters<ReturnType<typeof sql>['execute']>[0];

/** Makes a person who signs in with a password. Answers the id. */
export async function createUser(on: Executor, person: { readonly email: string; readonly name: string; readonly passwordHash: string }): Promise<number> {
  const { rows } = await sql<{ id: number }>`select app.create_user(${person.email}, ${person.name}, ${person.passwordHash}) as id`.execute(on);
  const [created] = rows;
  if (created === undefined) throw new Error('The person was not created.');
  return created.id;
}

export async function setPassword(on: Executor, userId: number, passwordHash: string): Promise<void> {
  await sql`select app.set_password(${userId}::integer, ${passwordHash})`.execute(on);
}

export async function findUserId(on: Executor, email: string): Promise<number | null> {
  const { rows } = await sql<{ id: number | null }>`select app.find_user_id(${email}) as id`.execute(on);
  return rows[0]?.id ?? null;
}
