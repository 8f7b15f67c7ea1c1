import { testDatabase } from '@safecode/testing/database/test-database';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { inTenant, inTenantCommand, type TenantContext } from '../connection/in-tenant.js';
import { insertOrganization, reserveOrganizationId } from '../organizations/organization-repository.js';
import { countDeadLetters, discardDeadLetter, listDeadLetters, retryDeadLetter } from './dead-letter-repository.js';
import { enqueueJob } from './enqueue-job.js';
import { beatWorker, removeWorker, unlockDeadWorkers } from './worker-heartbeat.js';

const { db, admin, keys } = await testDatabase();
const actor = { kind: 'system', label: 'Test' } as const;

async function organization(): Promise<TenantContext> {
  const context = { organizationId: await reserveOrganizationId(db), actor };
  await inTenantCommand(db, context, async (tx) => {
    await insertOrganization(tx, { name: 'Jobs', slug: `jobs-${context.organizationId}`, isDemo: false });
    return { result: undefined, ledger: [{ action: 'organization.created', objectType: 'organization', objectId: context.organizationId }] };
  });
  return context;
}

interface JobRow {
  id: string;
  payload: { organizationId: number; runId?: number };
  key: string | null;
  max_attempts: number;
}
const jobs = async (): Promise<JobRow[]> => (await admin.query<JobRow>('select id::text, payload, key, max_attempts from graphile_worker._private_jobs order by id')).rows;

let own: TenantContext;
let other: TenantContext;
beforeEach(async () => {
  await admin.query('delete from graphile_worker._private_jobs');
  own = await organization();
  other = await organization();
});

const enqueue = (context: TenantContext, runId: number, jobKey?: string): Promise<void> =>
  inTenant(db, context, (tx) =>
    enqueueJob(tx, 'generation.run', { payload: { organizationId: context.organizationId, runId }, ...(jobKey === undefined ? {} : { jobKey }) }),
  );

/** As the worker leaves a job that used up its attempts. */
async function makeDead(): Promise<void> {
  await admin.query("update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'it failed'");
}

describe('a job', () => {
  it('is there when its change is, and gone when its change is', async () => {
    await enqueue(own, 1);
    const undone = inTenant(db, own, async (tx) => {
      await enqueueJob(tx, 'generation.run', { payload: { organizationId: own.organizationId, runId: 2 } });
      throw new Error('the change failed');
    });
    await expect(undone).rejects.toThrow('the change failed');
    expect((await jobs()).map(({ payload, max_attempts }) => [payload.runId, max_attempts])).toEqual([[1, 3]]);
  });

  it('replaces a job of the same key in its organisation and leaves the other one’s alone', async () => {
    await enqueue(own, 1, 'record');
    await enqueue(other, 2, 'record');
    await enqueue(own, 3, 'record');
    expect((await jobs()).map(({ payload }) => payload.runId).sort()).toEqual([2, 3]);
  });

  it('that is gathered is there once for all of its key, after their time, each organisation its own', async () => {
    const refresh = (context: TenantContext, templateId: number) =>
      inTenant(db, context, (tx) => enqueueJob(tx, 'templates.refresh_record', { payload: { organizationId: context.organizationId, templateId }, jobKey: `record:${templateId}` }));
    await Promise.all(Array.from({ length: 10 }, () => refresh(own, 1)));
    await refresh(own, 2);
    await refresh(other, 1);
    const { rows } = await admin.query<{ key: string; wait: number }>('select key, extract(epoch from run_at - now())::float8 as wait from graphile_worker._private_jobs');
    // Ten at once may meet the turn of a slice.
    expect(rows.length).toBeGreaterThanOrEqual(3);
    expect(rows.length).toBeLessThanOrEqual(4);
    for (const { wait } of rows) {
      expect(wait).toBeGreaterThan(2);
      expect(wait).toBeLessThan(14);
    }
    await expect(inTenant(db, own, (tx) => enqueueJob(tx, 'templates.refresh_record', { payload: { organizationId: other.organizationId, templateId: 3 }, jobKey: 'x' }))).rejects.toThrow('organisation in context only');
  });

  it('is refused for another organisation and without any', async () => {
    await expect(
      inTenant(db, own, (tx) => enqueueJob(tx, 'generation.run', { payload: { organizationId: other.organizationId, runId: 1 } })),
    ).rejects.toThrow('organisation in context only');
    await expect(sql`select app.enqueue_job('generation.run', '{"organizationId":null}'::jsonb, null, null, 1, null)`.execute(db)).rejects.toThrow('organisation in context only');
    expect(await jobs()).toEqual([]);
  });

  it('cannot be read or written by the application in any other way', async () => {
    for (const statement of ['select * from graphile_worker._private_jobs', "select graphile_worker.add_job('generation.run')"]) {
      await expect(inTenant(db, own, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow('permission denied');
    }
  });
});

describe('dead letters', () => {
  it('are listed by page, newest first, each organisation its own', async () => {
    for (const runId of [1, 2, 3]) await enqueue(own, runId);
    await enqueue(other, 9);
    await makeDead();
    await enqueue(own, 4);
    const list = (cursor?: string) => inTenant(db, own, (tx) => listDeadLetters(tx, { cursor, limit: 2, cursorKey: keys.cursor }));
    const first = await list();
    expect(first.rows.map((row) => row.payload['runId'])).toEqual([3, 2]);
    expect(first).toMatchObject({ total: 3, rows: [{ job: 'generation.run', attempts: 3, maxAttempts: 3, lastError: 'it failed' }, {}] });
    const second = await list(first.nextCursor ?? '');
    expect(second.rows.map((row) => row.payload['runId'])).toEqual([1]);
    expect(second.nextCursor).toBeNull();
    await expect(inTenant(db, own, (tx) => listDeadLetters(tx, { cursor: 'changed', limit: 2, cursorKey: keys.cursor }))).rejects.toMatchObject({ code: 'input.cursor_invalid' });
  });

  it('are retried and discarded by their own organisation only, and only when dead', async () => {
    await enqueue(own, 1);
    const [{ id } = { id: '' }] = await jobs();
    expect(await inTenant(db, own, (tx) => retryDeadLetter(tx, id))).toBeNull();
    await makeDead();
    expect(await inTenant(db, other, (tx) => discardDeadLetter(tx, id))).toBeNull();
    expect(await inTenant(db, other, (tx) => retryDeadLetter(tx, id))).toBeNull();
    expect(await inTenant(db, own, (tx) => retryDeadLetter(tx, id))).toBe('generation.run');
    expect(await inTenant(db, own, countDeadLetters)).toBe(0);
    await makeDead();
    expect(await inTenant(db, own, (tx) => discardDeadLetter(tx, id))).toBe('generation.run');
    expect(await jobs()).toEqual([]);
  });
});

describe('the heartbeat of workers', () => {
  it('frees the jobs of the silent and of the never announced, and nobody else’s', async () => {
    for (const runId of [1, 2, 3]) await enqueue(own, runId);
    for (const id of ['alive', 'silent']) await beatWorker(db, { id, host: 'h', pid: 1 });
    await admin.query("update workers set seen_at = now() - interval '2 minutes' where id = 'silent'");
    const holders = ['alive', 'silent', 'nobody'];
    for (const [n, job] of (await jobs()).entries()) {
      await admin.query("update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '2 minutes' where id = $2", [holders[n], job.id]);
    }
    expect((await unlockDeadWorkers(db, 60)).sort()).toEqual(['nobody', 'silent']);
    const { rows } = await admin.query<{ locked_by: string | null }>('select locked_by from graphile_worker._private_jobs order by id');
    expect(rows.map((row) => row.locked_by)).toEqual(['alive', null, null]);
    await removeWorker(db, 'alive');
    expect((await admin.query('select 1 from workers')).rowCount).toBe(0);
  });
});
