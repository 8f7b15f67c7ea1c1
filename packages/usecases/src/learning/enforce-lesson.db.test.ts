import { describe, expect, it } from 'vitest';
import { learningScene, refusalOf, type LearningScene } from '../../test/learning-scene.js';
import { reportCorrection } from '../corrections/report-correction.js';
import { archiveRule } from '../rules/archive-rule.js';
import { createRule } from '../rules/create-rule.js';
import { listRules } from '../rules/list-rules.js';
import { updateRule } from '../rules/update-rule.js';
import { retractCorrection } from '../corrections/retract-correction.js';
import { listCorrections } from '../corrections/list-corrections.js';
import { dayAfter } from './candidate-rule.js';
import { revertLesson } from './decide-lesson.js';
import { changeLessonRule, enforceLesson, getLessonRule } from './enforce-lesson.js';
import { watchLessons } from './watch-lessons.js';

const inDays = (days: number): string => dayAfter(new Date(), days);

/** A lesson in use, and what Eve would send to make it a rule. */
async function inUse(made: LearningScene) {
  const { id, contentHash } = await made.approved();
  return { id, contentHash, number: 'L1', text: 'Corners are round.', ownerId: made.ana.userId, expiresOn: inDays(90), note: '' };
}

const verdictOf = async (made: LearningScene, css: string): Promise<string> => {
  const { id, contentHash } = await made.code();
  return refusalOf(reportCorrection(made.deps, await made.dana.principal(), { id, originalRevision: 1, baseHash: contentHash, javascript: '', css, reasonKind: 'other', reason: '', source: 'console' }));
};

describe('a lesson as a rule', () => {
  it('is shown before: number, examples from a correction, what speaks against it, and approved code that would fail', async () => {
    const made = await learningScene();
    const lesson = await inUse(made);
    const view = await getLessonRule(made.deps, await made.ricky.principal(), { id: lesson.id });
    expect(view.rule).toBeNull();
    expect(view.candidate).toMatchObject({ number: `L${lesson.id}`, expiresOn: inDays(180), conflicts: [], wouldFail: [], example: { language: 'css', failing: expect.stringContaining('3px'), passing: expect.stringContaining('12px') } });
    expect(view.owners.map(({ name }) => name)).toContain('Ana');
    expect(view.blockedBy).not.toBeNull();
    expect((await getLessonRule(made.deps, await made.eve.principal(), { id: lesson.id })).blockedBy).toBeNull();
  });

  it('holds for all code after the decision of somebody else than those who taught it, is mended by the lesson, and leaves with it', async () => {
    const made = await learningScene();
    const { deps, eve, dana, ana } = made;
    const lesson = await inUse(made);
    const square = '.xp-hand { border-radius: 3px }';
    expect(await verdictOf(made, square)).toBe('allowed');
    expect(await refusalOf(enforceLesson(deps, await dana.principal(), lesson))).toBe('lesson.teacher_cannot_decide');
    expect(await refusalOf(enforceLesson(deps, await ana.principal(), lesson))).toBe('access.denied');
    expect(await refusalOf(enforceLesson(deps, await eve.principal(), { ...lesson, contentHash: 'a'.repeat(64) }))).toBe('lesson.stale');
    for (const expiresOn of [inDays(0), inDays(-5), inDays(800)]) expect(await refusalOf(enforceLesson(deps, await eve.principal(), { ...lesson, expiresOn }))).toBe('lesson.rule_expiry');
    const vera = await made.organization.join('Vera', 'viewer');
    expect(await refusalOf(enforceLesson(deps, await eve.principal(), { ...lesson, ownerId: vera.userId }))).toBe('lesson.rule_owner');
    const { rule, candidate } = await enforceLesson(deps, await eve.principal(), { ...lesson, note: 'Always' });
    expect(candidate).toBeNull();
    expect(rule).toMatchObject({ number: 'L1', version: 1, status: 'active', owner: 'Ana', expiresOn: lesson.expiresOn, lessonVersion: 1, madeBy: 'Eve', example: { failing: expect.stringContaining('3px') } });
    expect(await refusalOf(enforceLesson(deps, await eve.principal(), lesson))).toBe('lesson.rule_exists');
    expect(await verdictOf(made, square)).toBe('correction.not_safe');
    expect(await verdictOf(made, '.xp-hand { border-radius: 12px }')).toBe('allowed');
    expect((await made.organization.ledger()).filter(({ action }) => action === 'lesson.enforced' || action === 'rule.created')).toMatchObject([{ after: { contentHash: lesson.contentHash } }, { after: { id: 'L1', lesson: lesson.id, owner: made.ana.userId } }]);
    await revertLesson(deps, await eve.principal(), { id: lesson.id, reason: 'Square again' });
    expect(await verdictOf(made, square)).toBe('allowed');
    expect((await getLessonRule(deps, await eve.principal(), { id: lesson.id })).rule).toMatchObject({ status: 'archived' });
    expect((await listRules(deps, await eve.principal(), { brandId: made.brandId, limit: 50 })).rows).toEqual([]);
  });

  it('leaves with a retracted correction, as if it had never been', async () => {
    const made = await learningScene();
    const lesson = await inUse(made);
    await enforceLesson(made.deps, await made.eve.principal(), lesson);
    const [correction] = (await listCorrections(made.deps, await made.dana.principal(), { brandId: made.brandId, limit: 10 })).rows.filter(({ reporter }) => reporter === 'Ana');
    await retractCorrection(made.deps, await made.ana.principal(), { id: correction?.id ?? 0, reason: 'A mistake of mine' });
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'retracted' }]);
    expect(await verdictOf(made, '.xp-hand { border-radius: 3px }')).toBe('allowed');
  });

  it('is refused where what people made right would not pass, with the correction and the finding', async () => {
    const made = await learningScene();
    const lesson = await inUse(made);
    await createRule(made.deps, await made.owner.principal(), { brandId: made.brandId, definition: { id: 'S1', text: '', kind: 'max-size', js: 60, css: 20 } });
    const { candidate } = await getLessonRule(made.deps, await made.eve.principal(), { id: lesson.id });
    expect(candidate?.conflicts[0]).toMatchObject({ message: expect.stringMatching(/^What correction #\d+ made right does not pass: /), mend: expect.stringMatching(/^Change the rule/) });
    expect(await refusalOf(enforceLesson(made.deps, await made.eve.principal(), lesson))).toBe('lesson.rule_conflict');
  });

  it('changes its number, text, owner and last day by version; what it demands is its lesson', async () => {
    const made = await learningScene();
    const { deps, eve, dana } = made;
    const lesson = await inUse(made);
    const { rule } = await enforceLesson(deps, await eve.principal(), lesson);
    const change = { id: lesson.id, expectedVersion: 1, number: 'R9', text: 'Round.', ownerId: dana.userId, expiresOn: inDays(30) };
    expect(await refusalOf(changeLessonRule(deps, await (await made.organization.join('Vera', 'viewer')).principal(), change))).toBe('access.denied');
    expect((await changeLessonRule(deps, await made.owner.principal(), change)).rule).toMatchObject({ number: 'R9', version: 2, text: 'Round.', owner: 'Dana', expiresOn: inDays(30) });
    expect(await refusalOf(changeLessonRule(deps, await made.owner.principal(), change))).toBe('conflict.stale_version');
    const byHand = { id: rule?.ruleId ?? 0, expectedVersion: 2, definition: { id: 'R9', text: '', kind: 'no-important' as const } };
    expect(await refusalOf(updateRule(deps, await made.owner.principal(), byHand))).toBe('rule.learnt');
    await archiveRule(deps, await made.owner.principal(), { id: rule?.ruleId ?? 0 });
    expect(await verdictOf(made, '.xp-hand { border-radius: 3px }')).toBe('allowed');
    // It may be made a rule again.
    expect((await enforceLesson(deps, await eve.principal(), { ...lesson, number: 'R10' })).rule).toMatchObject({ number: 'R10', status: 'active' });
  });

  it('ends by itself after its last day, and its owner is told', async () => {
    const made = await learningScene();
    const lesson = await inUse(made);
    await enforceLesson(made.deps, await made.eve.principal(), lesson);
    const clock = (days: number) => ({ now: () => new Date(Date.now() + days * 86_400_000) });
    await watchLessons({ ...made.deps, clock: clock(90) });
    expect(await verdictOf(made, '.xp-hand { border-radius: 3px }')).toBe('correction.not_safe');
    await watchLessons({ ...made.deps, clock: clock(91) });
    await watchLessons({ ...made.deps, clock: clock(91) });
    expect(await verdictOf(made, '.xp-hand { border-radius: 3px }')).toBe('allowed');
    expect((await made.organization.ledger()).filter(({ action }) => action === 'rule.archived')).toHaveLength(1);
    const { rows } = await made.scene.database.admin.query<{ name: string }>(`select u.name from notifications n join users u on u.id = n.user_id where event = 'lesson_rule_expired' order by 1`);
    expect(rows.map(({ name }) => name)).toContain('Ana');
  });

  it('is made past the decision by nobody, whatever writes to the table', async () => {
    const made = await learningScene();
    const lesson = await inUse(made);
    const insert = (kind: string, definition: object) =>
      made.scene.database.admin.query(`insert into code_rules (organization_id, brand_id, rule_id, kind, definition, updated_by) values ($1, $2, 'X1', $3, $4, 'x')`, [made.organization.id, made.brandId, kind, JSON.stringify(definition)]);
    await expect(insert('learnt', { id: 'X1', kind: 'learnt', lesson: lesson.id })).rejects.toThrow(/not made a rule/);
    await insert('no-important', { id: 'X1', kind: 'no-important' });
    await expect(made.scene.database.admin.query(`update code_rules set kind = 'learnt', definition = $1 where rule_id = 'X1'`, [JSON.stringify({ id: 'X1', kind: 'learnt', lesson: lesson.id })])).rejects.toThrow(/not made a rule/);
  });
});
