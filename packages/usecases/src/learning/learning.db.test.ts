import { DEFAULT_LEARNING_POLICY, type LearningPolicyContent } from '@safecode/domain/learning/learning-policy';
import { describe, expect, it } from 'vitest';
import { learningScene, refusalOf, type LearningScene } from '../../test/learning-scene.js';
import type { Person } from '../../test/people-scene.js';
import { retractCorrection } from '../corrections/retract-correction.js';
import { decideReview } from '../review/decide-review.js';
import { submitForReview } from '../review/submit-for-review.js';
import { getCodeLineage } from './code-lineage.js';
import { decideLesson, decideLessons, revertLesson } from './decide-lesson.js';
import { updateLearningPolicy } from './learning-policy.js';
import { getLesson, getLessonExample, listLessons } from './view-lessons.js';

const approve = async (made: LearningScene, by: Person, lesson: { readonly id: number; readonly contentHash: string }) =>
  decideLesson(made.deps, await by.principal(), { id: lesson.id, contentHash: lesson.contentHash, decision: 'approve', note: '' });

/** A brand whose lesson is proposed: three corrections by Ana, Ana and Dana. */
async function taught(made: LearningScene) {
  const corrections = [await made.correct(made.ana, 'one'), await made.correct(made.ana, 'two'), await made.correct(made.dana, 'three')];
  await made.mine();
  const [lesson] = await made.lessons();
  if (lesson === undefined) throw new Error('Nothing was learnt.');
  return { corrections, lesson };
}

const setPolicy = async ({ deps, owner, brandId }: LearningScene, fields: Partial<LearningPolicyContent>, expectedVersion = 0) =>
  updateLearningPolicy(deps, await owner.principal(), { ...DEFAULT_LEARNING_POLICY, ...fields, brandId, expectedVersion });

describe('a lesson', () => {
  it('is proposed from three corrections by two people with its replay, approved by somebody else, and taken back with a correction', async () => {
    const made = await learningScene();
    const { deps, ana, dana, eve, organization } = made;
    await made.correct(ana, 'one');
    await made.correct(ana, 'two');
    await made.mine();
    expect(await made.lessons()).toEqual([]);
    const third = await made.correct(ana, 'three');
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'collecting', corrections: 3, people: 1, missing: 'Not enough evidence: 1 of 2 people.' }]);
    const fourth = await made.correct(dana, 'four');
    await made.mine();
    const [lesson] = await made.lessons();
    expect(lesson).toMatchObject({
      status: 'proposed', version: 2, corrections: 4, people: 2, kind: 'style_fix', name: 'border-radius: 3px becomes border-radius: 12px', heldOut: { right: 4, of: 4 },
      replay: { judged: 4, saved: 4, worse: 0, unchanged: 0, approved: [], avoidedCorrections: [expect.any(Number), expect.any(Number), third.id, fourth.id] },
    });
    expect(lesson?.replay.interval.low).toBeGreaterThan(1.9);
    if (lesson === undefined) return;
    expect(await refusalOf(approve(made, dana, lesson))).toBe('lesson.teacher_cannot_decide');
    expect(await refusalOf(approve(made, ana, lesson))).toBe('access.denied');
    expect(await refusalOf(approve(made, eve, { ...lesson, contentHash: 'a'.repeat(64) }))).toBe('lesson.stale');
    expect((await getLesson(deps, await dana.principal(), { id: lesson.id })).blockedBy).toMatch(/corrections you reported/);
    expect(await approve(made, eve, lesson)).toMatchObject({ status: 'active', decidedBy: 'Eve' });
    expect(await refusalOf(approve(made, eve, lesson))).toBe('lesson.illegal_move');
    const told = await made.scene.database.admin.query(`select distinct event, u.name from notifications n join users u on u.id = n.user_id where event like 'lesson%' order by 1, 2`);
    expect(told.rows).toEqual([{ event: 'lesson_proposed', name: 'Eve' }, { event: 'lesson_proposed', name: 'Olga' }]);
    await retractCorrection(deps, await dana.principal(), { id: fourth.id, reason: 'It was right before' });
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ id: lesson.id, status: 'collecting', missing: 'Not enough evidence: 1 of 2 people.', reason: `Correction #${fourth.id} of the 4 it rested on was retracted.` }]);
    const actions = (await organization.ledger()).map(({ action }) => action).filter((action) => action.startsWith('lesson.'));
    expect(actions).toEqual(['lesson.mined', 'lesson.mined', 'lesson.proposed', 'lesson.approved', 'lesson.mined', 'lesson.retracted']);
  });

  it('is settled once, however often its corrections are looked through', async () => {
    const made = await learningScene();
    await taught(made);
    const before = [await made.lessons(), (await made.organization.ledger()).length];
    await made.mine();
    await Promise.all([made.mine(), made.mine()]);
    await made.scene.database.admin.query('delete from learning_states where brand_id = $1', [made.brandId]);
    await Promise.all([made.mine(), made.mine()]);
    expect([await made.lessons(), (await made.organization.ledger()).length]).toEqual(before);
  });

  it('is not learnt from what one person reports in the name of Opal, or from retracted corrections', async () => {
    const made = await learningScene();
    const { corrections } = await taught(made);
    const admin = made.scene.database.admin;
    expect(corrections).toHaveLength(3);
    await retractCorrection(made.deps, await made.ana.principal(), { id: corrections[0]?.id ?? 0, reason: 'A mistake of mine' });
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'retracted' }]);
    await made.correct(made.dana, 'five');
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'proposed', corrections: 3, reason: 'Corrections show it again.' }]);
    expect((await admin.query('select count(*)::int as n from lesson_versions')).rows[0].n).toBeGreaterThan(1);
  });

  it('shows which approved code it would change, and what it would make of it', async () => {
    const made = await learningScene();
    const { deps, dana, eve, ana } = made;
    const { id, contentHash } = await made.code(undefined, '.xp-other {\n  margin: 0;\n  border-radius: 3px;\n}\n');
    await submitForReview(deps, await ana.principal(), { id, note: '' });
    await decideReview(deps, await eve.principal(), { id, contentHash, decision: 'approve', note: '', checklist: [] });
    const { lesson, corrections } = await taught(made);
    expect(lesson.replay).toMatchObject({ judged: 4, saved: 3, worse: 1, approved: [{ codeId: id, contentHash, verdict: 'pass' }] });
    const example = await getLessonExample(deps, await dana.principal(), { id: lesson.id, codeId: id });
    expect(example).toMatchObject({ revision: 1, after: { css: '.xp-other {\n  margin: 0;\n  border-radius: 12px;\n}\n' } });
    const [first] = corrections;
    const member = await getLessonExample(deps, await dana.principal(), { id: lesson.id, codeId: first?.codeId ?? 0, correctionId: first?.id });
    expect(member.before.css).toContain('3px');
    expect(member.after.css).toContain('12px');
    expect(await refusalOf(getLessonExample(deps, await dana.principal(), { id: lesson.id, codeId: id, correctionId: first?.id }))).toBe('access.not_found');
  });

  it('can be turned down, approved after all, and taken out of use; corrections that show it again do not bring it back', async () => {
    const made = await learningScene();
    const { deps, eve } = made;
    const { lesson } = await taught(made);
    const { results } = await decideLessons(deps, await eve.principal(), { items: [lesson, { ...lesson, id: 2_000_000_000 }], decision: 'reject', note: 'Only in the sale' });
    expect(results).toMatchObject([{ outcome: 'done', status: 'rejected' }, { outcome: 'refused', code: 'access.not_found' }]);
    await made.correct(made.dana, 'six');
    await made.mine();
    const [again] = await made.lessons();
    expect(again).toMatchObject({ status: 'rejected', corrections: 4, version: 2 });
    if (again === undefined) return;
    await approve(made, eve, again);
    expect(await refusalOf(revertLesson(deps, await made.ana.principal(), { id: lesson.id, reason: 'It is wrong' }))).toBe('access.denied');
    expect(await revertLesson(deps, await eve.principal(), { id: lesson.id, reason: 'Too round on phones' })).toMatchObject({ status: 'reverted', reason: 'Too round on phones' });
    await made.correct(made.dana, 'seven');
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'reverted', corrections: 5 }]);
    expect((await getLesson(deps, await eve.principal(), { id: lesson.id })).decisions.map(({ decision, by }) => `${decision} ${by}`)).toEqual(['reject Eve', 'approve Eve', 'revert Eve']);
  });

  it('goes into use by itself only when the brand says so and its replay is clean', async () => {
    const made = await learningScene();
    const { lesson } = await taught(made);
    expect(lesson.status).toBe('proposed');
    await setPolicy(made, { autoApply: true, autoApplyCorrections: 4 });
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'proposed' }]);
    await made.correct(made.dana, 'four');
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'active', autoApplied: true, decidedBy: 'Learning' }]);
  });

  it('is put in use by nobody past the rules, whatever writes to the table', async () => {
    const made = await learningScene();
    const { lesson } = await taught(made);
    const { admin } = made.scene.database;
    await expect(admin.query(`update lessons set status = 'active' where id = $1`, [lesson.id])).rejects.toThrow(/not put in use/);
    await expect(admin.query(`update lessons set status = 'active', auto_applied = true where id = $1`, [lesson.id])).rejects.toThrow(/not put in use/);
    await admin.query(`insert into lesson_decisions (organization_id, lesson_id, version, content_hash, user_id, decision, created_by) values ($1, $2, 1, $3, $4, 'approve', '{}')`, [made.organization.id, lesson.id, lesson.contentHash, made.dana.userId]);
    await expect(admin.query(`update lessons set status = 'active' where id = $1`, [lesson.id])).rejects.toThrow(/not put in use/);
    await expect(admin.query(`delete from lessons where id = $1`, [lesson.id])).rejects.toThrow();
  });
});

describe('the board', () => {
  it('orders by edits saved times evidence, filters, and says what waits', async () => {
    const made = await learningScene();
    for (const name of ['a', 'b', 'c', 'd']) await made.correct(name === 'a' ? made.dana : made.ana, name);
    for (const name of ['e', 'f', 'g']) await made.correct(name === 'e' ? made.dana : made.ana, name, { from: '5px', to: '0' });
    await made.mine();
    await made.correct(made.ana, 'h');
    const page = await listLessons(made.deps, await made.dana.principal(), { brandId: made.brandId, limit: 1 });
    expect(page).toMatchObject({ total: 2, waiting: 1, counts: [{ status: 'proposed', count: 2 }], rows: [{ name: 'border-radius: 3px becomes border-radius: 12px' }] });
    expect(page.minedAt).not.toBeNull();
    const next = await listLessons(made.deps, await made.dana.principal(), { brandId: made.brandId, limit: 1, cursor: page.nextCursor ?? '' });
    expect(next.rows).toMatchObject([{ name: 'border-radius: 5px becomes border-radius: 0' }]);
    expect((await listLessons(made.deps, await made.dana.principal(), { brandId: made.brandId, status: 'active', limit: 1 })).rows).toEqual([]);
    expect(await refusalOf(listLessons(made.deps, await made.dana.principal(), { brandId: 2_000_000_000, limit: 1 }))).toBe('access.not_found');
  });
});

describe('the lineage of code', () => {
  it('names the revision, the person and the correction behind each line', async () => {
    const made = await learningScene();
    const correction = await made.correct(made.dana, 'one');
    const { parts } = await getCodeLineage(made.deps, await made.ana.principal(), { id: correction.codeId });
    expect(parts).toMatchObject([
      {
        language: 'css',
        blocks: [
          { from: 1, to: 2, origin: { kind: 'model' } },
          { from: 3, to: 3, text: '  border-radius: 12px;', origin: { kind: 'correction', by: 'Dana', correctionId: correction.id, reasonKind: 'off_brand' } },
          { from: 4, to: 5, origin: { kind: 'model' } },
        ],
      },
    ]);
    expect((await getCodeLineage(made.deps, await made.ana.principal(), { id: correction.codeId, revision: 1 })).parts[0]?.blocks).toHaveLength(1);
    expect(await refusalOf(getCodeLineage(made.deps, await made.ana.principal(), { id: correction.codeId, revision: 9 }))).toBe('access.not_found');
  });
});
