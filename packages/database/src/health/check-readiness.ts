import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { Client } from 'pg';
import type { Database } from '../connection/create-database.js';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/** What must hold before a request can succeed. */
export interface Readiness {
  /** The application role gets an answer. */
  readonly database: boolean;
  /** The schema is the one this program was written for. */
  readonly migrations: boolean;
  /** The queue's tables are there, so that jobs can be added. */
  readonly queue: boolean;
}

/** Whether the database answers and has a queue. A schema that was once up to date stays so, so that is asked once, by the caller. */
export async function checkReadiness(db: Database): Promise<Omit<Readiness, 'migrations'>> {
  // Asked of the catalogue: the application may add jobs through a function and cannot name the queue's tables.
  const { rows } = await sql<{ queue: boolean }>`
    select exists (select 1 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = 'graphile_worker' and c.relname = '_private_jobs') as queue`.execute(db);
  return { database: true, queue: rows[0]?.queue ?? false };
}

/** Names of the migrations this program has and the database has not. Asked as the owner: the application cannot see the list. */
export async function pendingMigrations(adminUrl: string): Promise<string[]> {
  const known = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).map((name) => name.replace(/\.sql$/, ''));
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ found: boolean }>(`select to_regclass('schema_migration') is not null as found`);
    if (tables[0]?.found !== true) return known.sort();
    const { rows } = await client.query<{ name: string }>('select name from schema_migration');
    const applied = new Set(rows.map(({ name }) => name));
    return known.filter((name) => !applied.has(name)).sort();
  } finally {
    await client.end();
  }
}
