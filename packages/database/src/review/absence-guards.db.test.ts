import { newCode, newRun } from '@safecode/testing/database/test-code';
import { testDatabase } from '@safecode/testing/database/test-database';
import { testOrganization } from '@safecode/testing/database/test-organization';
import { Pool } from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { insertCode } from '../codes/code-repository.js';
import { inTenant } from '../connection/in-tenant.js';
import { insertRun } from '../generation/run-repository.js';
import { createUser } from '../identity/credentials.js';
import { insertMember } from '../members/member-repository.js';

// Sent as plain SQL by the application's own login: what the database refuses, no use case can do.
const { db, admin, appUrl } = await testDatabase();
const app = new Pool({ connectionString: appUrl, max: 2 });
afterAll(() => app.end());

const organization = await testOrganization(db);
const { organizationId, brand } = organization;
const member = async (role: 'approver' | 'reviewer'): Promise<number> => {
  const userId = await createUser(db, { email: `${role}-${Math.random()}@shop.example`, name: role, passwordHash: 'not a hash: nobody signs in' });
  await inTenant(db, organization.context, (tx) => insertMember(tx, { userId, role, brandAccess: 'all' }));
  return userId;
};
const [owner, standIn, other, ricky] = [await member('approver'), await member('approver'), await member('approver'), await member('reviewer')];

type Statement = readonly [text: string, ...values: unknown[]];

async function as(userId: number | null, ...statements: readonly Statement[]): Promise<string> {
  const actor = JSON.stringify(userId === null ? { kind: 'system', label: 'Test' } : { kind: 'user', userId, label: 'Test' });
  const client = await app.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.organization_id', $1, true), set_config('app.actor', $2, true)`, [String(organizationId), actor]);
    for (const [text, ...values] of statements) await client.query(text, values);
    await client.query('commit');
    return 'done';
  } catch (error) {
    await client.query('rollback');
    return error instanceof Error ? error.message : String(error);
  } finally {
    client.release();
  }
}

const move = (id: number, status: string): Statement => ['update generated_code set status = $2 where id = $1', id, status];
const vote = (id: number, userId: number, fields: { stage?: string; decision?: string } = {}): Statement => [
  `insert into review_votes (code_id, revision_number, content_hash, ast_hash, effects_hash, stage, user_id, decision) values ($1, 1, 'c0de', 'ast', 'ast', $2, $3, $4)`,
  id, fields.stage ?? 'approval', userId, fields.decision ?? 'approve',
];
const plan = (id: number): Statement => [`insert into deployments (code_id, revision_number, content_hash, platform, environment) values ($1, 1, 'c0de', 'manual', 'production')`, id];
const edit = (id: number, verdict: string, report: object): Statement => [
  `insert into code_revisions (code_id, number, based_on, origin, javascript, css, content_hash, ast_hash, effects_hash, report, verdict)
   select $1, coalesce(max(number), 1) + 1, coalesce(max(number), 1), 'edited', '', '', 'c0de' || coalesce(max(number), 1), 'ast', 'ast', $3, $2 from code_revisions where code_id = $1`, id, verdict, JSON.stringify(report),
];
const code = (): Promise<number> => organization.run(async (tx) => (await insertCode(tx, newCode(brand.id, await insertRun(tx, newRun(brand.id))))) ?? 0);
const inReview = async (): Promise<number> => {
  const id = await code();
  expect(await as(null, move(id, 'qa_review'))).toBe('done');
  return id;
};
const MISSING = 'code does not become approved without the votes that its brand asks for';
const setStatus = (status: string) => admin.query('update brands set status = $2 where id = $1', [brand.id, status]);
const own = (userId: number, stage = 'approval') => admin.query('insert into review_owners (organization_id, brand_id, user_id, stage) values ($1, $2, $3, $4)', [organizationId, brand.id, userId, stage]);
const away = (userId: number, fields: { standIn?: number; from?: string; to?: string } = {}): Statement => [
  `insert into absences (user_id, stand_in_user_id, starts_at, ends_at) values ($1, $2, now() + $3::interval, now() + $4::interval)`, userId, fields.standIn ?? null, fields.from ?? '-1 hour', fields.to ?? '1 hour'];
const back: Statement = [`update absences set cancelled_at = now(), cancelled_by = 'Test'`];

afterEach(async () => {
  for (const table of ['review_owners', 'review_policies', 'absences']) await admin.query(`delete from ${table} where organization_id = $1`, [organizationId]);
  await setStatus('active');
});

/** One vote by somebody, then the try to approve; with a second vote where the first may be one too few. */
const approvedBy = async (userId: number): Promise<string> => {
  const id = await inReview();
  expect(await as(userId, vote(id, userId))).toBe('done');
  return as(null, move(id, 'approved'));
};

describe('the vote of an owner who is away', () => {
  it('is given by the stand-in, and by nobody else', async () => {
    await own(owner);
    await as(null, away(owner, { standIn }));
    expect(await approvedBy(other)).toBe(MISSING);
    expect(await approvedBy(standIn)).toBe('done');
  });

  it('is the owner’s as well, who may vote from wherever they are', async () => {
    await own(owner);
    await as(null, away(owner, { standIn }));
    expect(await approvedBy(owner)).toBe('done');
  });

  it.each([
    ['nobody was named', {}],
    ['the one who was named is away too', { standIn, isAwayToo: true }],
    ['the one who was named may not decide', { standIn: ricky }],
  ])('is anybody’s when %s', async (_, { standIn: named, isAwayToo = false }: { standIn?: number; isAwayToo?: boolean }) => {
    await own(owner);
    await as(null, away(owner, named === undefined ? {} : { standIn: named }));
    if (isAwayToo) await as(null, away(standIn));
    expect(await approvedBy(other)).toBe('done');
  });

  it('stays an owner’s when the owner is back, and was none before the owner left', async () => {
    await own(owner);
    const early = await inReview();
    await as(standIn, vote(early, standIn));
    await as(null, away(owner, { standIn }));
    const id = await inReview();
    await as(standIn, vote(id, standIn));
    await as(null, back);
    expect(await as(null, move(id, 'approved'))).toBe('done');
    expect(await as(standIn, plan(id))).toBe('done');
    expect(await as(null, move(early, 'approved'))).toBe(MISSING);
    expect(await approvedBy(standIn)).toBe(MISSING);
  });

  it.each([['is over', { from: '-2 hours', to: '-1 hour' }], ['has not begun', { from: '1 hour', to: '2 hours' }]])('is not the stand-in’s while the absence %s', async (_, times) => {
    await own(owner);
    await as(null, away(owner, { standIn, ...times }));
    expect(await approvedBy(standIn)).toBe(MISSING);
  });

  it('is not given by an absence that was written for the past', async () => {
    await own(owner);
    const id = await inReview();
    await as(standIn, vote(id, standIn));
    await as(null, away(owner, { standIn, from: '-9 days' }));
    expect(await as(null, move(id, 'approved'))).toBe(MISSING);
  });
});

describe('stages that still need votes', () => {
  const open = async (id: number): Promise<string[]> => (await admin.query<{ stage: string }>('select stage from app.open_stages($1, $2) as stage order by stage', [organizationId, id])).rows.map(({ stage }) => stage);
  it('are those without their votes or their owner, else all that are asked for', async () => {
    await admin.query(`insert into review_policies (organization_id, brand_id, approvals_needed, separate_qa, qa_needed, rules, updated_by) values ($1, $2, 1, true, 1, '{}', 'Test')`, [organizationId, brand.id]);
    const id = await inReview();
    expect(await open(id)).toEqual(['approval', 'qa']);
    await as(ricky, vote(id, ricky, { stage: 'qa' }));
    expect(await open(id)).toEqual(['approval']);
    await as(other, vote(id, other));
    expect(await open(id)).toEqual(['approval', 'qa']);
    await own(owner);
    expect(await open(id)).toEqual(['approval']);
  });
});

describe('code of an archived brand', () => {
  it('is not sent to review, approved, scheduled, planned or deployed', async () => {
    const [fresh, asked, approved] = [await code(), await inReview(), await inReview()];
    const planned = await inReview();
    for (const id of [approved, planned]) expect(await as(owner, vote(id, owner), move(id, 'approved'))).toBe('done');
    expect(await as(owner, plan(planned))).toBe('done');
    await setStatus('archived');
    expect(await as(null, move(fresh, 'qa_review'))).toBe('code of an archived brand cannot become qa_review');
    expect(await as(owner, vote(asked, owner))).toBe('code of an archived brand is not approved');
    expect(await as(null, move(approved, 'scheduled'))).toBe('code of an archived brand cannot become scheduled');
    expect(await as(owner, plan(approved))).toBe('code of an archived brand is not deployed');
    expect(await as(owner, [`update deployments set status = 'live' where code_id = $1`, planned])).toBe('code of an archived brand is not deployed');
  });

  it('can be turned down, taken off the schedule and rolled back', async () => {
    const [asked, scheduled, live] = [await inReview(), await inReview(), await inReview()];
    for (const id of [scheduled, live]) await as(owner, vote(id, owner), move(id, 'approved'), plan(id));
    expect(await as(owner, [`update deployments set status = 'live' where code_id = $1`, live], move(live, 'deployed'))).toBe('done');
    expect(await as(null, move(scheduled, 'scheduled'))).toBe('done');
    await setStatus('archived');
    expect(await as(owner, vote(asked, owner, { decision: 'reject' }), move(asked, 'rejected'))).toBe('done');
    expect(await as(null, [`update deployments set status = 'cancelled' where code_id = $1`, scheduled], move(scheduled, 'approved'))).toBe('done');
    expect(await as(owner, [`update deployments set status = 'rolled_back' where code_id = $1`, live], move(live, 'rolled_back'))).toBe('done');
  });
});

describe('what lists say of a code', () => {
  const newest = async (id: number) => (await admin.query('select newest_revision, newest_verdict, newest_error_count, newest_warning_count from generated_code where id = $1', [id])).rows[0];
  it('is the verdict of the newest revision with its findings, and nobody else writes it', async () => {
    const id = await code();
    expect(await newest(id)).toEqual({ newest_revision: 1, newest_verdict: null, newest_error_count: null, newest_warning_count: null });
    const finding = (severity: string) => ({ severity });
    expect(await as(null, edit(id, 'fail', { parts: [{ findings: [finding('error'), finding('warning')] }, { findings: [finding('error')] }] }), move(id, 'failed_draft'))).toBe('done');
    expect(await newest(id)).toEqual({ newest_revision: 2, newest_verdict: 'fail', newest_error_count: 2, newest_warning_count: 1 });
    expect(await as(null, edit(id, 'pass', { parts: [] }), move(id, 'generated'))).toBe('done');
    expect(await newest(id)).toEqual({ newest_revision: 3, newest_verdict: 'pass', newest_error_count: 0, newest_warning_count: 0 });
    expect(await as(null, [`update generated_code set newest_verdict = 'pass' where id = $1`, id])).toContain('permission denied');
  });
});
