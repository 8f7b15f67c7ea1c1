import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { testDatabase } from '@safecode/testing/database/test-database';
import { describe, expect, it } from 'vitest';
import { endProcess, makeInstallation, PROGRAMS_MS, readFirstRun, runBuilt, startBuiltApi } from './api-process.js';
import { send } from './fixtures.js';

describe('the first start', { timeout: PROGRAMS_MS }, () => {
  it('makes the demonstration organisation and tells its secrets once', async () => {
    const database = await testDatabase();
    const installation = await makeInstallation(database.adminUrl, { SEED: 'demo', ADMIN_EMAIL: 'Ana@Shop.example' });
    const first = await runBuilt('prepare-database.js', installation.env);
    const file = join(installation.dataDir, 'first-run.json');
    const firstRun = readFirstRun(installation.dataDir);
    expect(first.code).toBe(0);
    expect(firstRun).toEqual({
      url: installation.env['PUBLIC_URL'], adminEmail: 'ana@shop.example', adminPassword: expect.stringMatching(/^.{20}$/), organization: expect.any(String),
      organizationSlug: expect.any(String), opalToken: expect.stringMatching(/^opal_/), storefrontUrl: 'http://127.0.0.1:4001',
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const value of Object.values(firstRun)) if (value !== firstRun['organizationSlug']) expect(first.output).toContain(value);

    const written = readFileSync(file, 'utf8');
    const second = await runBuilt('prepare-database.js', installation.env);
    expect([second.code, second.output]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toBe(written);

    const codes = await database.admin.query<{ status: string }>('select status from generated_code order by id');
    expect(codes.rows.map(({ status }) => status)).toEqual(['deployed', 'approved', 'changes_requested', 'qa_review', 'qa_review', 'generated']);

    const api = await startBuiltApi(installation);
    const signIn = await send(`${api.url}/trpc/session.signIn`, { body: { email: firstRun['adminEmail'], password: firstRun['adminPassword'] } });
    expect(signIn.body).toMatchObject({ result: { data: { organizations: [{ slug: firstRun['organizationSlug'], role: 'owner', brands: [{ isDemo: true }] }] } } });
    const opal = await send(`${api.url}/tools/list-brands`, { bearer: firstRun['opalToken'] ?? '', body: {} });
    expect(opal.body).toMatchObject({ ok: true, brands: [expect.objectContaining({ slug: 'larkmoor' })] });
    expect(await endProcess(api, 'SIGTERM')).toBe(0);
    expect(api.output()).not.toContain(firstRun['adminPassword']);
  });

  it('makes an empty organisation when no demonstration is wanted', async () => {
    const database = await testDatabase();
    const installation = await makeInstallation(database.adminUrl, { SEED: 'none', ADMIN_PASSWORD: 'a long enough password' });
    expect((await runBuilt('prepare-database.js', installation.env)).code).toBe(0);
    expect(readFirstRun(installation.dataDir)).toMatchObject({ adminPassword: 'a long enough password', storefrontUrl: null });
    expect((await database.admin.query('select count(*)::int as brands from brands')).rows).toEqual([{ brands: 0 }]);
  });

  it('leaves the secrets on disk when it dies right after the seed', async () => {
    const database = await testDatabase();
    const installation = await makeInstallation(database.adminUrl, { SEED: 'none' });
    await runBuilt('prepare-database.js', installation.env);
    const file = join(installation.dataDir, 'first-run.json');
    // As a process leaves it that ends between the commit and the renaming.
    renameSync(file, `${file}.new`);
    const next = await runBuilt('prepare-database.js', installation.env);
    expect(next.output).toContain(file);
    expect(next.output).not.toContain(readFirstRun(installation.dataDir)['adminPassword']);
    expect(existsSync(`${file}.new`)).toBe(false);
  });
});

describe('a start that cannot succeed', { timeout: PROGRAMS_MS }, () => {
  it('says in one sentence which setting is wrong', async () => {
    for (const program of ['prepare-database.js', 'main.js']) {
      const { code, output } = await runBuilt(program, { PATH: process.env['PATH'], DATABASE_URL: 'secret-value', PORT: 'secret-value' });
      expect([code, output]).toEqual([1, 'The API cannot start: DATABASE_URL, ENCRYPTION_KEY, PORT are missing or not valid.\n']);
    }
  });

  it('says that the database was not prepared', async () => {
    const database = await testDatabase();
    await database.admin.query(`delete from schema_migration where name like '0011%'`);
    const installation = await makeInstallation(database.adminUrl);
    const { code, output } = await runBuilt('main.js', installation.env);
    expect([code, output]).toEqual([1, 'The API cannot start: the database lacks 1 migrations. Run prepare-database first.\n']);
  });
});
