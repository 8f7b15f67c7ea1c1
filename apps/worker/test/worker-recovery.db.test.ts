import { testDatabase } from '@safecode/testing/database/test-database';
import { afterEach, describe, expect, it } from 'vitest';
import { failingWorker, inviteMany, queueState, slowMailServer, startWorker, until } from './worker-scene.js';

const database = await testDatabase();
afterEach(async () => {
  await database.admin.query('delete from graphile_worker._private_jobs');
});
const ended = async (organizationId: number): Promise<boolean> => (await queueState(database, organizationId)).jobs === 0;

/** Ends the connections of the queue that wait for a lock. */
const CUT_WAITING = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'safecode queue' and wait_event_type = 'Lock'`;

describe('a killed worker', () => {
  it('loses no job: after kill -9 at many moments each has its effect once, and the last is done within 60 s', { timeout: 120_000 }, async () => {
    const mail = await slowMailServer(60);
    const env = { SMTP_URL: mail.url, WORKER_CONCURRENCY: '6' };
    const organizationId = await inviteMany(database, 90);
    const kills = 8;
    for (let kill = 0; kill < kills; kill += 1) {
      const worker = await startWorker(database, env);
      const before = mail.taken.size;
      await until(() => mail.taken.size > before || mail.underway() > 0, 10_000);
      await new Promise((resolve) => setTimeout(resolve, kill * 11));
      expect(await worker.end('SIGKILL')).toBeNull();
    }
    expect((await queueState(database, organizationId)).locked).toBeGreaterThan(0);
    const worker = await startWorker(database, env);
    const recoveryMs = await until(() => ended(organizationId), 60_000);
    // From the kill to the last effect. The library alone: four hours.
    expect(recoveryMs).toBeLessThan(40_000);
    expect(await queueState(database, organizationId)).toEqual({ sent: 90, jobs: 0, locked: 0 });
    expect(mail.taken.size).toBe(90);
    // A mail that the server took in the moment of the kill is sent again; nothing else is.
    const twice = [...mail.taken.values()].reduce((sum, count) => sum + count - 1, 0);
    expect(twice).toBeLessThanOrEqual(kills * 6);
    expect(worker.output()).toContain('worker.freed_jobs_of_dead');
    expect(await worker.end('SIGTERM')).toBe(0);
  });
});

describe('two workers', () => {
  it('share the jobs: each is done once, and neither takes the other for dead', { timeout: 60_000 }, async () => {
    // Those that were killed above are found dead by whoever comes next; here it is about the living.
    await database.admin.query('delete from workers');
    const mail = await slowMailServer(30);
    const env = { SMTP_URL: mail.url, WORKER_CONCURRENCY: '3' };
    const workers = await Promise.all([startWorker(database, env), startWorker(database, env)]);
    const organizationId = await inviteMany(database, 60);
    await until(() => ended(organizationId), 30_000);
    expect([...mail.taken.values()]).toEqual(Array.from({ length: 60 }, () => 1));
    for (const worker of workers) {
      expect(worker.output().split('"job.completed"').length - 1).toBeGreaterThan(5);
      expect(worker.output()).not.toContain('worker.freed_jobs_of_dead');
      expect(await worker.end('SIGTERM')).toBe(0);
    }
  });
});

describe('draining', () => {
  it('finishes running jobs, leaves the others to somebody else, and takes its heartbeat away', { timeout: 60_000 }, async () => {
    const mail = await slowMailServer(800);
    const worker = await startWorker(database, { SMTP_URL: mail.url, WORKER_CONCURRENCY: '3' });
    const organizationId = await inviteMany(database, 20);
    await until(() => mail.underway() === 3, 10_000);
    expect(await worker.end('SIGTERM')).toBe(0);
    expect(await queueState(database, organizationId)).toEqual({ sent: 3, jobs: 17, locked: 0 });
    expect(mail.taken.size).toBe(3);
    const { rows } = await database.admin.query('select 1 from workers where id = $1', [worker.poolId]);
    expect(rows).toEqual([]);
  });

  it('gives jobs that do not end in time back to the queue', { timeout: 60_000 }, async () => {
    const mail = await slowMailServer(600_000);
    const worker = await startWorker(database, { SMTP_URL: mail.url, WORKER_CONCURRENCY: '2' });
    const organizationId = await inviteMany(database, 2);
    await until(() => mail.underway() === 2, 10_000);
    const start = Date.now();
    expect(await worker.end('SIGTERM')).toBe(0);
    expect(Date.now() - start).toBeLessThan(14_000);
    expect(await queueState(database, organizationId)).toEqual({ sent: 0, jobs: 2, locked: 0 });
    const { rows } = await database.admin.query<{ last_error: string }>('select last_error from graphile_worker._private_jobs');
    expect(rows[0]?.last_error).toBe('The worker stopped before the job was done; it runs again.');
  });
});

describe('a running worker', () => {
  it('is not stopped by a poisoned payload, names the field and not the value, and keeps it for people to see', { timeout: 60_000 }, async () => {
    const mail = await slowMailServer(5);
    const organizationId = await inviteMany(database, 10);
    await database.admin.query(
      `select graphile_worker.add_job('invitations.send', json_build_object('organizationId', $1::integer, 'invitationId', 'canary-s3cret'), max_attempts => 1, priority => -1)`,
      [organizationId],
    );
    const worker = await startWorker(database, { SMTP_URL: mail.url, WORKER_CONCURRENCY: '2' });
    await until(async () => (await queueState(database, organizationId)).sent === 10, 20_000);
    const { rows } = await database.admin.query<{ last_error: string; attempts: number }>('select last_error, attempts from graphile_worker._private_jobs where attempts >= max_attempts');
    expect(rows).toEqual([{ last_error: 'The payload of invitations.send is not valid: invitationId', attempts: 1 }]);
    const metrics = await (await fetch(`http://127.0.0.1:${worker.port}/metrics`)).text();
    expect(metrics).toContain('jobs_total{job="invitations.send",outcome="completed",app="worker"} 10');
    expect(metrics).toContain('jobs_total{job="invitations.send",outcome="dead",app="worker"} 1');
    expect(metrics).toContain('jobs_queued{state="dead",app="worker"} 1');
    expect(worker.output()).toContain('"job.dead"');
    expect(worker.output()).not.toMatch(/canary|@shop-|invite#/);
    expect(await worker.end('SIGTERM')).toBe(0);
  });

  it('goes on after every connection to the database was cut', { timeout: 60_000 }, async () => {
    const mail = await slowMailServer(5);
    const worker = await startWorker(database, { SMTP_URL: mail.url, WORKER_CONCURRENCY: '2' });
    await database.admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'safecode%'`);
    const organizationId = await inviteMany(database, 5);
    await until(() => ended(organizationId), 30_000);
    expect(mail.taken.size).toBe(5);
    expect((await fetch(`http://127.0.0.1:${worker.port}/readyz`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${worker.port}/healthz`)).status).toBe(200);
    expect(worker.output()).toContain('database.connection_lost');
    expect(await worker.end('SIGTERM')).toBe(0);
  });

  it('writes the end of a job again when the connection is cut in that moment', { timeout: 60_000 }, async () => {
    const mail = await slowMailServer(400);
    const worker = await startWorker(database, { SMTP_URL: mail.url, WORKER_CONCURRENCY: '2' });
    const organizationId = await inviteMany(database, 2);
    await until(() => mail.underway() === 2, 10_000);
    // Whoever writes the ends now waits for the rows, and is cut there.
    const holder = await database.admin.connect();
    await holder.query('begin');
    await holder.query('select 1 from graphile_worker._private_jobs for update');
    await until(async () => (await database.admin.query(CUT_WAITING)).rowCount !== 0, 10_000);
    await holder.query('commit');
    holder.release();
    await until(() => ended(organizationId), 20_000);
    expect((await queueState(database, organizationId)).sent).toBe(2);
    expect([...mail.taken.values()]).toEqual([1, 1]);
    expect(await worker.end('SIGTERM')).toBe(0);
  });

  it('takes jobs although the connection was cut over which it first looked what there is to do', { timeout: 60_000 }, async () => {
    const mail = await slowMailServer(5);
    const holder = await database.admin.connect();
    await holder.query('begin');
    await holder.query('lock table graphile_worker._private_tasks in access exclusive mode');
    const worker = await startWorker(database, { SMTP_URL: mail.url, WORKER_CONCURRENCY: '2' });
    await until(async () => (await database.admin.query(CUT_WAITING)).rowCount !== 0, 10_000);
    await holder.query('rollback');
    holder.release();
    const organizationId = await inviteMany(database, 2);
    await until(() => ended(organizationId), 20_000);
    expect(mail.taken.size).toBe(2);
    expect(worker.output()).toContain('worker.take_failed');
    expect(await worker.end('SIGTERM')).toBe(0);
  });

  it('sends no mail without a mail server and counts the job as done', { timeout: 60_000 }, async () => {
    const worker = await startWorker(database, {});
    const organizationId = await inviteMany(database, 3);
    await until(() => ended(organizationId), 10_000);
    expect((await queueState(database, organizationId)).sent).toBe(0);
    expect(worker.output()).toContain('invitation.mail_not_configured');
    expect(await worker.end('SIGTERM')).toBe(0);
  });
});

describe('a worker that cannot start', () => {
  it('says which setting is wrong and never its value', async () => {
    const { code, output } = await failingWorker({ DATABASE_URL: 'mysql://canary-s3cret@db', ENCRYPTION_KEY: 'canary-s3cret', WORKER_CONCURRENCY: 'canary-s3cret' });
    expect(code).toBe(1);
    expect(output).toBe('The worker cannot start: DATABASE_URL, ENCRYPTION_KEY, WORKER_CONCURRENCY are missing or not valid.\n');
  });

  it('does not tell the password of a database that is not there', async () => {
    const { code, output } = await failingWorker({ DATABASE_URL: 'postgres://user:canary-s3cret@127.0.0.1:1/none', ENCRYPTION_KEY: database.encryptionKey });
    expect(code).toBe(1);
    expect(output).not.toContain('canary-s3cret');
  });
});
