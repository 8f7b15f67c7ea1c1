import { createLogger } from '@safecode/observability/logger/create-logger';
import { createMetrics } from '@safecode/observability/metrics/create-metrics';
import { insertCode } from '@safecode/database/codes/code-repository';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertRun } from '@safecode/database/generation/run-repository';
import { createUser } from '@safecode/database/identity/credentials';
import { findMember, insertMember } from '@safecode/database/members/member-repository';
import { insertOrganization, reserveOrganizationId } from '@safecode/database/organizations/organization-repository';
import { addToIncident } from '@safecode/database/selector-health/incident-repository';
import { insertWatchedPage } from '@safecode/database/selector-health/page-repository';
import { keepSnapshot } from '@safecode/database/selector-health/snapshot-repository';
import type { Principal } from '@safecode/domain/access/principal';
import type { Role } from '@safecode/domain/access/roles';
import { contentHashOf } from '@safecode/generator/content-hash';
import { newCode, newRun } from '@safecode/testing/database/test-code';
import { testDatabase } from '@safecode/testing/database/test-database';
import { principalOfMember } from '@safecode/usecases/access/principal-of-member';
import { createBrand } from '@safecode/usecases/brands/create-brand';
import { submitForReview } from '@safecode/usecases/review/submit-for-review';
import { decideMend, proposeMend } from '@safecode/usecases/selector-health/propose-mend';
import { createSelector } from '@safecode/usecases/selectors/create-selector';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { expect, it } from 'vitest';
import { composeDeps } from '../src/compose-deps.js';
import { readEnv } from '../src/env.js';
import { passSilence, startWorker, until } from './worker-scene.js';

const CODES = 40;
const KILLS = 4;
const database = await testDatabase();
const { db, admin } = database;
const env = readEnv({ DATABASE_URL: database.adminUrl, ENCRYPTION_KEY: database.encryptionKey, GENERATION_PROVIDER: 'template', DATA_DIR: database.dataDir });
const deps = await composeDeps({ env, database: database.handle, keys: database.keys, log: createLogger({ app: 'worker', level: 'silent' }), metrics: createMetrics({ app: 'worker', routes: [] }) });
const SYSTEM = { kind: 'system', label: 'Test' } as const;

const organizationId = await reserveOrganizationId(db);
await inTenantCommand(db, { organizationId, actor: SYSTEM }, async (tx) => {
  await insertOrganization(tx, { name: 'Shop', slug: 'shop', isDemo: false });
  return { result: undefined, ledger: [{ action: 'organization.created', objectType: 'organization', objectId: organizationId }] };
});

async function join(name: string, role: Role): Promise<Principal> {
  const userId = await createUser(db, { email: `${name}@shop.example`, name, passwordHash: 'argon' });
  await inTenantCommand(db, { organizationId, actor: SYSTEM }, async (tx) => {
    await insertMember(tx, { userId, role, brandAccess: 'all' });
    return { result: undefined, ledger: [{ action: 'member.joined', objectType: 'user', objectId: userId }] };
  });
  const member = await inTenant(db, { organizationId, actor: SYSTEM }, (tx) => findMember(tx, userId));
  if (member === null) throw new Error('The member was not found.');
  return principalOfMember(member, organizationId);
}
const [owner, editor] = [await join('olga', 'owner'), await join('ana', 'editor')];
const brand = await createBrand(deps, owner, { name: 'Shop', slug: 'shop', site: 'https://shop.example', domains: [], ownPrefix: 'xp-', pageTypes: ['pdp'], description: '' });
const selector = await createSelector(deps, owner, { brandId: brand.id, selector: '.price', pageType: 'pdp', name: 'Price', role: 'price', description: '', status: 'approved', replacement: null, subtree: false });

/** Code that is in review and colours the price. */
async function makeCode(number: number): Promise<void> {
  const sources = { pageType: 'pdp', javascript: '', css: `.price { border: ${number}px solid red }` };
  const { policy } = await inTenant(db, { organizationId, actor: SYSTEM }, (tx) => deps.knowledge.get(tx, brand.id));
  const report = verifyVariation(policy, sources);
  const contentHash = contentHashOf(sources);
  const id = await inTenantCommand(db, { organizationId, actor: editor.actor }, async (tx) => {
    const runId = await insertRun(tx, newRun(brand.id));
    const codeId = await insertCode(tx, newCode(brand.id, runId, { javascript: '', css: sources.css, contentHash, report, verdict: report.verdict, status: 'generated', title: `Note ${number}`, templateId: null }));
    return { result: codeId ?? 0, ledger: [{ action: 'code.created' as const, objectType: 'generated_code', objectId: codeId ?? 0 }] };
  });
  await submitForReview(deps, editor, { id, note: '' });
}

/** An incident about the selector, as a visit would open it. */
async function breakSelector(): Promise<number> {
  return inTenant(db, { organizationId, actor: SYSTEM }, async (tx) => {
    const pageId = await insertWatchedPage(tx, brand.id, { pageType: 'pdp', url: 'https://shop.example/p', viewport: { width: 1280, height: 900 }, everyMinutes: 360 });
    await tx.updateTable('watched_pages').set({ is_active: false }).where('id', '=', pageId).execute();
    const snapshotId = await keepSnapshot(tx, { pageId, contentHash: 'hash', html: Buffer.alloc(0), picture: null, title: 'Page' });
    const broken = { selectorId: selector.id, pageId, selector: '.price', state: 'invalid' as const, reasons: ['not_found' as const], suggestion: null, snapshotId, before: { snapshotId: null, box: null } };
    return (await addToIncident(tx, { brandId: brand.id, at: new Date() }, [broken])).id;
  });
}

const count = async (text: string): Promise<number> => Number((await admin.query<{ count: string }>(text)).rows[0]?.count ?? 0);
const revised = (): Promise<number> => count('select count(*) from code_revisions');

it('workers that are killed while they revise codes leave none out and revise none twice', { timeout: 180_000 }, async () => {
  for (let number = 1; number <= CODES; number += 1) await makeCode(number);
  const incidentId = await breakSelector();
  const mends = [{ action: 'replace' as const, selectorId: selector.id, expectedVersion: 1, selector: '.product-price' }];
  const { id } = await proposeMend(deps, editor, { incidentId, mends, note: '' });
  await decideMend(deps, owner, { mendId: id, decision: 'approve', note: '' });

  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = await revised();
    const worker = await startWorker(database, {});
    await until(async () => (await revised()) > before, 60_000);
    await new Promise((resolve) => setTimeout(resolve, kill * 13));
    expect(await worker.end('SIGKILL')).toBeNull();
    await passSilence(database);
  }
  expect(await revised()).toBeLessThan(CODES);
  const worker = await startWorker(database, {});
  await until(async () => (await count(`select count(*) from mend_codes where state = 'in_review'`)) === CODES, 60_000);
  await until(async () => (await count(`select count(*) from graphile_worker._private_jobs where payload ->> 'mendId' is not null`)) === 0, 60_000);
  expect(await worker.end('SIGTERM')).toBe(0);

  expect(await revised()).toBe(CODES);
  expect(await count('select count(distinct code_id) from code_revisions where number = 2')).toBe(CODES);
  expect(await count(`select count(*) from code_revisions where css not like '.product-price {%' or author_user_id is distinct from (select id from users where name = 'ana')`)).toBe(0);
  expect(await count(`select count(*) from code_audit_log where action = 'code.edited'`)).toBe(CODES);
  expect(await count(`select count(*) from generated_code where status <> 'qa_review'`)).toBe(0);
});
