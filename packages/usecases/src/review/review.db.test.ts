import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { DecideReview } from '@safecode/domain/review/commands';
import { describe, expect, it } from 'vitest';
import { CSS_OTHER, CSS_REFORMATTED, CSS_UNSAFE, reviewScene } from '../../test/review-scene.js';
import type { Person } from '../../test/people-scene.js';
import { bulkDecide } from './bulk-decide.js';
import { assignReview } from './assign-review.js';
import { decideReview } from './decide-review.js';
import { getReview } from './get-review.js';
import { listWaiting } from './list-waiting.js';
import { reopenReview } from './reopen-review.js';
import { setCodeStatus } from './set-code-status.js';
import { submitForReview } from './submit-for-review.js';
import { watchDeadlines } from './watch-deadlines.js';

const made = await reviewScene();
const { deps, scene, organization, ana, dana, eve, ricky, owner, code, edit, setPolicy } = made;
const { admin } = scene.database;

const decide = async (by: Person | Principal, id: number, input: Partial<DecideReview> & { contentHash: string }) =>
  decideReview(deps, 'principal' in by ? await by.principal() : by, { id, decision: 'approve', note: '', checklist: [], ...input });
const submit = async (id: number, by: Person = ana) => submitForReview(deps, await by.principal(), { id, note: '' });
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'allowed', (error: unknown) => (error instanceof DomainError ? error.code : String(error)));
const inReview = async () => {
  const made = await code();
  await submit(made.id);
  return made;
};
const statusOf = async (id: number): Promise<string> => (await admin.query<{ status: string }>('select status from generated_code where id = $1', [id])).rows[0]?.status ?? '';
const view = async (by: Person, id: number) => getReview(deps, await by.principal(), { id });

describe('a review', () => {
  it('goes from generated over review to approved by one vote of somebody else, with a ledger entry and an event for each step', async () => {
    const { id, contentHash } = await code();
    expect(await submit(id)).toMatchObject({ status: 'qa_review', missing: '0 of 1 approvals' });
    expect(await decide(dana, id, { contentHash })).toMatchObject({ status: 'approved', revision: 1, missing: '' });
    const entries = (await organization.ledger()).filter((entry) => entry.object_id === String(id) && /^(code|review)\./.test(entry.action));
    expect(entries.map(({ action }) => action)).toEqual(['code.created', 'review.submitted', 'review.approved']);
    expect(entries.at(-1)).toMatchObject({ before: { status: 'qa_review', contentHash }, after: { status: 'approved', contentHash }, actor: { label: 'Dana' } });
    const events = await admin.query<{ kind: string; jobs: string }>(
      `select e.kind, (select count(*) from graphile_worker._private_jobs j where (j.payload ->> 'eventId')::integer = e.id) as jobs from review_events e where code_id = $1 order by id`, [id]);
    expect(events.rows).toEqual([{ kind: 'submitted', jobs: '1' }, { kind: 'approved', jobs: '1' }]);
  });

  it('is not decided by its author, by a key, or by somebody without the right', async () => {
    const { id, contentHash } = await inReview();
    const anaAsApprover = { ...(await ana.principal()), role: 'approver' as const };
    expect(await refusal(decide(anaAsApprover, id, { contentHash }))).toBe('review.author_cannot_approve');
    expect(await refusal(decide(await made.keyOf(dana), id, { contentHash }))).toBe('review.only_people_decide');
    expect(await refusal(decide(ana, id, { contentHash }))).toBe('access.denied');
    expect(await statusOf(id)).toBe('qa_review');
  });

  it('counts the maker of a key and the person Opal speaks for as authors', async () => {
    const key = await made.keyOf(dana);
    const byKey = await code(key);
    await submit(byKey.id);
    expect(await refusal(decide(dana, byKey.id, { contentHash: byKey.contentHash }))).toBe('review.author_cannot_approve');
    const opal: Principal = { ...key, actor: { kind: 'opal', keyId: 1, label: 'Opal', onBehalfOf: ` ${eve.email.toUpperCase()} ` } };
    const byOpal = await code(opal);
    await submit(byOpal.id);
    expect(await refusal(decide(eve, byOpal.id, { contentHash: byOpal.contentHash }))).toBe('review.author_cannot_approve');
    expect(await refusal(decide(dana, byOpal.id, { contentHash: byOpal.contentHash }))).toBe('allowed');
  });

  it('refuses a decision on a text that is not the newest', async () => {
    const { id, contentHash } = await inReview();
    await edit(ana, id, { baseHash: contentHash, css: CSS_OTHER });
    const error = await decide(dana, id, { contentHash }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'review.stale_revision', data: { current: 2, changedBy: 'Ana' } });
  });

  it('takes a double click once', async () => {
    await setPolicy({ approvalsNeeded: 2 });
    const { id, contentHash } = await inReview();
    const twice = await Promise.all([1, 2].map(() => decide(dana, id, { contentHash, idempotencyKey: 'click-0001' })));
    expect(twice[0]).toEqual(twice[1]);
    expect((await admin.query('select 1 from review_votes where code_id = $1', [id])).rowCount).toBe(1);
    await setPolicy({});
  });

  it('needs two people where two are asked for, at the same moment too', async () => {
    await setPolicy({ approvalsNeeded: 2 });
    const { id, contentHash } = await inReview();
    const both = await Promise.all([decide(dana, id, { contentHash }), decide(eve, id, { contentHash })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['approved', 'qa_review']);
    await setPolicy({});
  });

  it('keeps QA and approval apart', async () => {
    await setPolicy({ separateQa: true });
    const { id, contentHash } = await inReview();
    expect(await decide(dana, id, { contentHash })).toMatchObject({ status: 'qa_review', missing: '0 of 1 QA votes' });
    expect(await refusal(decide(dana, id, { contentHash, stage: 'qa' }))).toBe('review.both_stages');
    expect(await decide(ricky, id, { contentHash })).toMatchObject({ status: 'approved' });
    await setPolicy({});
  });

  it('goes back for changes, is edited and sent again', async () => {
    const { id, contentHash } = await inReview();
    expect(await refusal(decide(dana, id, { contentHash, decision: 'request_changes' }))).toBe('review.note_required');
    expect(await decide(dana, id, { contentHash, decision: 'request_changes', note: 'The colour is not ours.' })).toMatchObject({ status: 'changes_requested' });
    expect((await listWaiting(deps, await ana.principal(), { limit: 50 })).rows).toContainEqual(expect.objectContaining({ id, why: 'author' }));
    const { revision } = await edit(ana, id, { baseHash: contentHash, css: CSS_OTHER });
    await submit(id);
    expect(await decide(eve, id, { contentHash: revision.contentHash })).toMatchObject({ status: 'approved', revision: 2 });
  });

  it('is blocked by a vote against until that person decides again', async () => {
    const { id, contentHash } = await inReview();
    await decide(dana, id, { contentHash, decision: 'request_changes', note: 'The colour is not ours.' });
    await submit(id);
    expect(await decide(eve, id, { contentHash })).toMatchObject({ status: 'qa_review', missing: 'a vote against it' });
    expect(await decide(dana, id, { contentHash })).toMatchObject({ status: 'approved' });
  });

  it('starts anew when it is reopened: earlier votes do not count', async () => {
    const { id, contentHash } = await inReview();
    await decide(dana, id, { contentHash });
    expect(await refusal(reopenReview(deps, await ana.principal(), { id, note: '' }))).toBe('access.denied');
    expect(await reopenReview(deps, await eve.principal(), { id, note: '' })).toMatchObject({ status: 'qa_review', missing: '0 of 1 approvals' });
    const { votes } = await view(eve, id);
    expect(votes).toMatchObject([{ isValid: false, whyNot: 'The code was put to review again.' }]);
  });

  it('never takes a failing draft', async () => {
    const { id } = await code(undefined, CSS_UNSAFE);
    expect(await statusOf(id)).toBe('failed_draft');
    expect(await refusal(submit(id))).toBe('review.not_safe');
  });

  it('sets a status by the command that leads there', async () => {
    const { id, contentHash } = await code();
    const set = async (by: Person, status: 'qa_review' | 'approved' | 'deployed' | 'generated') => setCodeStatus(deps, await by.principal(), { id, status, contentHash, note: '', checklist: [] });
    expect(await set(ana, 'qa_review')).toMatchObject({ status: 'qa_review' });
    expect(await set(ana, 'generated')).toMatchObject({ status: 'generated' });
    await set(ana, 'qa_review');
    expect(await refusal(set(dana, 'deployed'))).toBe('review.illegal_move');
    expect(await set(dana, 'approved')).toMatchObject({ status: 'approved' });
  });

  it('decides on many one by one: a refusal stops no other', async () => {
    const [one, stale, own] = [await inReview(), await inReview(), await code(await dana.principal())];
    await submit(own.id);
    await edit(ana, stale.id, { baseHash: stale.contentHash, css: CSS_OTHER });
    const { results } = await bulkDecide(deps, await dana.principal(), { items: [stale, own, one].map(({ id, contentHash }) => ({ id, contentHash })), decision: 'approve', note: '', checklist: [] });
    expect(results.map(({ outcome, code: refused }) => [outcome, refused])).toEqual([['refused', 'review.stale_revision'], ['refused', 'review.author_cannot_approve'], ['done', null]]);
    expect(await statusOf(one.id)).toBe('approved');
  });
});

describe('an edit', () => {
  it('dismisses votes on another text and asks their givers again', async () => {
    await setPolicy({ approvalsNeeded: 2 });
    const { id, contentHash } = await inReview();
    await decide(dana, id, { contentHash });
    expect(await edit(ana, id, { baseHash: contentHash, css: CSS_OTHER })).toMatchObject({ keptVotes: 0, dismissedVotes: 1, revision: { number: 2, verdict: 'pass' } });
    const after = await view(dana, id);
    expect(after.votes).toMatchObject([{ isValid: false }]);
    expect(after.sinceYouLooked).toMatchObject({ revision: 1 });
    const asked = await admin.query<{ data: { askedUserIds: number[] } }>(`select data from review_events where code_id = $1 and kind = 'edited'`, [id]);
    expect(asked.rows[0]?.data.askedUserIds).toEqual([dana.userId]);
    await setPolicy({});
  });

  it('keeps votes when meaning and effects are the same', async () => {
    const { id, contentHash } = await inReview();
    await decide(dana, id, { contentHash });
    const { revision, keptVotes } = await edit(ana, id, { baseHash: contentHash, css: CSS_REFORMATTED });
    expect(keptVotes).toBe(1);
    expect(revision.contentHash).not.toBe(contentHash);
    expect(await view(dana, id)).toMatchObject({ status: 'approved', revision: 2, votes: [{ isValid: true, isCarried: true }] });
  });

  it('of approved code by the only approver asks somebody else', async () => {
    const { id, contentHash } = await inReview();
    await decide(dana, id, { contentHash });
    await edit(dana, id, { baseHash: contentHash, css: CSS_REFORMATTED });
    expect(await view(eve, id)).toMatchObject({ status: 'qa_review', votes: [{ isValid: false, whyNot: 'The voter is an author of this code.' }] });
  });

  it('of approved code through a key of the only approver asks somebody else', async () => {
    const { id, contentHash } = await inReview();
    await decide(dana, id, { contentHash });
    await edit(await made.keyOf(dana), id, { baseHash: contentHash, css: CSS_REFORMATTED });
    expect(await statusOf(id)).toBe('qa_review');
  });

  it('with a failing verdict is kept, and never goes to review', async () => {
    const { id, contentHash } = await inReview();
    const { revision } = await edit(ana, id, { baseHash: contentHash, css: CSS_UNSAFE });
    expect([revision.verdict, await statusOf(id)]).toEqual(['fail', 'failed_draft']);
    expect(await refusal(submit(id))).toBe('review.not_safe');
    await edit(ana, id, { baseHash: revision.contentHash, css: CSS_OTHER });
    expect(await statusOf(id)).toBe('generated');
  });

  it('of an older text, or without a change, is refused', async () => {
    const { id, contentHash } = await code();
    const both = await Promise.all([CSS_OTHER, CSS_REFORMATTED].map((css) => refusal(edit(ana, id, { baseHash: contentHash, css }))));
    expect(both.sort()).toEqual(['allowed', 'review.stale_revision']);
    const { contentHash: newest } = await view(ana, id);
    const css = (await admin.query<{ css: string }>('select css from code_revisions where code_id = $1', [id])).rows[0]?.css ?? '';
    expect(await refusal(edit(ana, id, { baseHash: newest, css }))).toBe('review.nothing_changed');
  });
});

describe('who is asked, and until when', () => {
  it('asks the owner of the page type, and needs one', async () => {
    await setPolicy({}, [{ userId: eve.userId, stage: 'approval' }]);
    const { id, contentHash } = await inReview();
    expect((await view(dana, id)).waitingFor).toEqual([{ userId: eve.userId, name: 'Eve', stage: 'approval', isAssigned: true, isAway: false }]);
    expect(await decide(dana, id, { contentHash })).toMatchObject({ status: 'qa_review' });
    expect(await decide(eve, id, { contentHash })).toMatchObject({ status: 'approved' });
    await setPolicy({});
  });

  it('refuses to ask an author or somebody who may not decide', async () => {
    const { id } = await inReview();
    const assign = async (userId: number) => assignReview(deps, await ana.principal(), { id, people: [{ userId, stage: 'approval' }] });
    expect(await refusal(assign(ricky.userId))).toBe('review.not_a_reviewer');
    expect(await refusal(assign(ana.userId))).toBe('review.not_a_reviewer');
    await assign(eve.userId);
    expect((await view(dana, id)).waitingFor).toMatchObject([{ userId: eve.userId, isAssigned: true }]);
  });

  it('lists what waits for a person, and no more once they decided', async () => {
    const { id, contentHash } = await inReview();
    const waits = async (person: Person) => (await listWaiting(deps, await person.principal(), { limit: 200 })).rows.filter((row) => row.id === id).map(({ why }) => why);
    expect(await waits(ricky)).toEqual([]);
    expect([...(await waits(dana)), ...(await waits(eve)), ...(await waits(owner))].sort()).toEqual(['assigned', 'eligible', 'eligible']);
    await decide(dana, id, { contentHash });
    expect(await waits(eve)).toEqual(['deploy']);
  });

  it('waits for nobody who voted, and for nobody in a stage that has its votes', async () => {
    await setPolicy({ separateQa: true });
    const { id, contentHash } = await inReview();
    const waits = async (person: Person) => (await listWaiting(deps, await person.principal(), { limit: 200 })).rows.some((row) => row.id === id);
    const stages = async () => (await view(ana, id)).waitingFor.map(({ stage }) => stage);
    expect([await waits(ricky), ...(await stages()).sort()]).toEqual([true, 'approval', 'qa']);
    await decide(owner, id, { contentHash, stage: 'qa' });
    expect([await waits(ricky), await waits(owner), ...(await stages())]).toEqual([false, false, 'approval']);
    expect([await waits(dana), await waits(eve)]).toEqual([true, true]);
    await setPolicy({});
  });

  it('escalates once and expires once, however often it is looked at', async () => {
    await setPolicy({ escalateAfterHours: 1, expireAfterHours: 2 });
    const { id } = await inReview();
    const at = async (column: string) => (await admin.query<Record<string, Date>>(`select ${column} from review_requests where code_id = $1`, [id])).rows[0]?.[column] ?? new Date(0);
    const later = (date: Date) => ({ ...deps, clock: { now: () => new Date(date.getTime() + 1000) } });
    const escalate = later(await at('escalate_at'));
    await Promise.all([watchDeadlines(escalate), watchDeadlines(escalate)]);
    await watchDeadlines(escalate);
    const expire = later(await at('expires_at'));
    await Promise.all([watchDeadlines(expire), watchDeadlines(expire)]);
    const events = await admin.query<{ kind: string }>('select kind from review_events where code_id = $1 order by id', [id]);
    expect(events.rows.map(({ kind }) => kind)).toEqual(['submitted', 'escalated', 'expired']);
    expect(await statusOf(id)).toBe('expired');
    await setPolicy({});
  });
});
