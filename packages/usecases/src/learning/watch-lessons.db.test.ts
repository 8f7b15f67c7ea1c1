import { describe, expect, it } from 'vitest';
import { learningScene, type SettledAs } from '../../test/learning-scene.js';
import { insertEdit } from '../../test/outcome-scene.js';
import type { Deps } from '../deps.js';
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

/** A database whose statements of transactions are written down. */
function recording(db: Deps['db']): { readonly db: Deps['db']; readonly statements: string[] } {
  const statements: string[] = [];
  const connect = async (): ReturnType<Deps['db']['connect']> => {
    const client = await db.connect();
    const query = client.query.bind(client);
    const release = client.release.bind(client);
    const recorded = (...args: Parameters<typeof query>) => {
      const [first] = args as unknown[];
      statements.push(typeof first === 'string' ? first : ((first as { text?: string }).text ?? ''));
      return query(...args);
    };
    return Object.assign(client, {
      query: recorded,
      release: (isBroken?: boolean) => {
        Object.assign(client, { query, release });
        release(isBroken);
      },
    });
  };
  const watched = new Proxy(db, {
    get: (target, key) => {
      const value: unknown = key === 'connect' ? connect : Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { db: watched, statements };
}

describe('a look at lessons', () => {
  const reads = (statements: readonly string[]): number => statements.filter((text) => /generated_code|from lessons$|code_outcomes/.test(text)).length;

  it('costs one statement for an organisation where nothing was settled or revised since, and reads all when something was', async () => {
    const made = await learningScene();
    const lesson = await made.approved();
    await made.settled(lesson.id, many(5, 'approved'));
    const { db, statements } = recording(made.deps.db);
    const look = async (): Promise<number> => {
      statements.length = 0;
      await watchLessons({ ...made.deps, db });
      return reads(statements);
    };
    expect(await look()).toBeGreaterThan(1);
    expect(await look()).toBe(1);
    expect(statements.filter((text) => !/^(begin|commit|rollback)/.test(text))).toHaveLength(1);
    await made.settled(lesson.id, many(1, 'rejected'));
    expect(await look()).toBeGreaterThan(1);
    expect(await look()).toBe(1);
    // A mark is not trusted for longer than a day.
    await made.scene.database.admin.query("update learning_watch set read_at = now() - interval '25 hours'");
    expect(await look()).toBeGreaterThan(1);
  });

  it('finds what a full reading finds: also lines that were changed after their code was settled', async () => {
    const made = await learningScene();
    const lesson = await made.approved();
    const codes = await made.settled(lesson.id, many(20, 'kept'));
    expect(await watchLessons(made.deps)).toBe(0);
    for (const [at, codeId] of codes.entries()) {
      await insertEdit(made.scene.database, { organizationId: made.organization.id, codeId, css: '.xp-made {\n  color: blue;\n  border-radius: 5px;\n}\n', number: 3 });
      const { reading } = await getLesson(made.deps, await made.eve.principal(), { id: lesson.id });
      const withdrawn = await watchLessons(made.deps);
      expect({ at, withdrawn }).toEqual({ at, withdrawn: reading?.verdict === 'open' ? 0 : 1 });
      if (withdrawn === 1) break;
    }
    expect(await made.lessons()).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('is repeated when it could not read a lesson', async () => {
    const made = await learningScene();
    const lesson = await made.approved();
    await made.settled(lesson.id, [...many(6, 'approved'), ...many(12, 'changed')]);
    const failing = { ...made.deps, log: { ...made.deps.log, error: () => undefined } };
    const { admin } = made.scene.database;
    await admin.query('alter table lessons rename column is_mined to is_mined_away');
    expect(await watchLessons(failing)).toBe(0);
    await admin.query('alter table lessons rename column is_mined_away to is_mined');
    expect(await watchLessons(made.deps)).toBe(1);
  });
});
