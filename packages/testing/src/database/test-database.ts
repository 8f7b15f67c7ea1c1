import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appConnectionString } from '@safecode/database/connection/app-role';
import { createDatabase, type Database, type DatabaseHandle } from '@safecode/database/connection/create-database';
import { deriveKeys, type DerivedKeys } from '@safecode/database/connection/derive-keys';
import { CheckpointFiles } from '@safecode/database/ledger/checkpoint-files';
import { migrateDatabase } from '@safecode/database/migrate/migrate-database';
import { Client, Pool } from 'pg';
import { afterAll, inject } from 'vitest';
import { databaseUrl, TEMPLATE, TEST_ENCRYPTION_KEY } from './test-cluster.js';

export interface TestDatabase {
  /** Connection string of the owner: not bound by row-level security. For arranging and for looking behind the curtain. */
  readonly adminUrl: string;
  /** Connection string of the application's login. */
  readonly appUrl: string;
  readonly db: Database;
  readonly handle: DatabaseHandle;
  readonly admin: Pool;
  /** A data folder of its own. */
  readonly dataDir: string;
  readonly checkpoints: CheckpointFiles;
  readonly encryptionKey: string;
  readonly keys: DerivedKeys;
}

/** What files of one run begin with: made once by whichever comes first, and cloned by all. */
export interface SharedStart {
  /** Letters and `_`; names the template. */
  readonly name: string;
  /** Fills a migrated database, and a data folder that goes with it. */
  readonly fill: (start: { readonly adminUrl: string; readonly dataDir: string }) => Promise<void>;
}

export interface TestDatabaseOptions {
  readonly maxConnections?: number;
  readonly start?: SharedStart;
}

/** A database of its own for a test file, cloned from the migrated template or from a shared start; gone when the file is done. */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const cluster = inject('postgresUrl');
  const name = `t_${randomBytes(8).toString('hex')}`;
  const start = options.start === undefined ? null : await sharedStart(cluster, options.start);
  await onCluster(cluster, `create database ${name} template ${start?.database ?? TEMPLATE}`);
  const adminUrl = databaseUrl(cluster, name);
  // The schema is there already; this makes the application's login of the new database.
  await migrateDatabase({ adminUrl, encryptionKey: TEST_ENCRYPTION_KEY });
  const keys = deriveKeys(TEST_ENCRYPTION_KEY);
  const appUrl = appConnectionString(adminUrl, TEST_ENCRYPTION_KEY);
  const handle = createDatabase({
    connectionString: appUrl,
    maxConnections: options.maxConnections ?? 5,
    applicationName: 'test',
    ledgerKey: keys.ledger,
    onError: () => undefined,
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'test-data-'));
  if (start !== null) cpSync(start.dataDir, dataDir, { recursive: true });
  const admin = new Pool({ connectionString: adminUrl, max: 3 });
  // Databases are dropped by force when a file is done.
  admin.on('error', () => undefined);
  afterAll(async () => {
    await handle.close();
    await admin.end();
    await onCluster(cluster, `drop database if exists ${name} with (force)`);
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { adminUrl, appUrl, db: handle.db, handle, admin, dataDir, checkpoints: new CheckpointFiles(dataDir), encryptionKey: TEST_ENCRYPTION_KEY, keys };
}

/** The template of a shared start. Files run in processes of their own: a lock of the cluster lets one make it and the others wait. */
async function sharedStart(cluster: string, { name, fill }: SharedStart): Promise<{ readonly database: string; readonly dataDir: string }> {
  const made = { database: `start_${name}`, dataDir: join(inject('runFolder'), `start_${name}`) };
  const client = new Client({ connectionString: cluster });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [made.database]);
    if (existsSync(made.dataDir)) return made;
    const draft = `draft_${randomBytes(8).toString('hex')}`;
    const folder = join(inject('runFolder'), draft);
    mkdirSync(folder);
    await client.query(`create database ${draft} template ${TEMPLATE}`);
    await fill({ adminUrl: databaseUrl(cluster, draft), dataDir: folder });
    await client.query(`alter database ${draft} rename to ${made.database}`);
    // Last, because it says that all is there.
    renameSync(folder, made.dataDir);
    return made;
  } finally {
    await client.end();
  }
}

async function onCluster(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
