import { testDatabase } from '@safecode/testing/database/test-database';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { insertBrand } from '../brands/brand-repository.js';
import { insertOrganization, reserveOrganizationId } from '../organizations/organization-repository.js';
import { inTenant, inTenantCommand, type TenantContext } from './in-tenant.js';

// Two connections for everybody: each is used by both organisations in turn, many times.
const { db } = await testDatabase({ maxConnections: 2 });

async function organization(name: string): Promise<TenantContext> {
  const context = { organizationId: await reserveOrganizationId(db), actor: { kind: 'system', label: name } as const };
  await inTenantCommand(db, context, async (tx) => {
    await insertOrganization(tx, { name, slug: name, isDemo: false });
    await insertBrand(tx, { name, slug: name, site: 'https://shop.example', domains: [], ownPrefix: 'sh-', pageTypes: ['pdp'], description: '' });
    return { result: undefined, ledger: [{ action: 'organization.created', objectType: 'organization', objectId: name }] };
  });
  return context;
}

/** A small generator with a seed, so that a failure can be repeated. */
function randomizer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

describe('a pool shared by organisations', () => {
  it('never shows a row of the other one, whatever became of the transaction before', async () => {
    const contexts = [await organization('north'), await organization('south')] as const;
    const random = randomizer(20_261_123);
    const visit = async (n: number): Promise<string[]> => {
      const context = contexts[n % 2] ?? contexts[0];
      const fate = random();
      try {
        return await inTenant(db, context, async (tx) => {
          const names = async () => (await tx.selectFrom('brands').select('name').execute()).map((row) => row.name);
          const seen = await names();
          if (fate < 0.2) throw new Error('the work failed');
          if (fate < 0.4) await sql`select 1 / 0`.execute(tx);
          if (fate < 0.5) await sql`insert into brands (organization_id, name, slug, site, own_prefix, page_types) values (-1, 'x', 'x', 'x', 'x-', '{}')`.execute(tx);
          return [...seen, ...(await names())];
        });
      } catch {
        return [];
      } finally {
        // Between transactions a connection has no organisation at all.
        expect(await db.selectFrom('brands').select('name').execute()).toEqual([]);
      }
    };
    const seen = await Promise.all(Array.from({ length: 300 }, (_, n) => visit(n)));
    for (const [n, names] of seen.entries()) expect(new Set(names)).toEqual(new Set(names.length === 0 ? [] : [n % 2 === 0 ? 'north' : 'south']));
    expect(seen.filter((names) => names.length > 0).length).toBeGreaterThan(100);
  });

  it('does not commit work whose error was swallowed', async () => {
    const context = await organization('east');
    const work = inTenant(db, context, async (tx) => {
      await tx.updateTable('brands').set({ description: 'changed' }).execute();
      await sql`select 1 / 0`.execute(tx).catch(() => undefined);
    });
    await expect(work).rejects.toThrow();
    expect(await inTenant(db, context, (tx) => tx.selectFrom('brands').select('description').execute())).toEqual([{ description: '' }]);
  });

  it('gives a connection that broke back to nobody', async () => {
    const context = await organization('west');
    const broken = inTenant(db, context, (tx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx));
    await expect(broken).rejects.toThrow();
    for (let n = 0; n < 5; n += 1) expect(await inTenant(db, context, (tx) => tx.selectFrom('brands').select('name').execute())).toEqual([{ name: 'west' }]);
  });
});
