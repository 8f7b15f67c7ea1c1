import { sql } from 'kysely';
import { testDatabase } from '@safecode/testing/database/test-database';
import { newCode, newRun } from '@safecode/testing/database/test-code';
import { testOrganization, type TestOrganization } from '@safecode/testing/database/test-organization';
import { describe, expect, it } from 'vitest';
import { insertCode } from '../codes/code-repository.js';
import { finishRun, insertRun, stopRun, type RunResult } from '../generation/run-repository.js';
import { findQuota, reserveGenerations, saveMonthlyLimit } from './quota-repository.js';

/** So many ask at the same time, each on a connection of its own. */
const RACERS = 20;

const { db, admin } = await testDatabase({ maxConnections: RACERS });

const ENDED: RunResult = {
  status: 'failed', provider: null, stages: [], draft: null, questions: [], verdict: null, codeId: null, confidence: null, cached: false, error: null,
};

async function limited(monthlyLimit: number): Promise<TestOrganization> {
  const organization = await testOrganization(db);
  await organization.run((tx) => saveMonthlyLimit(tx, monthlyLimit));
  return organization;
}

/** Makes a run with a place, or undoes it when there is none. */
const begin = ({ run, brand }: TestOrganization): Promise<number | null> =>
  run(async (tx) => {
    const id = await insertRun(tx, newRun(brand.id));
    if ((await reserveGenerations(tx, [{ runId: id, isCharged: null }])).length === 0) return id;
    throw new Error('no place');
  }).catch((error: unknown) => {
    if (error instanceof Error && error.message === 'no place') return null;
    throw error;
  });

const taken = async (organization: TestOrganization): Promise<number> => (await organization.run(findQuota)).taken;

describe('a limit of generations a month', () => {
  it('admits exactly as many as are left, however many come at once', async () => {
    const organization = await limited(100);
    let admitted = 0;
    // A caller asks again when it has its answer: nobody waits for a connection longer than the pool lets it.
    const askOften = async (): Promise<void> => {
      for (let asked = 0; asked < 25; asked += 1) if ((await begin(organization)) !== null) admitted += 1;
    };
    await Promise.all(Array.from({ length: RACERS }, askOften));
    expect(admitted).toBe(100);
    expect(await taken(organization)).toBe(100);
    const { rows } = await admin.query<{ runs: number }>('select count(*)::integer as runs from generation_runs where organization_id = $1', [organization.organizationId]);
    expect(rows[0]?.runs).toBe(100);
  });

  it('is no limit at all where none was set: nothing is counted', async () => {
    const organization = await testOrganization(db);
    expect(await begin(organization)).not.toBeNull();
    expect(await organization.run(findQuota)).toEqual({ monthlyLimit: null, taken: 0 });
  });

  it.each([
    ['made proved code', { status: 'passed' as const }, 1],
    ['made a failed draft', { status: 'not_safe' as const }, 1],
    ['asked', { status: 'asking' as const }, 0],
    ['failed', { status: 'failed' as const }, 0],
    ['was answered from the cache', { status: 'passed' as const, cached: true }, 0],
  ])('charges a run that %s accordingly, once', async (_, ending, charged) => {
    const organization = await limited(1);
    const id = (await begin(organization)) ?? 0;
    expect(await begin(organization)).toBeNull();
    await organization.run((tx) => finishRun(tx, id, { ...ENDED, ...ending }));
    await organization.run((tx) => finishRun(tx, id, ENDED));
    expect(await taken(organization)).toBe(charged);
    expect((await begin(organization)) === null).toBe(charged === 1);
  });

  it('gives the place back when a person stops the run', async () => {
    const organization = await limited(1);
    const id = (await begin(organization)) ?? 0;
    await organization.run((tx) => stopRun(tx, id));
    expect(await taken(organization)).toBe(0);
  });

  it('admits runs that are over when they are stored, several at once, before they are written', async () => {
    const organization = await limited(2);
    const runs = [false, true, true, true, false].map((isCharged, n) => ({ runId: 900_000_000 + n, isCharged }));
    const refused = organization.run(async (tx) => {
      const ids = await reserveGenerations(tx, runs);
      for (const { runId } of runs.filter(({ runId: id }) => !ids.includes(id))) {
        await sql`insert into generation_runs (id, brand_id, page_type, description, source) overriding system value values (${runId}, ${organization.brand.id}, 'pdp', 'a bar', 'opal')`.execute(tx);
      }
      return ids;
    });
    expect(await refused).toEqual([900_000_003]);
    expect(await taken(organization)).toBe(2);
  });

  it('keeps no place for a run that is not written', async () => {
    const organization = await limited(1);
    await expect(organization.run((tx) => reserveGenerations(tx, [{ runId: 2_000_000_000, isCharged: true }]))).rejects.toMatchObject({ code: 'access.not_found' });
    expect(await taken(organization)).toBe(0);
  });

  it('counts what the month has charged before there was a limit, and no other organisation', async () => {
    const [one, other] = [await testOrganization(db), await limited(3)];
    const id = (await begin(one)) ?? 0;
    const codeId = await one.run((tx) => insertCode(tx, newCode(one.brand.id, id)));
    await one.run((tx) => finishRun(tx, id, { ...ENDED, status: 'passed', codeId }));
    await one.run((tx) => saveMonthlyLimit(tx, 1));
    expect(await one.run(findQuota)).toEqual({ monthlyLimit: 1, taken: 1 });
    expect(await begin(one)).toBeNull();
    await one.run((tx) => saveMonthlyLimit(tx, 2));
    expect(await begin(one)).not.toBeNull();
    await one.run((tx) => saveMonthlyLimit(tx, null));
    expect(await begin(one)).not.toBeNull();
    expect(await other.run(findQuota)).toEqual({ monthlyLimit: 3, taken: 0 });
  });

  it('begins anew with the next month', async () => {
    const organization = await limited(1);
    await begin(organization);
    await admin.query("update quota_months set month = month - interval '1 month' where organization_id = $1", [organization.organizationId]);
    await admin.query("update quota_reservations set month = month - interval '1 month' where organization_id = $1", [organization.organizationId]);
    const id = (await begin(organization)) ?? 0;
    await organization.run((tx) => finishRun(tx, id, { ...ENDED, status: 'passed' }));
    expect(await taken(organization)).toBe(1);
  });
});
