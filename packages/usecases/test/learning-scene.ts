import type { Correction } from '@safecode/domain/corrections/correction';
import type { Lesson } from '@safecode/domain/learning/lesson';
import { reportCorrection } from '../src/corrections/report-correction.js';
import { mineBrand } from '../src/learning/mine-brand.js';
import { decideLesson } from '../src/learning/decide-lesson.js';
import { listLessons } from '../src/learning/view-lessons.js';
import { insertEdit, insertOutcomes } from './outcome-scene.js';
import { reviewScene, type ReviewScene } from './review-scene.js';
import type { Person } from './people-scene.js';

export interface LearningScene extends ReviewScene {
  /** Code by Ana, corrected by somebody: the corner of its note becomes round. `name` makes it a code of its own. */
  correct(by: Person, name: string, change?: { readonly from: string; readonly to: string; readonly reason?: string }): Promise<Correction>;
  mine(): Promise<void>;
  /** Three corrections by Ana, Ana and Dana, mined, and the lesson approved by Eve. */
  approved(): Promise<Lesson>;
  /** Settled codes that the lesson wrote line 3 of (or, without one, that it did not touch), made in the last hours. */
  settled(lessonId: number | null, outcomes: readonly SettledAs[]): Promise<number[]>;
  lessons(by?: Person): Promise<Awaited<ReturnType<typeof listLessons>>['rows']>;
}

/** `kept`: edited, with the line of the lesson as it was; `changed`: the line itself was edited. */
export type SettledAs = 'approved' | 'kept' | 'changed' | 'rejected';

const sourceOf = (name: string, radius: string): string => `.xp-${name} {\n  color: red;\n  border-radius: ${radius};\n}\n`;

/** A brand with people who correct its code. */
export async function learningScene(): Promise<LearningScene> {
  const made = await reviewScene();
  const { deps, brandId, organization } = made;
  const scene: LearningScene = {
    ...made,
    correct: async (by, name, { from, to, reason = `Round, says ${name}` } = { from: '3px', to: '12px' }) => {
      const { id, contentHash } = await made.code(undefined, sourceOf(name, from));
      const { correction } = await reportCorrection(deps, await by.principal(), {
        id, originalRevision: 1, baseHash: contentHash, javascript: '', css: sourceOf(name, to), reasonKind: 'off_brand', reason, source: 'console',
      });
      return correction;
    },
    approved: async () => {
      for (const [at, by] of [made.ana, made.ana, made.dana].entries()) await scene.correct(by, `taught${at}`);
      await scene.mine();
      const [lesson] = await scene.lessons();
      if (lesson === undefined) throw new Error('Nothing was learnt.');
      return decideLesson(deps, await made.eve.principal(), { id: lesson.id, contentHash: lesson.contentHash, decision: 'approve', note: '' });
    },
    settled: (lessonId, outcomes) => settleCodes(made, lessonId, outcomes),
    mine: () => mineBrand(deps, { organizationId: organization.id, brandId }),
    lessons: async (by = made.dana) => (await listLessons(deps, await by.principal(), { brandId, limit: 50 })).rows,
  };
  return scene;
}

/** Codes past all use cases: what became of many is what is tested, not how. */
async function settleCodes({ scene: { database }, organization, brandId }: ReviewScene, lessonId: number | null, outcomes: readonly SettledAs[]): Promise<number[]> {
  const from = lessonId === null ? {} : { lessons: [{ id: lessonId, version: 1, name: 'Round', lines: { js: [], css: [[3, 3]] } }] };
  const ids: number[] = [];
  for (const outcome of outcomes) {
    const [codeId] = await insertOutcomes(database, { organizationId: organization.id, brandId }, [{ features: {}, isClean: outcome === 'approved', isRejected: outcome === 'rejected', madeFrom: from, css: sourceOf('made', '12px') }]);
    if (codeId === undefined) throw new Error('No code was made.');
    ids.push(codeId);
    if (outcome === 'rejected' || outcome === 'approved') continue;
    const css = outcome === 'kept' ? sourceOf('made', '12px').replace('red', 'blue') : sourceOf('made', '5px');
    await insertEdit(database, { organizationId: organization.id, codeId, css });
  }
  return ids;
}

export const refusalOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'allowed', (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)));
