import { CODE_STATUSES } from '@safecode/domain/codes/generated-code';
import { STATUS_MOVES } from '@safecode/domain/review/status-moves';
import { newCode, newRun } from '@safecode/testing/database/test-code';
import { testDatabase } from '@safecode/testing/database/test-database';
import { testOrganization } from '@safecode/testing/database/test-organization';
import { Pool } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { insertCode } from '../codes/code-repository.js';
import { inTenant } from '../connection/in-tenant.js';
import { insertRun } from '../generation/run-repository.js';
import { createUser } from '../identity/credentials.js';
import { insertMember } from '../members/member-repository.js';

// Everything here is sent as plain SQL by the application's own login: what the database refuses, no use case can do.
const { db, admin, appUrl } = await testDatabase();
const app = new Pool({ connectionString: appUrl, max: 2 });
afterAll(() => app.end());

const organization = await testOrganization(db);
const { organizationId, brand } = organization;
const author = organization.owner.userId;
const member = async (role: 'approver' | 'reviewer' | 'viewer'): Promise<number> => {
  const userId = await createUser(db, { email: `${role}-${Math.random()}@shop.example`, name: role, passwordHash: 'not a hash: nobody signs in' });
  await inTenant(db, organization.context, (tx) => insertMember(tx, { userId, role, brandAccess: 'all' }));
  return userId;
};
const [dana, eve, ricky, vic] = [await member('approver'), await member('approver'), await member('reviewer'), await member('viewer')];

type Statement = readonly [text: string, ...values: unknown[]];
const actorOf = (userId: number | null) => JSON.stringify(userId === null ? { kind: 'system', label: 'Test' } : { kind: 'user', userId, label: 'Test' });

/** Runs statements in one transaction in somebody's name. Answers the message of the refusal, or "done". */
async function as(userId: number | null, ...statements: readonly Statement[]): Promise<string> {
  const client = await app.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.organization_id', $1, true), set_config('app.actor', $2, true)`, [String(organizationId), actorOf(userId)]);
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
const vote = (id: number, userId: number, fields: { hash?: string; revision?: number; stage?: string; decision?: string; ast?: string } = {}): Statement => [
  'insert into review_votes (code_id, revision_number, content_hash, ast_hash, effects_hash, stage, user_id, decision) values ($1, $2, $3, $4, $4, $5, $6, $7)',
  id, fields.revision ?? 1, fields.hash ?? 'c0de', fields.ast ?? 'ast', fields.stage ?? 'approval', userId, fields.decision ?? 'approve',
];
const edit = (id: number, fields: { number?: number; hash?: string; ast?: string; verdict?: string } = {}): Statement => [
  `insert into code_revisions (code_id, number, based_on, origin, javascript, css, content_hash, ast_hash, effects_hash, report, verdict)
   values ($1, $2::integer, $2::integer - 1, 'edited', '', '', $3, $4, $4, '{}', $5)`,
  id, fields.number ?? 2, fields.hash ?? 'c0de2', fields.ast ?? 'ast', fields.verdict ?? 'pass',
];
const carry = (id: number, hash = 'c0de2', revision = 2): Statement => [
  `insert into review_vote_events (vote_id, kind, revision_number, content_hash, reason) select id, 'carried', $3, $2, 'test' from review_votes where code_id = $1`, id, hash, revision,
];
const plan = (id: number, hash = 'c0de', revision = 1): Statement => [
  `insert into deployments (code_id, revision_number, content_hash, platform, environment) values ($1, $3, $2, 'manual', 'production')`, id, hash, revision,
];
const goLive = (id: number): Statement => [`update deployments set status = 'live' where code_id = $1 and status = 'planned'`, id];
const setPolicy = async (columns: string): Promise<void> => {
  await admin.query('delete from review_policies where organization_id = $1', [organizationId]);
  await admin.query(`insert into review_policies (organization_id, brand_id, approvals_needed, separate_qa, qa_needed, rules, updated_by) values ($1, $2, ${columns}, '{}', 'Test')`, [organizationId, brand.id]);
};

async function code(fields: Parameters<typeof newCode>[2] = {}): Promise<number> {
  return organization.run(async (tx) => (await insertCode(tx, newCode(brand.id, await insertRun(tx, newRun(brand.id)), fields))) ?? 0);
}
const inReview = async (): Promise<number> => {
  const id = await code();
  expect(await as(author, move(id, 'qa_review'))).toBe('done');
  return id;
};
const approved = async (): Promise<number> => {
  const id = await inReview();
  expect(await as(dana, vote(id, dana), move(id, 'approved'))).toBe('done');
  return id;
};

describe('the moves of code', () => {
  const pairs = CODE_STATUSES.flatMap((from) => CODE_STATUSES.map((to) => [from, to] as const));
  it('are those of the state machine, no more and no fewer', async () => {
    const { rows } = await admin.query<{ from: string; to: string; legal: boolean }>(
      'select f as "from", t as "to", app.is_code_move(f, t) as legal from unnest($1::text[], $2::text[]) as p (f, t)', [pairs.map(([from]) => from), pairs.map(([, to]) => to)]);
    expect(rows.map(({ from, to, legal }) => [from, to, legal])).toEqual(pairs.map(([from, to]) => [from, to, STATUS_MOVES[from].includes(to)]));
  });

  it.each(['approved', 'deployed', 'scheduled', 'rolled_back'])('from generated to %s is refused', async (status) => {
    expect(await as(null, move(await code(), status))).toBe(`code cannot go from generated to ${status}`);
  });

  it('begin with generated or failed_draft', async () => {
    await expect(code({ status: 'approved' })).rejects.toThrow('code begins as generated');
    await expect(code({ status: 'failed_draft' })).rejects.toThrow('code begins as generated');
  });

  it('to approved need a vote that counts', async () => {
    const without = 'code does not become approved without the votes that its brand asks for';
    expect(await as(null, move(await inReview(), 'approved'))).toBe(without);
    const id = await inReview();
    expect(await as(dana, vote(id, dana, { decision: 'request_changes' }), move(id, 'approved'))).toBe(without);
  });

  it('keep the text as it was', async () => {
    expect(await as(null, ['update generated_code set javascript = $2 where id = $1', await code(), 'x'])).toContain('permission denied');
  });
});

describe('a vote', () => {
  it.each<[string, number, Parameters<typeof vote>[2], string]>([
    ['of the author', author, {}, 'an author does not vote on their own code'],
    ['on another text', dana, { hash: 'other' }, 'a vote is on the newest revision'],
    ['on another revision', dana, { revision: 2 }, 'a vote is on the newest revision'],
    ['of a viewer', vic, {}, 'the role of the voter does not decide on this stage'],
    ['of a reviewer as approver', ricky, {}, 'the role of the voter does not decide on this stage'],
    ['of a reviewer as QA', ricky, { stage: 'qa' }, 'done'],
    ['of an approver', dana, {}, 'done'],
  ])('%s', async (...[, userId, fields, expected]) => {
    const id = await inReview();
    expect(await as(userId, vote(id, userId, fields))).toBe(expected);
  });

  it('for somebody else, by the system or by a key is refused', async () => {
    const id = await inReview();
    const message = 'only people vote, each for themselves';
    expect(await as(eve, vote(id, dana))).toBe(message);
    expect(await as(null, vote(id, dana))).toBe(message);
    const asKey: Statement = [`select set_config('app.actor', '{"kind": "api_key", "keyId": 1, "userId": ${dana}, "label": "Key"}', true)`];
    expect(await as(dana, asKey, vote(id, dana))).toBe(message);
  });

  it('on code that is not in review is refused', async () => {
    const id = await code();
    expect(await as(dana, vote(id, dana))).toBe('code that is generated is not voted on');
  });

  it('is never changed or removed, and neither is what became of it', async () => {
    const id = await inReview();
    await as(dana, vote(id, dana));
    for (const table of ['review_votes', 'review_vote_events', 'code_revisions', 'review_events']) {
      expect(await as(dana, [`delete from ${table}`])).toContain('permission denied');
      expect(await as(dana, [`update ${table} set organization_id = organization_id`])).toContain('permission denied');
    }
    await expect(admin.query('delete from review_votes where code_id = $1', [id])).rejects.toThrow('its rows are written once');
  });
});

describe('the votes that a brand asks for', () => {
  it.each<[string, string, (id: number) => readonly (readonly [number, Statement])[], boolean]>([
    ['one of two', '2, false, 1', (id) => [[dana, vote(id, dana)]], false],
    ['twice the same person', '2, false, 1', (id) => [[dana, vote(id, dana)], [dana, vote(id, dana)]], false],
    ['two of two', '2, false, 1', (id) => [[dana, vote(id, dana)], [eve, vote(id, eve)]], true],
    ['approval without QA', '1, true, 1', (id) => [[dana, vote(id, dana)]], false],
    ['both by one person', '1, true, 1', (id) => [[dana, vote(id, dana)], [dana, vote(id, dana, { stage: 'qa' })]], false],
    ['both by different people', '1, true, 1', (id) => [[dana, vote(id, dana)], [ricky, vote(id, ricky, { stage: 'qa' })]], true],
    ['one against', '1, false, 1', (id) => [[eve, vote(id, eve, { decision: 'reject' })], [dana, vote(id, dana)]], false],
  ])('%s', async (...[, policy, votes, isMet]) => {
    await setPolicy(policy);
    const id = await inReview();
    for (const [userId, statement] of votes(id)) expect(await as(userId, statement)).toBe('done');
    expect(await as(null, move(id, 'approved'))).toBe(isMet ? 'done' : 'code does not become approved without the votes that its brand asks for');
    await setPolicy('1, false, 1');
  });

  it('need one of the owners', async () => {
    await admin.query(`insert into review_owners (organization_id, brand_id, user_id, stage) values ($1, $2, $3, 'approval')`, [organizationId, brand.id, eve]);
    const id = await inReview();
    await as(dana, vote(id, dana));
    expect(await as(null, move(id, 'approved'))).toContain('without the votes');
    await as(eve, vote(id, eve));
    expect(await as(null, move(id, 'approved'))).toBe('done');
    await admin.query('delete from review_owners where organization_id = $1', [organizationId]);
  });

  it('do not count when the voter has lost the right, or become an author', async () => {
    const guest = await member('approver');
    const one = await inReview();
    await as(guest, vote(one, guest));
    await admin.query(`update memberships set role = 'viewer' where user_id = $1`, [guest]);
    expect(await as(null, move(one, 'approved'))).toContain('without the votes');
    const two = await inReview();
    await as(dana, vote(two, dana));
    await as(dana, edit(two), carry(two));
    expect(await as(null, move(two, 'approved'))).toContain('without the votes');
  });
});

describe('an edit', () => {
  it('of approved code does not leave it approved', async () => {
    const id = await approved();
    expect(await as(author, edit(id, { ast: 'other' }))).toBe('edited code does not stay approved');
    expect(await as(author, edit(id, { ast: 'other' }), move(id, 'qa_review'))).toBe('done');
  });

  it('that means the same leaves it approved when the votes are carried', async () => {
    const id = await approved();
    expect(await as(author, edit(id), carry(id))).toBe('done');
  });

  it('that means something else cannot take votes along', async () => {
    const id = await approved();
    expect(await as(author, edit(id, { ast: 'other' }), carry(id))).toBe('a vote is carried to a revision of the same meaning and effects only');
    expect(await as(author, carry(await approved(), 'c0de9'))).toBe('a vote is carried to a revision of the same meaning and effects only');
  });

  it('with a failing verdict leaves nothing but a failed draft', async () => {
    const id = await inReview();
    expect(await as(author, edit(id, { verdict: 'fail' }))).toBe('edited code does not stay qa_review');
    expect(await as(author, edit(id, { verdict: 'fail' }), move(id, 'failed_draft'))).toBe('done');
    expect(await as(author, move(id, 'generated'))).toBe('code whose verdict is fail cannot become generated');
  });

  it('has the next number', async () => {
    expect(await as(author, edit(await code(), { number: 4 }))).toBe('revisions are numbered without a gap');
  });
});

describe('a deployment', () => {
  const REFUSED = 'only the newest revision is deployed, with the votes that its brand asks for';
  it('is of the newest revision with its votes', async () => {
    expect(await as(dana, plan(await inReview()))).toBe(REFUSED);
    expect(await as(dana, plan(await approved(), 'other'))).toBe(REFUSED);
    expect(await as(dana, plan(await approved()))).toBe('done');
  });

  it('does not go live when an edit came in between', async () => {
    const id = await approved();
    await as(dana, plan(id));
    await as(author, edit(id, { ast: 'other' }), move(id, 'qa_review'));
    expect(await as(dana, goLive(id))).toBe(REFUSED);
  });

  it('is there before code is deployed', async () => {
    const id = await approved();
    expect(await as(dana, move(id, 'deployed'))).toBe('code is deployed when a deployment of its newest revision is live');
    expect(await as(dana, plan(id), goLive(id), move(id, 'deployed'))).toBe('done');
    expect(await as(author, edit(id))).toBe('edited code does not stay deployed');
  });

  it('begins as planned, goes forward only, and names the same text for ever', async () => {
    const id = await approved();
    expect(await as(dana, [`insert into deployments (code_id, revision_number, content_hash, platform, environment, status) values ($1, 1, 'c0de', 'manual', 'production', 'live')`, id])).toBe('a deployment begins as planned');
    await as(dana, plan(id));
    expect(await as(dana, [`update deployments set content_hash = 'x' where code_id = $1`, id])).toContain('permission denied');
    expect(await as(dana, goLive(id), [`update deployments set status = 'planned' where code_id = $1`, id])).toBe('a deployment cannot go from live to planned');
    await expect(admin.query('delete from deployments where code_id = $1', [id])).rejects.toThrow('its rows are written once');
  });
});
