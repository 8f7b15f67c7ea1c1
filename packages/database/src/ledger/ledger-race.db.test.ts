import { testDatabase } from '@safecode/testing/database/test-database';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../connection/create-database.js';
import { inTenant, inTenantCommand, type TenantContext } from '../connection/in-tenant.js';
import { insertOrganization, reserveOrganizationId } from '../organizations/organization-repository.js';
import { verifyLedger } from './verify-ledger.js';

const { db, admin, appUrl, keys } = await testDatabase({ maxConnections: 12 });

async function organization(): Promise<TenantContext> {
  const context = { organizationId: await reserveOrganizationId(db), actor: { kind: 'user', userId: 7, label: 'Zoë' } } as const;
  await inTenantCommand(db, context, async (tx) => {
    await insertOrganization(tx, { name: 'Race', slug: `race-${context.organizationId}`, isDemo: false });
    return { result: undefined, ledger: [{ action: 'organization.created', objectType: 'organization', objectId: context.organizationId }] };
  });
  return context;
}

/** A change that makes a brand, its entries behind it; `fate` says what becomes of it. */
function change(by: Database, context: TenantContext, { n, entries, fate }: { n: number; entries: number; fate: 'done' | 'throws' | 'swallows' | 'dies' }): Promise<number> {
  return inTenantCommand(by, context, async (tx) => {
    await tx.insertInto('brands').values({ name: `b${n}`, slug: `b${n}`, site: 'https://shop.example', domains: [], own_prefix: 'sh-', page_types: ['pdp'], description: '' }).execute();
    if (fate === 'throws') throw new Error('the work failed');
    if (fate === 'swallows') await sql`select 1 / 0`.execute(tx).catch(() => undefined);
    // Its connection ends while its entries wait for their turn.
    if (fate === 'dies') await sql`set local idle_in_transaction_session_timeout = 1`.execute(tx);
    return { result: n, ledger: Array.from({ length: entries }, () => ({ action: 'brand.created' as const, objectType: 'brand', objectId: n, after: { n }, reason: 'why' })) };
  });
}

describe('writers of one organisation in two processes', () => {
  it('leave one whole chain with the entries of every change that was made and of no other', { timeout: 60_000 }, async () => {
    const context = await organization();
    const other = createDatabase({ connectionString: appUrl, maxConnections: 6, ledgerKey: keys.ledger, applicationName: 'other', onError: () => undefined });
    const fates = ['done', 'done', 'throws', 'done', 'swallows', 'done', 'done', 'dies', 'done', 'done', 'done'] as const;
    try {
      const jobs = Array.from({ length: 220 }, (_, n) => ({ n, entries: n % 7 === 0 ? 3 : 1, fate: fates[n % fates.length] ?? 'done' }));
      const ends = await Promise.allSettled(jobs.map((job) => change(job.n % 4 === 3 ? other.db : db, context, job)));
      const done = jobs.filter((_, at) => ends[at]?.status === 'fulfilled');
      // One whose connection ends may have been faster than its end.
      expect(done.map(({ fate }) => fate).filter((fate) => fate === 'throws' || fate === 'swallows')).toEqual([]);
      expect(done.filter(({ fate }) => fate === 'done')).toHaveLength(jobs.filter(({ fate }) => fate === 'done').length);

      const { rows } = await admin.query<{ id: string; entries: number; brand: string | null }>(
        `select l.object_id as id, count(*)::integer as entries, min(b.name) as brand from code_audit_log l left join brands b on b.organization_id = l.organization_id and b.name = 'b' || l.object_id
          where l.organization_id = $1 and l.action = 'brand.created' group by 1`,
        [context.organizationId],
      );
      expect(rows.every(({ id, brand }) => brand === `b${id}`)).toBe(true);
      expect(new Map(rows.map(({ id, entries }) => [Number(id), entries]))).toEqual(new Map(done.map(({ n, entries }) => [n, entries])));
      const brands = await inTenant(db, context, (tx) => tx.selectFrom('brands').select('name').execute());
      expect(brands).toHaveLength(done.length);
      const total = 1 + done.reduce((sum, { entries }) => sum + entries, 0);
      expect(await inTenant(db, context, (tx) => verifyLedger(tx))).toMatchObject({ entries: total, firstBreak: null, head: { sequence: total } });
    } finally {
      await other.close();
    }
  });

  it('are refused a head that does not follow the one that is there, whatever its number', async () => {
    const context = await organization();
    await change(db, context, { n: 1, entries: 1, fate: 'done' });
    const move = (sequence: number, followed: string) =>
      inTenant(db, context, (tx) => sql`update audit_heads set sequence = case when hash = ${followed} then ${sequence}::bigint else sequence end, hash = 'x'`.execute(tx));
    await expect(move(3, 'not the head')).rejects.toThrow('only moves forward');
    expect(await inTenant(db, context, (tx) => verifyLedger(tx))).toMatchObject({ entries: 2, firstBreak: null });
  });
});
