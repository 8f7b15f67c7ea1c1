import { inTenant } from '@safecode/database/connection/in-tenant';
import { insertRun } from '@safecode/database/generation/run-repository';
import { newRun } from '@safecode/testing/database/test-code';
import { describe, expect, it } from 'vitest';
import { peopleScene } from '../../test/people-scene.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { getGenerationQuota } from './get-generation-quota.js';
import { reserveGeneration } from './reserve-generation.js';
import { setGenerationQuota } from './set-generation-quota.js';

const scene = await peopleScene();
const deps = { ...scene.deps, clock: { now: () => new Date('2026-12-31T23:59:00Z') } };

describe('the limit of generations a month', () => {
  it('refuses a run past it and says who can raise it and when it ends; the run is not there', async () => {
    const shop = await scene.organization();
    const owner = await (await shop.join('Owner', 'owner')).principal();
    const brandId = await shop.brand('Shop');
    const generate = () =>
      inTenant(deps.db, tenantContextOf(owner), async (tx) => {
        const id = await insertRun(tx, newRun(brandId));
        await reserveGeneration(deps, tx, id);
        return id;
      });
    await generate();
    await setGenerationQuota(deps, owner, { monthlyLimit: 1 });
    await generate();
    await expect(generate()).rejects.toMatchObject({
      code: 'quota.exhausted',
      message: 'The 1 generations of this month are used up. An owner or admin of the organisation can raise the limit; the next month begins on 2027-01-01.',
      data: { limit: 1, resetsAt: '2027-01-01T00:00:00.000Z' },
    });
    await setGenerationQuota(deps, owner, { monthlyLimit: 2 });
    await generate();
    expect(await getGenerationQuota(deps, owner)).toEqual({ monthlyLimit: 2, taken: 2, resetsAt: '2027-01-01T00:00:00.000Z' });
    const { rows } = await scene.database.admin.query<{ count: number }>('select count(*)::integer from generation_runs where organization_id = $1', [shop.id]);
    expect(rows[0]?.count).toBe(3);
  });

  it('is set by owners and admins, seen by auditors too, and each change is in the ledger', async () => {
    const shop = await scene.organization();
    const [admin, auditor, approver] = await Promise.all(
      (['admin', 'auditor', 'approver'] as const).map(async (role) => (await shop.join(role, role)).principal()),
    );
    if (admin === undefined || auditor === undefined || approver === undefined) throw new Error('nobody joined');
    expect(await setGenerationQuota(deps, admin, { monthlyLimit: 5 })).toMatchObject({ monthlyLimit: 5, taken: 0 });
    expect(await getGenerationQuota(deps, auditor)).toMatchObject({ monthlyLimit: 5 });
    await expect(setGenerationQuota(deps, auditor, { monthlyLimit: null })).rejects.toMatchObject({ code: 'access.denied' });
    await expect(getGenerationQuota(deps, approver)).rejects.toMatchObject({ code: 'access.denied' });
    expect(await setGenerationQuota(deps, admin, { monthlyLimit: null })).toMatchObject({ monthlyLimit: null });
    expect((await shop.ledger()).filter(({ action }) => action === 'quota.changed')).toMatchObject([
      { before: { monthlyLimit: null }, after: { monthlyLimit: 5 } },
      { before: { monthlyLimit: 5 }, after: { monthlyLimit: null } },
    ]);
  });
});
