import { DomainError } from '@safecode/domain/errors/domain-error';
import { afterEach, describe, expect, it } from 'vitest';
import { CSS_OTHER, reviewScene } from '../../test/review-scene.js';
import type { Person } from '../../test/people-scene.js';
import { decideReview } from '../review/decide-review.js';
import { getReview } from '../review/get-review.js';
import { handOverReviews } from '../review/hand-over-reviews.js';
import { submitForReview } from '../review/submit-for-review.js';
import { watchDeadlines } from '../review/watch-deadlines.js';
import { endAbsence } from './end-absence.js';
import { listAbsences, listStandIns } from './list-absences.js';
import { setAbsence } from './set-absence.js';

const made = await reviewScene();
const { deps, scene, organization, ana, dana, eve, ricky, owner, code, edit, setPolicy } = made;
const { admin } = scene.database;
const HOUR = 3_600_000;
const at = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'allowed', (error: unknown) => (error instanceof DomainError ? error.code : String(error)));
const away = async (person: Person, fields: { standIn?: Person; from?: number; to?: number; by?: Person } = {}) =>
  setAbsence(deps, await (fields.by ?? person).principal(), { ...(fields.by === undefined ? {} : { userId: person.userId }), standInUserId: fields.standIn?.userId ?? null, startsAt: at(fields.from ?? -1), endsAt: at(fields.to ?? 48) });
const inReview = async () => {
  const proved = await code();
  await submitForReview(deps, await ana.principal(), { id: proved.id, note: '' });
  return proved;
};
const asked = async (id: number): Promise<number[]> =>
  (await admin.query<{ user_id: number }>('select user_id from review_assignees a join review_requests r on r.id = a.request_id where r.code_id = $1 and r.closed_at is null order by user_id', [id])).rows.map((row) => row.user_id);
const approve = async (person: Person, { id, contentHash }: { id: number; contentHash: string }) => decideReview(deps, await person.principal(), { id, contentHash, decision: 'approve', note: '', checklist: [] });

afterEach(async () => {
  await admin.query(`update absences set cancelled_at = now(), cancelled_by = 'Test' where cancelled_at is null`);
  await setPolicy({});
});

describe('an absence', () => {
  it('is said by the person, or by who manages members, and stands in the ledger', async () => {
    const { id } = await away(dana, { standIn: eve, from: 24 });
    expect(await refusal(away(dana, { by: ricky, from: 200, to: 300 }))).toBe('access.denied');
    expect(await refusal(away(dana, { by: owner, from: 200, to: 300 }))).toBe('allowed');
    const { rows } = await listAbsences(deps, await ricky.principal());
    expect(rows).toMatchObject([{ person: { name: 'Dana' }, standIn: { name: 'Eve' }, isNow: false, setBy: 'Dana' }, { person: { name: 'Dana' }, standIn: null, setBy: 'Olga' }]);
    expect((await listAbsences(deps, await ana.principal())).rows).toEqual([]);
    expect(await refusal(endAbsence(deps, await ricky.principal(), { id }).then())).toBe('access.denied');
    await endAbsence(deps, await dana.principal(), { id });
    expect(await refusal(endAbsence(deps, await dana.principal(), { id }))).toBe('access.not_found');
    const entries = (await organization.ledger()).filter(({ action }) => action.startsWith('absence.'));
    expect(entries.map(({ action, actor, object_id }) => [action, actor.label, object_id])).toEqual([
      ['absence.set', 'Dana', String(dana.userId)], ['absence.set', 'Olga', String(dana.userId)], ['absence.ended', 'Dana', String(dana.userId)],
    ]);
  });

  it('lies ahead, is the only one of its time, and names people of the organisation', async () => {
    await away(dana, { from: 10, to: 20 });
    expect(await refusal(away(dana, { from: -20, to: -10 }))).toBe('absence.past');
    expect(await refusal(away(dana, { from: 19, to: 30 }))).toBe('absence.overlaps');
    expect(await refusal(away(dana, { from: 20, to: 30 }))).toBe('allowed');
    expect(await refusal(away(dana, { standIn: dana, from: 40, to: 41 }))).toBe('input.invalid');
    const stranger = await (await scene.organization()).join('Mallory', 'owner');
    expect(await refusal(away(dana, { standIn: stranger, from: 40, to: 41 }))).toBe('access.not_found');
    expect(await refusal(away(stranger, { by: owner, from: 40, to: 41 }))).toBe('access.not_found');
    expect(await refusal(away(dana, { by: { ...owner, principal: () => made.keyOf(owner) } }))).toBe('access.people_only');
    expect((await listStandIns(deps, await ana.principal())).rows.map(({ name }) => name).sort()).toEqual(['Dana', 'Eve', 'Olga', 'Ricky']);
  });
});

describe('reviews while somebody is away', () => {
  it('are asked of the stand-in, whose vote is the owner’s, also when the owner is back', async () => {
    await setPolicy({}, [{ userId: dana.userId, stage: 'approval' }]);
    await away(dana, { standIn: eve });
    const proved = await inReview();
    expect(await asked(proved.id)).toEqual([eve.userId]);
    expect(await approve(owner, proved)).toMatchObject({ status: 'qa_review', missing: 'nobody of the named owners approved' });
    expect((await getReview(deps, await ana.principal(), { id: proved.id })).requirement.ownersMissing).toMatchObject([{ name: 'Eve' }]);
    expect(await approve(eve, proved)).toMatchObject({ status: 'approved' });
    await admin.query(`update absences set cancelled_at = now(), cancelled_by = 'Test' where cancelled_at is null`);
    expect((await getReview(deps, await dana.principal(), { id: proved.id })).requirement).toMatchObject({ isMet: true, ownersMissing: [] });
  });

  it('are asked of somebody who is there when the owner named nobody', async () => {
    await setPolicy({}, [{ userId: dana.userId, stage: 'approval' }]);
    await away(dana);
    const proved = await inReview();
    const [instead] = await asked(proved.id);
    expect([eve.userId, owner.userId]).toContain(instead);
    expect(await approve(eve, proved)).toMatchObject({ status: 'approved' });
  });

  it('that waited for them go to the stand-in once, are told, and stay there', async () => {
    await setPolicy({}, [{ userId: dana.userId, stage: 'approval' }]);
    const proved = await inReview();
    expect(await asked(proved.id)).toEqual([dana.userId]);
    const { id } = await away(dana, { standIn: eve });
    expect(await handOverReviews(deps)).toBe(1);
    expect(await handOverReviews(deps)).toBe(0);
    expect(await asked(proved.id)).toEqual([eve.userId]);
    const { rows } = await admin.query('select kind, data from review_events where code_id = $1 order by id desc limit 1', [proved.id]);
    expect(rows[0]).toMatchObject({ kind: 'assigned', data: { askedUserIds: [eve.userId] } });
    const entry = (await organization.ledger()).findLast(({ object_id, action }) => object_id === String(proved.id) && action === 'review.assigned');
    expect(entry).toMatchObject({ actor: { label: 'Absences' }, after: { because: 'absence', assignees: [{ userId: eve.userId, stage: 'approval' }] } });
    await endAbsence(deps, await dana.principal(), { id });
    expect(await asked(proved.id)).toEqual([eve.userId]);
  });

  it('wait for them when nobody else may decide', async () => {
    await setPolicy({}, [{ userId: dana.userId, stage: 'approval' }]);
    const proved = await inReview();
    for (const person of [dana, eve, owner]) await away(person);
    expect(await handOverReviews(deps)).toBe(0);
    expect(await asked(proved.id)).toEqual([dana.userId]);
    expect((await getReview(deps, await ana.principal(), { id: proved.id })).waitingFor).toMatchObject([{ name: 'Dana', isAway: true }]);
  });

  it('that lost their votes ask the stand-in of a voter who left meanwhile', async () => {
    await setPolicy({ approvalsNeeded: 2 });
    const proved = await inReview();
    await approve(dana, proved);
    await away(dana, { standIn: owner });
    await edit(ana, proved.id, { baseHash: proved.contentHash, css: CSS_OTHER });
    expect(await asked(proved.id)).toContain(owner.userId);
  });

  it('escalate to those who are there', async () => {
    await setPolicy({ escalateAfterHours: 1 });
    const { id } = await inReview();
    await away(eve, { to: 24 * 60 });
    await watchDeadlines({ ...deps, clock: { now: () => new Date(Date.now() + 30 * 24 * HOUR) } });
    const { rows } = await admin.query<{ data: { askedUserIds: number[] } }>(`select data from review_events where code_id = $1 and kind = 'escalated'`, [id]);
    expect(rows[0]?.data.askedUserIds.sort((one, other) => one - other)).toEqual([dana.userId, owner.userId].sort((one, other) => one - other));
  });
});
