import { JOB_NAMES, type JobName } from '@safecode/domain/jobs/job-table';
import { createLogger } from '@safecode/observability/logger/create-logger';
import { createMetrics } from '@safecode/observability/metrics/create-metrics';
import { seedTenant } from '@safecode/testing/database/isolation/seed-tenant';
import { TENANT_TABLES } from '@safecode/testing/database/isolation/table-register';
import { testDatabase } from '@safecode/testing/database/test-database';
import type { Mail } from '@safecode/usecases/mail-port';
import { describe, expect, it } from 'vitest';
import { composeDeps } from '../src/compose-deps.js';
import { readEnv } from '../src/env.js';
import { createJobRunners } from '../src/tasks/create-job-runners.js';
import { jobHandlers } from '../src/tasks/task-table.js';

interface ObjectIds {
  readonly runId: number;
  readonly templateId: number;
  readonly invitationId: number;
  readonly eventId: number;
  readonly mailId: number;
  readonly userId: number;
  readonly deploymentId: number;
  readonly pageId: number;
  readonly incidentId: number;
  readonly mendId: number;
  readonly changeId: number;
  readonly brandId: number;
  readonly captureId: number;
  readonly proofId: number;
}

/**
 * Every job, with the objects its payload names; `null` for one that is not an organisation's. A job that is not listed
 * fails the first test.
 */
const FOREIGN_PAYLOADS: Readonly<Record<JobName, ((ids: ObjectIds) => object) | null>> = {
  'generation.run': ({ runId }) => ({ runId }),
  'templates.refresh_record': ({ templateId }) => ({ templateId }),
  'invitations.send': ({ invitationId }) => ({ invitationId }),
  'notifications.send_mail': ({ mailId }) => ({ mailId }),
  'notifications.send_test': ({ userId }) => ({ userId }),
  'review.notify': ({ eventId }) => ({ eventId }),
  'review.watch_deadlines': null,
  'deployments.run': ({ deploymentId }) => ({ deploymentId }),
  'ledger.checkpoint': null,
  'ledger.verify': null,
  'ledger.apply_retention': null,
  'health.visit_page': ({ pageId }) => ({ pageId }),
  'health.tell_incident': ({ incidentId }) => ({ incidentId }),
  'health.revise_codes': ({ mendId }) => ({ mendId }),
  'selectors.apply_stage': ({ changeId }) => ({ changeId }),
  'health.schedule_visits': null,
  'domains.check_proof': ({ proofId }) => ({ proofId }),
  'domains.schedule_checks': null,
  'confidence.learn': () => ({}),
  'confidence.schedule_learning': null,
  'experiments.watch': null,
  'learning.watch': null,
  'learning.mine': ({ brandId }) => ({ brandId }),
  'learning.name': ({ brandId }) => ({ brandId }),
  'pages.capture': ({ captureId }) => ({ captureId }),
  'requests.close_stale': null,
  'sessions.purge': null,
};

const database = await testDatabase();
const { admin } = database;
const mails: Mail[] = [];
const env = readEnv({ DATABASE_URL: database.adminUrl, ENCRYPTION_KEY: database.encryptionKey, GENERATION_PROVIDER: 'template', DATA_DIR: database.dataDir, DNS_SERVERS: '127.0.0.1:1' });
const parts = { env, database: database.handle, keys: database.keys, log: createLogger({ app: 'worker', level: 'silent' }), metrics: createMetrics({ app: 'worker', routes: [] }) };
const deps = { ...(await composeDeps(parts)), mail: { send: async (mail: Mail) => void mails.push(mail) } };
const runners = createJobRunners(jobHandlers(deps));

const own = await seedTenant(admin, 'Own');
const other = await seedTenant(admin, 'Other');
const UNKNOWN: ObjectIds = { runId: 2_000_000_000, templateId: 2_000_000_000, invitationId: 2_000_000_000, pageId: 2_000_000_000, captureId: 2_000_000_000, proofId: 2_000_000_000, incidentId: 2_000_000_000, mendId: 2_000_000_000, changeId: 2_000_000_000, eventId: 2_000_000_000, mailId: 2_000_000_000, userId: 2_000_000_000, deploymentId: 2_000_000_000, brandId: 2_000_000_000 };

async function idsOf(organizationId: number): Promise<ObjectIds> {
  const idIn = async (table: string) => (await admin.query<{ id: number }>(`select id from ${table} where organization_id = $1`, [organizationId])).rows[0]?.id ?? 0;
  return { runId: await idIn('generation_runs'), templateId: await idIn('templates'), invitationId: await idIn('invitations'), pageId: await idIn('watched_pages'), captureId: await idIn('page_captures'), proofId: await idIn('domain_proofs'), incidentId: await idIn('health_incidents'), mendId: await idIn('incident_mends'), changeId: await idIn('selector_stage_changes'), eventId: await idIn('review_events'), mailId: await idIn('notification_mails'), userId: organizationId === own.id ? own.userId : other.userId, deploymentId: await idIn('deployments'), brandId: await idIn('brands') };

}

/** Everything both organisations have, by table. */
async function everything(): Promise<Record<string, unknown>> {
  const tables: Record<string, unknown> = {};
  for (const [table, { key }] of TENANT_TABLES) {
    tables[table] = (await admin.query(`select jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text) as rows from ${table} t where ${key} in ($1, $2)`, [own.id, other.id])).rows[0]?.rows;
  }
  return tables;
}

const run = (job: JobName, payload: object): Promise<string> => {
  const runner = runners[job];
  if (runner === undefined) throw new Error(`no runner for ${job}`);
  return runner({ organizationId: own.id, ...payload }).then(() => 'done', (error: unknown) => String(error));
};

describe('a job that names objects of another organisation', () => {
  it('is known for every job there is', () => {
    expect(Object.keys(FOREIGN_PAYLOADS).sort()).toEqual([...JOB_NAMES].sort());
  });

  it.each(JOB_NAMES.filter((name) => FOREIGN_PAYLOADS[name] !== null))('%s ends as for ids that do not exist, and changes and sends nothing', async (name) => {
    const payloadOf = FOREIGN_PAYLOADS[name];
    if (payloadOf === null) throw new Error(`no payload for ${name}`);
    const before = await everything();
    const theirs = await run(name, payloadOf(await idsOf(other.id)));
    expect(theirs).toBe(await run(name, payloadOf(UNKNOWN)));
    expect(await everything()).toEqual(before);
    expect(mails).toEqual([]);
  });

  it('would have done its work for its own', async () => {
    const before = await everything();
    const ids = await idsOf(own.id);
    for (const name of JOB_NAMES) expect([name, await run(name, FOREIGN_PAYLOADS[name]?.(ids) ?? {})]).toEqual([name, 'done']);
    const after = await everything();
    for (const table of ['generation_runs', 'template_records', 'invitations']) expect(after[table]).not.toEqual(before[table]);
    expect(mails).toHaveLength(3);
  });
});

/** Jobs that change rows without an entry, each with the reason. */
const WITHOUT_ENTRY: Partial<Record<JobName, string>> = {
  'templates.refresh_record': 'derived figures, counted from what has its entries',
  'invitations.send': 'the time of the mail; the invitation has its entry',
  'notifications.send_mail': 'how far the mail got; what it tells of has its entries',
  'health.visit_page': 'what was seen and when the next visit is; incidents that it opens or closes have their entries',
  'health.tell_incident': 'what people were told; the incident has its entries',
  'health.revise_codes': 'how far each code got; each revision has its entry',
  'domains.check_proof': 'when a proof was looked for last; that it is found or gone has its entry',
  'pages.capture': 'what a page looked like; that it was asked for has its entry',
  'requests.close_stale': 'calls that nobody will answer; each is a record by itself',
  'ledger.verify': 'what was found about the ledger',
  'learning.mine': 'which corrections were looked through; what becomes of lessons has its entries',
};

describe('a job that changes something', () => {
  it('leaves an entry in the ledger, unless it is listed with a reason', async () => {
    const tenant = await seedTenant(admin, 'Recorded');
    // A run that has no code yet: its job has something to do.
    const { rows } = await admin.query<{ id: number }>(
      `insert into generation_runs (organization_id, brand_id, page_type, description, source, requested_by)
       select organization_id, brand_id, page_type, description, source, requested_by from generation_runs where organization_id = $1 returning id`,
      [tenant.id],
    );
    const ids = { ...(await idsOf(tenant.id)), runId: rows[0]?.id ?? 0 };
    const snapshot = async (): Promise<Record<string, string>> => {
      const tables: Record<string, string> = {};
      for (const [table, { key }] of TENANT_TABLES) {
        tables[table] = JSON.stringify((await admin.query(`select jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text) as rows from ${table} t where ${key} = $1`, [tenant.id])).rows[0]?.rows);
      }
      return tables;
    };
    const unrecorded: [JobName, string[]][] = [];
    for (const name of JOB_NAMES) {
      const before = await snapshot();
      await runners[name]?.({ organizationId: tenant.id, ...FOREIGN_PAYLOADS[name]?.(ids) });
      const after = await snapshot();
      const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
      if (changed.length > 0 && !changed.includes('code_audit_log')) unrecorded.push([name, changed]);
    }
    expect(unrecorded.filter(([name]) => WITHOUT_ENTRY[name] === undefined)).toEqual([]);
  });
});
