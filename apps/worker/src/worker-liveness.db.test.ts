import { createLogger } from '@safecode/observability/logger/create-logger';
import { testDatabase } from '@safecode/testing/database/test-database';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepAlive, type Liveness } from './worker-liveness.js';

const { db, admin } = await testDatabase();
const log = createLogger({ app: 'test', level: 'silent' });
const settings = { beatMs: 100, silentSeconds: 5 };
const living: Liveness[] = [];

beforeEach(async () => {
  await admin.query('delete from workers');
  await admin.query('delete from graphile_worker._private_jobs');
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(living.splice(0).map((liveness) => liveness.stop()));
});

const start = async (poolId: string, held: readonly string[] = []): Promise<Liveness> => {
  const liveness = await keepAlive({ db, poolId, heldJobs: () => held, log }, settings);
  living.push(liveness);
  return liveness;
};
/** A job locked by `holder`, whose worker was seen so many seconds ago. */
async function lockedJob(holder: string, seenSecondsAgo: number): Promise<void> {
  await admin.query(`insert into workers (id, host, pid, seen_at) values ($1, 'host', 1, now() - make_interval(secs => $2))`, [holder, seenSecondsAgo]);
  const { rows } = await admin.query<{ id: string }>(`select id from graphile_worker.add_job('sessions.purge')`);
  await admin.query(`update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '1 minute' where id = $2`, [holder, rows[0]?.id]);
}
const holders = async () => (await admin.query<{ locked_by: string | null }>('select locked_by from graphile_worker._private_jobs order by id')).rows.map((row) => row.locked_by);
const beats = (count: number) => new Promise((resolve) => setTimeout(resolve, count * settings.beatMs + 50));

describe('keepAlive', () => {
  it('is known before it answers, beats, and is forgotten when it stops', async () => {
    const liveness = await start('pool-a');
    const seen = async () => (await admin.query<{ id: string; seen_at: Date }>('select id, seen_at from workers')).rows;
    const [first] = await seen();
    expect(first?.id).toBe('pool-a');
    await beats(3);
    const [later] = await seen();
    expect(later?.seen_at.getTime()).toBeGreaterThan(first?.seen_at.getTime() ?? 0);
    expect(liveness.isFresh()).toBe(true);
    await liveness.stop();
    expect(await seen()).toEqual([]);
  });

  it('frees the jobs of a worker that fell silent and leaves those of living ones', async () => {
    await lockedJob('pool-dead', 6);
    await lockedJob('pool-living', 2);
    await start('pool-a');
    expect(await holders()).toEqual([null, 'pool-living']);
  });

  it('frees what is locked in its own name and it never heard of, with the serial queue, and nothing it holds or is about to hear of', async () => {
    const add = async (queue: string | null) => (await admin.query<{ id: string }>(`select id from graphile_worker.add_job('sessions.purge', queue_name => $1)`, [queue])).rows[0]?.id ?? '';
    const [lost, held, fresh] = [await add('serial'), await add('other'), await add(null)];
    await admin.query(`update graphile_worker._private_jobs set locked_by = 'pool-a', locked_at = now() - case when id = $1 then interval '0' else interval '1 minute' end`, [fresh]);
    await admin.query(`update graphile_worker._private_job_queues set locked_by = 'pool-a', locked_at = now()`);
    await start('pool-a', [held]);
    const left = await admin.query<{ id: string; locked_by: string | null }>('select id, locked_by from graphile_worker._private_jobs order by id');
    expect(left.rows).toEqual([{ id: lost, locked_by: null }, { id: held, locked_by: 'pool-a' }, { id: fresh, locked_by: 'pool-a' }]);
    expect((await admin.query(`select queue_name, locked_by from graphile_worker._private_job_queues order by 1`)).rows).toEqual([{ queue_name: 'other', locked_by: 'pool-a' }, { queue_name: 'serial', locked_by: null }]);
  });

  it('declares nobody dead after a pause of its own until the others had time to beat', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await start('pool-a');
    // The machine slept, or the database was away: everybody was silent.
    vi.setSystemTime(Date.now() + 60_000);
    await lockedJob('pool-b', 60);
    await beats(3);
    expect(await holders()).toEqual(['pool-b']);
    // Still silent when everybody had the time: dead. In steps, as beats see them.
    for (let step = 0; step < 45; step += 1) {
      vi.setSystemTime(Date.now() + 150);
      await beats(1);
    }
    expect(await holders()).toEqual([null]);
  });

  it('is not fresh when the database has not heard of it for the time of silence', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    const liveness = await start('pool-a');
    vi.setSystemTime(Date.now() + 4900);
    expect(liveness.isFresh()).toBe(true);
    vi.setSystemTime(Date.now() + 200);
    expect(liveness.isFresh()).toBe(false);
  });
});
