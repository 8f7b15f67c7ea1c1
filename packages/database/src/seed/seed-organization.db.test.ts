import { verifyLedger } from '../ledger/verify-ledger.js';
import { testDatabase } from '@safecode/testing/database/test-database';
import { describe, expect, it } from 'vitest';
import { findBrandBySlug } from '../brands/brand-repository.js';
import { inTenant, type TenantContext } from '../connection/in-tenant.js';
import { findApiKey } from '../identity/find-api-key.js';
import { findCredentials } from '../identity/credentials.js';
import { loadKnowledge } from '../knowledge/load-knowledge.js';
import { listMembers } from '../members/member-repository.js';
import { countOrganizations } from '../organizations/organization-repository.js';
import { seedDemo, seedOrganization } from './seed-organization.js';

const { db, admin } = await testDatabase();
const owner = { name: 'Ada', email: 'ada@first.example' };
const opalKey = { keyId: 'first', secretHash: 'hash', hint: 'osk_first' };
/** Proving templates is the verifier's; here they only have to be kept. */
const verifyTemplate = () => ({ verdict: 'pass' as const, parts: [] });

const { organizationId } = await seedDemo({ db, owner, passwordHash: 'argon', opalKey, storefrontUrl: 'http://127.0.0.1:4100', verifyTemplate });
const context: TenantContext = { organizationId, actor: { kind: 'system', label: 'Test' } };
const brand = await inTenant(db, context, (tx) => findBrandBySlug(tx, 'larkmoor'));

describe('the demonstration organisation', () => {
  it('has people in every role, one owner among them, who sign in with the first password', async () => {
    const members = await inTenant(db, context, (tx) => listMembers(tx));
    expect(new Set(members.map((member) => member.role))).toEqual(new Set(['owner', 'admin', 'approver', 'reviewer', 'editor', 'auditor', 'viewer']));
    for (const member of members) expect(await findCredentials(db, member.email)).toMatchObject({ passwordHash: 'argon' });
    expect(members.filter((member) => member.role === 'owner').map((member) => member.email)).toEqual([owner.email]);
  });

  it('has a brand with enough knowledge to generate for every page type', async () => {
    const knowledge = await inTenant(db, context, (tx) => loadKnowledge(tx, brand?.id ?? 0));
    expect(knowledge?.selectors.length).toBeGreaterThanOrEqual(40);
    expect(knowledge?.templates.length).toBeGreaterThanOrEqual(10);
    expect(knowledge?.rules.length).toBe(12);
    const served = new Set(knowledge?.templates.flatMap((template) => template.pageTypes));
    expect(brand?.pageTypes.filter((pageType) => !served.has(pageType))).toEqual([]);
    expect(knowledge?.brand.isDemo).toBe(true);
  });

  it('has an Opal token and a ledger that tells how everything came to be', async () => {
    expect(await findApiKey(db, opalKey)).toMatchObject({ kind: 'opal', organizationId, brandAccess: 'all' });
    const { entries, firstBreak } = await inTenant(db, context, (tx) => verifyLedger(tx));
    expect(firstBreak).toBeNull();
    const { rows } = await admin.query<{ count: number }>('select (select count(*) from dom_selectors) + (select count(*) from templates) + (select count(*) from code_rules) as count');
    expect(entries).toBeGreaterThan(Number(rows[0]?.count));
  });

  it('stays as it is when the seed fails half way: nothing is left of the second one', async () => {
    const failing = seedDemo({ db, owner: { name: 'Bob', email: 'bob@second.example' }, passwordHash: 'argon', opalKey: { ...opalKey, keyId: 'second' }, storefrontUrl: 'http://127.0.0.1:4100', verifyTemplate });
    await expect(failing).rejects.toThrow();
    expect(await countOrganizations(db)).toBe(1);
    expect(await findCredentials(db, 'bob@second.example')).toBeNull();
  });

  it('stands apart from an organisation without demonstration', async () => {
    const real = await seedOrganization({ db, owner: { name: 'Cy', email: 'cy@real.example' }, passwordHash: 'argon', opalKey: { ...opalKey, keyId: 'third' } }, { name: 'Real', slug: 'real' });
    const brands = await inTenant(db, { ...context, organizationId: real.organizationId }, (tx) => tx.selectFrom('brands').select('id').execute());
    expect(brands).toEqual([]);
  });
});
