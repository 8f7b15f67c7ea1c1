import { describe, expect, it } from 'vitest';
import { testDatabase } from '@safecode/testing/database/test-database';
import { insertBrand, findBrand } from '../brands/brand-repository.js';
import { insertOrganization, reserveOrganizationId } from '../organizations/organization-repository.js';
import { readAuditRows, resolveFilter, showEntries } from '../ledger/audit-read-model.js';
import { inTenant, inTenantCommand, type TenantContext } from './in-tenant.js';

const actor = { kind: 'system', label: "O'Brien \\ the tester" } as const;
const brand = { name: 'Shop', slug: 'shop', site: 'https://shop.example', domains: [], ownPrefix: 'sh-', pageTypes: ['pdp'], description: '' };

const { db } = await testDatabase();

async function organization(name: string): Promise<TenantContext> {
  const context = { organizationId: await reserveOrganizationId(db), actor };
  await inTenantCommand(db, context, async (tx) => {
    await insertOrganization(tx, { name, slug: name.toLowerCase(), isDemo: false });
    return { result: undefined, ledger: [{ action: 'organization.created', objectType: 'organization', objectId: context.organizationId }] };
  });
  return context;
}

describe('a transaction in the name of a tenant', () => {
  it('sees its own rows and nobody else’s', async () => {
    const [one, other] = [await organization('One'), await organization('Other')];
    const made = await inTenantCommand(db, one, async (tx) => {
      const result = await insertBrand(tx, brand);
      return { result, ledger: [{ action: 'brand.created', objectType: 'brand', objectId: result.id }] };
    });
    expect(await inTenant(db, one, (tx) => findBrand(tx, made.id))).toMatchObject({ slug: 'shop', knowledgeVersion: 0 });
    expect(await inTenant(db, other, (tx) => findBrand(tx, made.id))).toBeNull();
    expect(await db.selectFrom('brands').select('id').execute()).toEqual([]);
  });

  it('refuses a change without a ledger entry and keeps nothing of it', async () => {
    const context = await organization('Three');
    const change = inTenantCommand(db, context, async (tx) => ({ result: await insertBrand(tx, brand), ledger: [] }));
    await expect(change).rejects.toThrow('without a ledger entry');
    expect(await inTenant(db, context, (tx) => tx.selectFrom('brands').select('id').execute())).toEqual([]);
  });

  it('keeps the actor as given, quotes and backslashes included', async () => {
    const context = await organization('Four');
    const [entry] = await inTenant(db, context, async (tx) => showEntries(tx, await readAuditRows(tx, await resolveFilter(tx, { brandIds: null }), { direction: 'asc', after: null, limit: 1 })));
    expect(entry?.actor.label).toBe(actor.label);
  });
});
