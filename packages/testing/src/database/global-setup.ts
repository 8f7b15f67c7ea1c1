import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '@safecode/database/migrate/migrate-database';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../../../tooling/bootstrap/postgres.mjs';
import { databaseUrl, TEMPLATE, TEST_ENCRYPTION_KEY } from './test-cluster.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the superuser of this run's cluster. */
    postgresUrl: string;
    /** A folder that lives as long as the run. */
    runFolder: string;
  }
}

/**
 * One PostgreSQL for a test run, with a migrated template database that each test file clones. Nothing is flushed to
 * disk: the cluster lives as long as the run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'test-postgres-'));
  const server = await startPostgres({
    dataDir: join(folder, 'data'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migrateDatabase({ adminUrl: databaseUrl(server.url, TEMPLATE), encryptionKey: TEST_ENCRYPTION_KEY });
  project.provide('postgresUrl', server.url);
  project.provide('runFolder', folder);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
