import { checkCatalogue } from '@safecode/testing/database/isolation/check-catalogue';
import { TENANT_TABLES } from '@safecode/testing/database/isolation/table-register';
import { testDatabase } from '@safecode/testing/database/test-database';
import { testOrganization } from '@safecode/testing/database/test-organization';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { appConnectionString, appRoleName } from '../connection/app-role.js';
import { createDatabase } from '../connection/create-database.js';
import { enqueueJob } from '../jobs/enqueue-job.js';
import { verifyLedger } from '../ledger/verify-ledger.js';
import { migrateDatabase } from './migrate-database.js';

const { admin, adminUrl, encryptionKey, keys } = await testDatabase();
const made: string[] = [];

/** An empty database of a role that is no superuser, as on a managed server. */
async function databaseOfPlainOwner(right: 'admin option' | 'no right' = 'admin option'): Promise<{ url: string; owner: string }> {
  const name = `plain_${randomBytes(6).toString('hex')}`;
  await admin.query(`create role ${name} login createrole password 'plain'`);
  if (right === 'admin option') await admin.query(`grant opal_app to ${name} with admin option`);
  await admin.query(`create database ${name} owner ${name}`);
  made.push(name);
  const url = new URL(adminUrl);
  url.username = name;
  url.password = 'plain';
  url.pathname = `/${name}`;
  return { url: url.href, owner: name };
}

async function ask<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

afterAll(async () => {
  for (const name of made) {
    await admin.query(`drop database if exists ${name} with (force)`);
    const app = appRoleName(`postgres://x/${name}`);
    await admin.query(`drop role if exists ${app}`);
    await admin.query(`drop role if exists ${name}`);
  }
});

describe('migrations', () => {
  it('build everything in an empty database, for an owner who is no superuser, and change nothing when run again', async () => {
    const { url, owner } = await databaseOfPlainOwner();
    const steps: string[] = [];
    await migrateDatabase({ adminUrl: url, encryptionKey, onProgress: (step) => steps.push(step) });
    expect(steps.length).toBeGreaterThan(0);
    const schema = 'select relname, relkind, relacl::text from pg_class where relnamespace = \'public\'::regnamespace order by relname';
    const before = await ask(url, schema);
    steps.length = 0;
    await Promise.all([1, 2].map(() => migrateDatabase({ adminUrl: url, encryptionKey, onProgress: (step) => steps.push(step) })));
    expect(steps).toEqual([]);
    expect(await ask(url, schema)).toEqual(before);
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      expect(await checkCatalogue(client)).toEqual([]);
    } finally {
      await client.end();
    }
    expect(made).toContain(owner);
  });

  it('say in one sentence which rights an owner lacks', async () => {
    const { url, owner } = await databaseOfPlainOwner('no right');
    await expect(migrateDatabase({ adminUrl: url, encryptionKey })).rejects.toThrow(`grant opal_app to "${owner}" with admin option.`);
  });

  it('force row-level security on the owner too, whose functions still work for the application', async () => {
    const { url } = await databaseOfPlainOwner();
    await migrateDatabase({ adminUrl: url, encryptionKey });
    const handle = createDatabase({ connectionString: appConnectionString(url, encryptionKey), maxConnections: 2, ledgerKey: keys.ledger, applicationName: 'test', onError: () => undefined });
    try {
      const { run, brand, organizationId } = await testOrganization(handle.db);
      await run((tx) => enqueueJob(tx, 'generation.run', { payload: { organizationId, runId: brand.id } }));
      expect(await run((tx) => verifyLedger(tx))).toMatchObject({ firstBreak: null, entries: 2 });
      const tables = [...TENANT_TABLES.map(([table]) => table), 'users', 'sessions'];
      expect(await ask(url, tables.map((table) => `select '${table}' as table from ${table}`).join(' union all '))).toEqual([]);
    } finally {
      await handle.close();
    }
  });

  it('do not run a file that was added between ones that ran already', async () => {
    const { url } = await databaseOfPlainOwner();
    await migrateDatabase({ adminUrl: url, encryptionKey });
    await ask(url, "update schema_migration set name = '0003a_other' where name = '0003_brands'");
    await expect(migrateDatabase({ adminUrl: url, encryptionKey })).rejects.toThrow();
  });

  it('never show a password in an error', async () => {
    const { url, owner } = await databaseOfPlainOwner();
    await admin.query(`revoke opal_app from ${owner}`);
    const failure: unknown = await migrateDatabase({ adminUrl: url, encryptionKey }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    const password = new URL(appConnectionString(url, encryptionKey)).password;
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(password);
  });
});
