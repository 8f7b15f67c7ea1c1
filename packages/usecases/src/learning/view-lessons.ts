import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { lessonExampleInputSchema, LessonDetail, LessonExample, LessonPage, ListLessons } from '@safecode/domain/learning/lesson';
import { findCorrection, listCorrectionsById } from '@safecode/database/corrections/correction-repository';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listEffects } from '@safecode/database/learning/effect-repository';
import { countLessons, findLearningProgress, findLesson, listLessonDecisions, listLessons as selectLessons } from '@safecode/database/learning/lesson-read-model';
import { findStoredLesson, listTeachers } from '@safecode/database/learning/lesson-repository';
import { findLearningPolicy } from '@safecode/database/learning/policy-repository';
import { findCodeRow } from '@safecode/database/review/state-repository';
import { findRevision } from '@safecode/database/revisions/revision-repository';
import { applyImprovements } from '@safecode/learning/apply-improvements';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { whyNotDecide } from './decide-lesson.js';
import { readLessonEffect } from './read-lesson-effect.js';

/** Corrections shown with a lesson; all of them stand in its version. */
const SHOWN_MEMBERS = 100;

/** The board: lessons of a brand, those that save most by the best evidence first. @throws access.not_found, access.denied */
export async function listLessons(deps: Deps, principal: Principal, input: ListLessons): Promise<LessonPage> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'code.read', brand.id);
    const page = await selectLessons(tx, { ...input, needed: await findLearningPolicy(tx, brand.id), cursorKey: deps.keys.cursor });
    return { ...page, counts: await countLessons(tx, brand.id), ...(await findLearningProgress(tx, brand.id)) };
  });
}

/** One lesson with what it rests on, who decided, and what it changed. @throws access.not_found, access.denied */
export async function getLesson(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<LessonDetail> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const stored = assertVisible(principal, await findStoredLesson(tx, input.id), 'lesson');
    assertCan(principal, 'code.read', stored.brandId);
    const lesson = await findLesson(tx, stored.id, await findLearningPolicy(tx, stored.brandId));
    if (lesson === null) throw new Error('The lesson is gone.');
    return {
      ...lesson,
      members: await listCorrectionsById(tx, stored.support.slice(0, SHOWN_MEMBERS)),
      decisions: await listLessonDecisions(tx, stored.id),
      effects: await listEffects(tx, stored.id),
      reading: (await readLessonEffect(tx, stored))?.reading ?? null,
      blockedBy: whyNotDecide(principal, stored, await listTeachers(tx, stored.id))?.message ?? null,
    };
  });
}

/**
 * What a lesson makes of the original of a correction, or of the newest revision of a code.
 * @throws access.not_found, access.denied
 */
export async function getLessonExample(deps: Deps, principal: Principal, input: z.infer<typeof lessonExampleInputSchema>): Promise<LessonExample> {
  const { id, codeId, correctionId } = input;
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const lesson = assertVisible(principal, await findStoredLesson(tx, id), 'lesson');
    const code = assertVisible(principal, await findCodeRow(tx, codeId), 'code');
    assertCan(principal, 'code.read', lesson.brandId);
    const correction = correctionId === undefined ? null : assertVisible(principal, await findCorrection(tx, correctionId), 'correction');
    if (code.brandId !== lesson.brandId || (correction !== null && correction.codeId !== code.id)) throw new DomainError('access.not_found', { what: 'code' });
    const revision = await findRevision(tx, code.id, correction?.originalRevision);
    if (revision === null) throw new DomainError('access.not_found', { what: 'revision' });
    const { javascript, css, number } = revision;
    const improvements = [lesson.definition];
    return {
      codeId: code.id,
      revision: number,
      before: { javascript, css },
      after: { javascript: applyImprovements(javascript, 'js', improvements).code, css: applyImprovements(css, 'css', improvements).code },
    };
  });
}
