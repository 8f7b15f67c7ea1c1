import { describe, expect, it } from 'vitest';
import { learningScene, type SettledAs } from '../../test/learning-scene.js';
import { decideLesson } from './decide-lesson.js';
import { getLesson } from './view-lessons.js';
import { watchLessons } from './watch-lessons.js';

const many = (count: number, outcome: SettledAs): SettledAs[] => Array.from({ length: count }, () => outcome);

describe('a lesson in use', () => {
  it('is withdrawn when codes with it go wrong more often, with the numbers; people are told, and a person can approve it again', async () => {
    const made = await learningScene();
    const lesson = await made.approved();
    await made.settled(null, [...many(36, 'approved'), ...many(4, 'kept')]);
    await made.settled(lesson.id, [...many(10, 'approved'), ...many(8, 'kept')]);
    expect(await watchLessons(made.deps)).toBe(0);
    const reading = (await getLesson(made.deps, await made.eve.principal(), { id: lesson.id })).reading;
    expect(reading).toMatchObject({ with: { n: 18, count: 8 }, places: { n: 18, count: 0 }, verdict: 'open', enough: 40 });
    await made.settled(lesson.id, many(22, 'kept'));
    expect(await watchLessons(made.deps)).toBe(1);
    expect(await watchLessons(made.deps)).toBe(0);
    const withdrawn = await getLesson(made.deps, await made.eve.principal(), { id: lesson.id });
    expect(withdrawn).toMatchObject({ status: 'withdrawn', reading: { with: { n: 40, count: 30 }, verdict: 'worse' } });
    expect(withdrawn.reason).toMatch(/^Codes with it go wrong more often: 30 of 40 \(75 %\) were edited or rejected, \d+ of \d+ \(\d+ %\) of like codes without it \(evidence over 1,000, 40 needed\)\.$/);
    const entry = (await made.organization.ledger()).findLast(({ action }) => action === 'lesson.withdrawn');
    expect(entry).toMatchObject({ object_id: String(lesson.id), actor: { label: 'Learning' }, before: { status: 'active' }, after: { with: [30, 40], enough: 40 } });
    const { rows } = await made.scene.database.admin.query<{ name: string }>(`select u.name from notifications n join users u on u.id = n.user_id where event = 'lesson_withdrawn' order by 1`);
    expect(rows.map(({ name }) => name)).toEqual(['Ana', 'Dana', 'Eve', 'Olga']);
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'withdrawn' }]);
    const again = await decideLesson(made.deps, await made.eve.principal(), { id: lesson.id, contentHash: withdrawn.contentHash, decision: 'approve', note: 'The shop is back' });
    expect(again.status).toBe('active');
    // What was before says nothing about now.
    expect((await getLesson(made.deps, await made.eve.principal(), { id: lesson.id })).reading).toMatchObject({ with: { n: 0 }, verdict: 'open' });
    expect(await watchLessons(made.deps)).toBe(0);
  });

  it('is withdrawn when people change the very lines it wrote, also where no code is without it', async () => {
    const made = await learningScene();
    const lesson = await made.approved();
    await made.settled(lesson.id, [...many(6, 'approved'), ...many(12, 'changed'), ...many(2, 'rejected')]);
    expect(await watchLessons(made.deps)).toBe(1);
    const withdrawn = await getLesson(made.deps, await made.eve.principal(), { id: lesson.id });
    expect(withdrawn).toMatchObject({ status: 'withdrawn', reading: { places: { n: 18, count: 12 }, verdict: 'places' } });
    expect(withdrawn.reason).toMatch(/^What it writes is changed again: in 12 of 18 \(67 %\) of its codes, more than 25 % \(evidence \d+, 40 needed\)\.$/);
  });

  it('stays when codes with it do better, or what is changed is elsewhere in the code', async () => {
    const made = await learningScene();
    const lesson = await made.approved();
    await made.settled(null, [...many(20, 'approved'), ...many(30, 'kept')]);
    await made.settled(lesson.id, [...many(40, 'approved'), ...many(10, 'kept')]);
    expect(await watchLessons(made.deps)).toBe(0);
    expect(await made.lessons()).toMatchObject([{ status: 'active' }]);
  });
});
