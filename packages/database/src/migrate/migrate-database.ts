import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import { Pool } from 'pg';
import { appRoleName, appRolePassword } from '../connection/app-role.js';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Held while the schema is changed, so that two processes that start together migrate once. */
const LOCK = 7_210_954_113;

export interface MigrationOptions {
  /** Connection string of the role that owns the schema. */
  readonly adminUrl: string;
  readonly encryptionKey: string;
  readonly onProgress?: (line: string) => void;
}

/** The role that migrates lacks a right. The sentence says what it needs. */
export class MissingRightError extends Error {}

/** SQL files, numbered, forward only. */
class SqlFiles implements MigrationProvider {
  async getMigrations(): Promise<Record<string, Migration>> {
    const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
    const migrations: Record<string, Migration> = {};
    for (const name of names) {
      const text = await readFile(join(MIGRATIONS, name), 'utf8');
      migrations[name.replace(/\.sql$/, '')] = { up: async (db) => void (await sql.raw(text).execute(db)) };
    }
    return migrations;
  }
}

/**
 * Brings the schema to the newest version: the queue's tables, ours, and the application's login. Safe to run at every start.
 * @throws MissingRightError
 */
export async function migrateDatabase(options: MigrationOptions): Promise<void> {
  // The lock lives on one of these connections: idle ones are not closed before the end.
  const pool = new Pool({ connectionString: options.adminUrl, max: 2, idleTimeoutMillis: 0 });
  // The pool ends with this function; an idle connection that breaks before is of no interest.
  pool.on('error', () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`select pg_advisory_lock(${LOCK})`.execute(db);
    await ensureRoles(db, options);
    await runMigrations({ connectionString: options.adminUrl });
    const migrator = new Migrator({ db, provider: new SqlFiles(), migrationTableName: 'schema_migration', migrationLockTableName: 'schema_migration_lock' });
    const { error, results } = await migrator.migrateToLatest();
    const applied = (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
    if (applied.length > 0) options.onProgress?.(`applied ${applied.length} migrations, to ${applied.at(-1) ?? ''}`);
    if (error !== undefined) throw error;
  } catch (error) {
    throw isMissingRight(error) ? missingRight(options.adminUrl, error) : error;
  } finally {
    await db.destroy();
  }
}

const isMissingRight = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '42501';

function missingRight(adminUrl: string, cause: unknown): MissingRightError {
  const { username, pathname } = new URL(adminUrl);
  const role = decodeURIComponent(username);
  return new MissingRightError(
    `The role "${role}" of DATABASE_URL lacks a right. It must own the database "${decodeURIComponent(pathname.slice(1))}" and be allowed to make roles (alter role "${role}" createrole); ` +
      `where another installation has made the role opal_app on this server, it also needs: grant opal_app to "${role}" with admin option.`,
    { cause },
  );
}

/** The group role that holds the rights and the login that has them: neither owns anything nor gets around row-level security. */
async function ensureRoles(db: Kysely<unknown>, options: MigrationOptions): Promise<void> {
  const login = appRoleName(options.adminUrl);
  const password = appRolePassword(options.adminUrl, options.encryptionKey);
  const roles = await sql<{ rolname: string }>`select rolname from pg_roles where rolname in ('opal_app', ${login})`.execute(db);
  const known = new Set(roles.rows.map((row) => row.rolname));
  if (!known.has('opal_app')) await sql`create role opal_app nologin`.execute(db);
  const verb = known.has(login) ? 'alter' : 'create';
  await sql`${sql.raw(verb)} role ${sql.id(login)} with login inherit password ${sql.lit(password)}`.execute(db);
  await sql`grant opal_app to ${sql.id(login)}`.execute(db);
}
