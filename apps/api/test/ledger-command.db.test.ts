import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCheckpoint } from '@safecode/usecases/ledger/write-checkpoints';
import { expect, it } from 'vitest';
import { makeOrganization } from './fixtures.js';
import { startApi } from './start-api.js';

const COMMAND = fileURLToPath(new URL('../dist/ledger-command.js', import.meta.url));
const VERIFIER = fileURLToPath(new URL('../../../tooling/ledger-verifier/verify-ledger.mjs', import.meta.url));
const api = await startApi();
const { database } = api;
const own = await makeOrganization(api);
const other = await makeOrganization(api, 'other-brand');

const run = (script: string, args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: database.adminUrl, ENCRYPTION_KEY: database.encryptionKey, DATA_DIR: database.dataDir };
    execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }));
  });

it('says of every ledger how many entries a second were checked and that it is whole', async () => {
  await writeCheckpoint(api.deps, own.id);
  const { code, output } = await run(COMMAND, ['verify']);
  expect(output).toMatch(new RegExp(`organisation ${own.id}: whole; signed up to \\d+; \\d+ entries in [\\d.]+ s, [\\d,]+ entries/s`));
  expect(output).toMatch(new RegExp(`organisation ${other.id}: whole; no checkpoint; `));
  expect(code).toBe(0);
});

it('writes a bundle that the standalone verifier takes', async () => {
  const file = join(database.dataDir, 'bundle.jsonl');
  expect((await run(COMMAND, ['export', '--organization', own.slug, '--output', file])).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('"audit.exported"');
  expect(await run(VERIFIER, [file])).toMatchObject({ code: 0 });
});

it('names the first break and its kind, and says so with its exit code', async () => {
  const client = await database.admin.connect();
  await client.query("set session_replication_role = 'replica'");
  await client.query("update code_audit_log set object_id = '9' where organization_id = $1 and sequence = 2", [own.id]);
  await client.query('reset session_replication_role');
  client.release();
  expect(await run(COMMAND, ['verify', '--organization', own.slug])).toMatchObject({ code: 1, output: expect.stringContaining('BROKEN at entry 2 (changed: its content does not fit its hash)') });
  expect(await run(COMMAND, ['verify', '--organization', other.slug])).toMatchObject({ code: 0 });
});

it.each([[[]], [['burn']], [['verify', 'more']], [['export', '--organization', 'x']], [['verify', '--organization', 'no-such-shop']], [['verify', '--unknown']]])('ends with 2 for %j, which it cannot do', async (args) => {
  expect((await run(COMMAND, args)).code).toBe(2);
});
