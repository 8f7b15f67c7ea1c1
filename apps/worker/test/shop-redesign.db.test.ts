import type { AddressInfo } from 'node:net';
import { createLogger } from '@safecode/observability/logger/create-logger';
import { createMetrics } from '@safecode/observability/metrics/create-metrics';
import { seedDemo } from '@safecode/database/seed/seed-organization';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listMembers } from '@safecode/database/members/member-repository';
import { moveNextVisit } from '@safecode/database/selector-health/page-repository';
import type { Principal } from '@safecode/domain/access/principal';
import type { Role } from '@safecode/domain/access/roles';
import type { HealthOverview, Incident } from '@safecode/domain/selector-health/health-view';
import type { Mend } from '@safecode/domain/selector-health/mend';
import { createStorefront } from '@safecode/storefront/server';
import { testDatabase } from '@safecode/testing/database/test-database';
import { principalOfMember } from '@safecode/usecases/access/principal-of-member';
import { getHealth } from '@safecode/usecases/selector-health/get-health';
import { decideMend, mendIncident, proposeMend } from '@safecode/usecases/selector-health/propose-mend';
import { reviseCodes } from '@safecode/usecases/selector-health/revise-codes';
import { scheduleVisits } from '@safecode/usecases/selector-health/schedule-visits';
import { visitPage } from '@safecode/usecases/selector-health/visit-page';
import { verifyTemplate } from '@safecode/usecases/templates/verify-template';
import { compilePolicy } from '@safecode/verifier/policy/compile-policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeDeps } from '../src/compose-deps.js';
import { readEnv } from '../src/env.js';

const database = await testDatabase();
const shop = createStorefront({ version: 1 });
await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
afterAll(async () => {
  shop.closeAllConnections();
  await new Promise((resolve) => shop.close(resolve));
});
const { port } = shop.address() as AddressInfo;
const shopUrl = `http://127.0.0.1:${port}`;
const env = readEnv({ DATABASE_URL: database.adminUrl, ENCRYPTION_KEY: database.encryptionKey, GENERATION_PROVIDER: 'template', PROBE_ALLOW_HOSTS: `127.0.0.1:${port}` });
const deps = await composeDeps({ env, database: database.handle, keys: database.keys, log: createLogger({ app: 'worker', level: 'silent' }), metrics: createMetrics({ app: 'worker', routes: [] }) });

const { organizationId } = await seedDemo({
  db: database.db,
  owner: { name: 'Mara', email: 'mara@larkmoor.example' },
  passwordHash: 'argon',
  opalKey: { keyId: 'key', secretHash: 'hash', hint: 'opal_' },
  storefrontUrl: shopUrl,
  verifyTemplate: ({ policy, selectors }, content) => verifyTemplate({ policy: compilePolicy(policy), selectors }, content).report,
});
const SYSTEM = { organizationId, actor: { kind: 'system', label: 'Test' } as const };

async function memberOf(role: Role): Promise<Principal> {
  const member = (await inTenant(database.db, SYSTEM, (tx) => listMembers(tx))).find((one) => one.role === role);
  if (member === undefined) throw new Error(`The demonstration has no ${role}.`);
  return principalOfMember(member, organizationId);
}
const [owner, editor] = [await memberOf('owner'), await memberOf('editor')];
const brandId = (await database.admin.query<{ id: number }>('select id from brands where organization_id = $1', [organizationId])).rows[0]?.id ?? 0;
// Two pages show what seven would.
await database.admin.query("update watched_pages set is_active = false where organization_id = $1 and page_type not in ('pdp', 'cart')", [organizationId]);
const health = (): Promise<HealthOverview> => getHealth(deps, owner, { brandId });

/** Every watched page once, as the schedule would. */
async function visitAll(): Promise<HealthOverview> {
  const { pages } = await health();
  for (const page of pages) await visitPage(deps, { organizationId, pageId: page.id });
  return health();
}

const stateOf = (overview: HealthOverview, state: string): number => overview.selectors.filter((selector) => selector.state === state).length;
const openOf = (overview: HealthOverview): Incident[] => overview.incidents.filter(({ closedAt }) => closedAt === null);

/** Each test visits pages in a real browser, which on a machine with much else to do takes its time. */
const SLOW = 480_000;

describe('the shop is redesigned', () => {
  let broken: Incident | undefined;

  beforeAll(async () => {
    const seen = await visitAll();
    expect(seen.pages.map(({ lastOutcome, lastError }) => [lastOutcome, lastError])).toEqual(seen.pages.map(() => ['seen', null]));
  }, SLOW);

  it('everything is valid before, and the schedule asks for each page once', async () => {
    const before = await visitAll();
    expect(before.incidents).toEqual([]);
    expect(stateOf(before, 'valid')).toBe(before.selectors.length);
    expect(before.selectors.length).toBeGreaterThan(30);
    await inTenant(database.db, SYSTEM, async (tx) => {
      for (const { id } of before.pages) await moveNextVisit(tx, id, new Date(Date.now() - 1000));
    });
    expect(await scheduleVisits(deps)).toBe(before.pages.length);
    expect(await scheduleVisits(deps)).toBe(0);
  }, SLOW);

  it('one bad look is not believed, the second one is one incident with what it endangers', async () => {
    await fetch(`${shopUrl}/__version`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"version":2}' });
    const first = await visitAll();
    expect(openOf(first)).toEqual([]);
    const second = await visitAll();
    [broken] = openOf(second);
    expect(openOf(second)).toHaveLength(1);
    const entries = broken?.selectors ?? [];
    expect(entries.length).toBeGreaterThan(15);
    expect(entries.some(({ impact }) => impact.templates.length > 0)).toBe(true);
    const { rows } = await database.admin.query<{ action: string }>("select action from code_audit_log where organization_id = $1 and action like 'incident.%'", [organizationId]);
    expect(rows.filter(({ action }) => action === 'incident.opened')).toHaveLength(1);
  }, SLOW);

  it('after one decision everything that could be mended is valid again', async () => {
    if (broken === undefined) throw new Error('nothing broke');
    const mends = broken.selectors.flatMap(({ selectorId, selectorVersion, suggestion }): Mend[] => {
      const common = { selectorId, expectedVersion: selectorVersion };
      if (suggestion?.outcome === 'found' && suggestion.selector !== null) return [{ ...common, action: 'replace' as const, selector: suggestion.selector }];
      return suggestion?.outcome === 'gone' ? [{ ...common, action: 'retire' as const }] : [];
    });
    await expect(mendIncident(deps, owner, { incidentId: broken.id, mends })).rejects.toMatchObject({ code: 'mend.needs_approval' });
    const proposed = await proposeMend(deps, editor, { incidentId: broken.id, mends, note: 'The new theme.' });
    await expect(decideMend(deps, editor, { mendId: proposed.id, decision: 'approve', note: '' })).rejects.toMatchObject({ code: 'access.denied' });
    const result = await decideMend(deps, owner, { mendId: proposed.id, decision: 'approve', note: '' });
    expect(result.templatesLeft).toEqual([]);
    await reviseCodes(deps, { organizationId, mendId: proposed.id });
    const after = await visitAll();
    const retired = new Set(mends.flatMap(({ action, selectorId }) => (action === 'retire' ? [selectorId] : [])));
    const undecided = broken.selectors.filter(({ selectorId }) => !mends.some((mend) => mend.selectorId === selectorId));
    const stillBroken = after.selectors.filter(({ selectorId, state }) => state !== 'valid' && !retired.has(selectorId));
    expect(stillBroken.map(({ selectorId }) => selectorId).sort()).toEqual(undecided.map(({ selectorId }) => selectorId).sort());
  }, SLOW);
});
