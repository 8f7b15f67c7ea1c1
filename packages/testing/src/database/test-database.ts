import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
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

/** A database of its own for a test file, cloned from the migrated template; gone when the file is done. */
export async function testDatabase(options: { maxConnections?: number } = {}): Promise<TestDatabase> {
  const cluster = inject('postgresUrl');
  const name = `t_${randomBytes(8).toString('hex')}`;
  await onCluster(cluster, `create database ${name} template ${TEMPLATE}`);
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

async function onCluster(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
