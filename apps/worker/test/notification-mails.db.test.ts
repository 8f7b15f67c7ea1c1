import { seedTenant } from '@safecode/testing/database/isolation/seed-tenant';
import { testDatabase } from '@safecode/testing/database/test-database';
import { describe, expect, it } from 'vitest';
import { passSilence, slowMailServer, startWorker, until } from './worker-scene.js';

const database = await testDatabase();
const { admin } = database;

/** So many people of an organisation who were told something that is to be mailed to them now. */
async function tellMany(organizationId: number, count: number): Promise<void> {
  await admin.query(
    `with people as (insert into users (email, name) select 'person' || n || '@shop.example', 'Person ' || n from generate_series(1, $2) n returning id),
          members as (insert into memberships (organization_id, user_id, role) select $1, id, 'editor' from people returning user_id)
     insert into notification_mails (organization_id, user_id, slot, due_at) select $1, user_id, 'now:test', now() from members`,
    [organizationId, count],
  );
  await admin.query(
    `insert into notifications (organization_id, user_id, event, code_id, actor, dedupe_key, is_in_app, mail_id)
     select m.organization_id, m.user_id, 'approved', c.id, 'Dana', 'test', true, m.id from notification_mails m join generated_code c using (organization_id) where m.organization_id = $1 and m.slot = 'now:test'`,
    [organizationId],
  );
  await admin.query(
    `select graphile_worker.add_job('notifications.send_mail', json_build_object('organizationId', organization_id, 'mailId', id), max_attempts := 8)
       from notification_mails where organization_id = $1 and slot = 'now:test'`,
    [organizationId],
  );
}

const mailsBy = async (organizationId: number): Promise<Record<string, number>> => {
  const { rows } = await admin.query<{ state: string; count: number }>("select state, count(*)::integer as count from notification_mails where organization_id = $1 and slot = 'now:test' group by state", [organizationId]);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
};

describe('mails of notifications', () => {
  it('arrive at most once however often the worker is killed, and what is not known is said to be', { timeout: 150_000 }, async () => {
    const { id } = await seedTenant(admin, 'Shop');
    await tellMany(id, 60);
    const mail = await slowMailServer(60);
    const env = { SMTP_URL: mail.url, WORKER_CONCURRENCY: '6' };
    const kills = 5;
    for (let kill = 0; kill < kills; kill += 1) {
      const worker = await startWorker(database, env);
      const before = mail.taken.size;
      await until(() => mail.taken.size > before || mail.underway() > 0, 20_000);
      await new Promise((resolve) => setTimeout(resolve, kill * 13));
      expect(await worker.end('SIGKILL')).toBeNull();
      await passSilence(database);
    }
    const worker = await startWorker(database, env);
    await until(async () => (await admin.query("select 1 from graphile_worker._private_jobs where payload ->> 'mailId' is not null")).rows.length === 0, 90_000);
    expect(await worker.end('SIGTERM')).toBe(0);
    // Nobody has two. Whoever has none is among those whose fate is not known: at most one for each mail under way at a kill.
    expect([...mail.taken.values()].filter((count) => count > 1)).toEqual([]);
    const { sent = 0, unknown = 0, ...others } = await mailsBy(id);
    expect(others).toEqual({});
    expect(sent + unknown).toBe(60);
    expect(unknown).toBeLessThanOrEqual(kills * 6);
    expect(mail.taken.size).toBeGreaterThanOrEqual(sent);
    expect(mail.taken.size).toBeLessThanOrEqual(60);
  });
});
