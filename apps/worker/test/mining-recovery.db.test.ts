import { createLogger } from '@safecode/observability/logger/create-logger';
import { createMetrics } from '@safecode/observability/metrics/create-metrics';
import { insertCode } from '@safecode/database/codes/code-repository';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertRun } from '@safecode/database/generation/run-repository';
import { createUser } from '@safecode/database/identity/credentials';
import { insertMember } from '@safecode/database/members/member-repository';
import { seedDemo } from '@safecode/database/seed/seed-organization';
import type { Principal } from '@safecode/domain/access/principal';
import { contentHashOf } from '@safecode/generator/content-hash';
import { newCode, newRun } from '@safecode/testing/database/test-code';
import { testDatabase } from '@safecode/testing/database/test-database';
import { reportCorrection } from '@safecode/usecases/corrections/report-correction';
import { verifyTemplate } from '@safecode/usecases/templates/verify-template';
import { compilePolicy } from '@safecode/verifier/policy/compile-policy';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { expect, it } from 'vitest';
import { composeDeps } from '../src/compose-deps.js';
import { readEnv } from '../src/env.js';
import { passSilence, queueState, startWorker, until } from './worker-scene.js';

const database = await testDatabase();
const env = readEnv({ DATABASE_URL: database.adminUrl, ENCRYPTION_KEY: database.encryptionKey, GENERATION_PROVIDER: 'template', DATA_DIR: database.dataDir });
const deps = await composeDeps({ env, database: database.handle, keys: database.keys, log: createLogger({ app: 'worker', level: 'silent' }), metrics: createMetrics({ app: 'worker', routes: [] }) });
const { organizationId } = await seedDemo({
  db: database.db,
  owner: { name: 'Mara', email: 'mara@larkmoor.example' },
  passwordHash: 'argon',
  opalKey: { keyId: 'key', secretHash: 'hash', hint: 'opal_' },
  storefrontUrl: 'https://www.larkmoor.example',
  verifyTemplate: ({ policy, selectors }, content) => verifyTemplate({ policy: compilePolicy(policy), selectors }, content).report,
});
const SYSTEM = { organizationId, actor: { kind: 'system', label: 'Test' } as const };
const brandId = (await database.admin.query<{ id: number }>('select id from brands where organization_id = $1', [organizationId])).rows[0]?.id ?? 0;

async function editorCalled(name: string): Promise<Principal> {
  const userId = await createUser(database.db, { email: `${name.toLowerCase()}@larkmoor.example`, name, passwordHash: 'argon' });
  await inTenantCommand(database.db, SYSTEM, async (tx) => {
    await insertMember(tx, { userId, role: 'editor', brandAccess: 'all' });
    return { result: undefined, ledger: [{ action: 'member.joined', objectType: 'user', objectId: userId }] };
  });
  return { actor: { kind: 'user', userId, label: name }, organizationId, role: 'editor', brandRoles: new Map(), brandAccess: 'all', scopes: null, keyBrandIds: new Set() };
}

const cssOf = (n: number, radius: string): string => `.lm-note-${n} {\n  color: red;\n  border-radius: ${radius};\n}\n`;

/** Code whose corner somebody makes round. */
async function correct(by: Principal, n: number): Promise<void> {
  const sources = { pageType: 'pdp', javascript: '', css: cssOf(n, '3px') };
  const { policy } = await inTenant(deps.db, SYSTEM, (tx) => deps.knowledge.get(tx, brandId));
  const report = verifyVariation(policy, sources);
  const contentHash = contentHashOf(sources);
  const id = await inTenantCommand(database.db, { organizationId, actor: by.actor }, async (tx) => {
    const runId = await insertRun(tx, newRun(brandId));
    const codeId = await insertCode(tx, newCode(brandId, runId, { javascript: '', css: sources.css, contentHash, report, verdict: report.verdict, status: 'generated', title: 'A note', templateId: null }));
    return { result: codeId ?? 0, ledger: [{ action: 'code.created', objectType: 'generated_code', objectId: codeId ?? 0 }] };
  });
  await reportCorrection(deps, by, { id, originalRevision: 1, baseHash: contentHash, javascript: '', css: cssOf(n, '12px'), reasonKind: 'off_brand', reason: '', source: 'console' });
}

it('killed at many moments while it looks through corrections, the worker has each effect once', { timeout: 300_000 }, async () => {
  const people = [await editorCalled('Ana'), await editorCalled('Ben')] as const;
  for (let n = 0; n < 4; n += 1) await correct(people[n % 2 === 0 ? 0 : 1], n);
  const settings = { GENERATION_PROVIDER: 'template' };
  for (const delay of [0, 60, 400]) {
    const worker = await startWorker(database, settings);
    await until(async () => (await queueState(database, organizationId)).locked > 0 || (await queueState(database, organizationId)).jobs === 0, 60_000);
    await new Promise((resolve) => setTimeout(resolve, delay));
    expect(await worker.end('SIGKILL')).toBeNull();
    await passSilence(database);
  }
  const worker = await startWorker(database, settings);
  await until(async () => (await queueState(database, organizationId)).jobs === 0, 90_000);
  expect(await worker.end('SIGTERM')).toBe(0);
  const count = async (sql: string): Promise<number> => (await database.admin.query<{ n: number }>(`select count(*)::integer as n from ${sql}`, [organizationId])).rows[0]?.n ?? -1;
  expect({
    lessons: await count("lessons where organization_id = $1 and status = 'proposed'"),
    versions: await count('lesson_versions where organization_id = $1'),
    support: await count('lesson_corrections where organization_id = $1'),
    proposed: await count("code_audit_log where organization_id = $1 and action = 'lesson.proposed'"),
    toldTwice: await count("(select user_id from notifications where organization_id = $1 and event = 'lesson_proposed' group by user_id having count(*) > 1) t"),
  }).toEqual({ lessons: 1, versions: 1, support: 4, proposed: 1, toldTwice: 0 });
  expect(await count("notifications where organization_id = $1 and event = 'lesson_proposed'")).toBeGreaterThan(0);
});
