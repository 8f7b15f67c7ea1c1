import type { Correction } from '@safecode/domain/corrections/correction';
import { reportCorrection } from '../src/corrections/report-correction.js';
import { mineBrand } from '../src/learning/mine-brand.js';
import { listLessons } from '../src/learning/view-lessons.js';
import { reviewScene, type ReviewScene } from './review-scene.js';
import type { Person } from './people-scene.js';

export interface LearningScene extends ReviewScene {
  /** Code by Ana, corrected by somebody: the corner of its note becomes round. `name` makes it a code of its own. */
  correct(by: Person, name: string, change?: { readonly from: string; readonly to: string; readonly reason?: string }): Promise<Correction>;
  mine(): Promise<void>;
  lessons(by?: Person): Promise<Awaited<ReturnType<typeof listLessons>>['rows']>;
}

const sourceOf = (name: string, radius: string): string => `.xp-${name} {\n  color: red;\n  border-radius: ${radius};\n}\n`;

/** A brand with people who correct its code. */
export async function learningScene(): Promise<LearningScene> {
  const made = await reviewScene();
  const { deps, brandId, organization } = made;
  return {
    ...made,
    correct: async (by, name, { from, to, reason = `Round, says ${name}` } = { from: '3px', to: '12px' }) => {
      const { id, contentHash } = await made.code(undefined, sourceOf(name, from));
      const { correction } = await reportCorrection(deps, await by.principal(), {
        id, originalRevision: 1, baseHash: contentHash, javascript: '', css: sourceOf(name, to), reasonKind: 'off_brand', reason, source: 'console',
      });
      return correction;
    },
    mine: () => mineBrand(deps, { organizationId: organization.id, brandId }),
    lessons: async (by = made.dana) => (await listLessons(deps, await by.principal(), { brandId, limit: 50 })).rows,
  };
}

export const refusalOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'allowed', (error: unknown) => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)));
