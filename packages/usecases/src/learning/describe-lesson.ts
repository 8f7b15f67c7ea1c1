import type { LineOrigin } from '@safecode/domain/learning/lineage';
import { listCorrectionsById } from '@safecode/database/corrections/correction-repository';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findLessonVersion } from '@safecode/database/learning/lesson-read-model';
import { findStoredLesson } from '@safecode/database/learning/lesson-repository';

/** A lesson as the reason why lines are there. */
export type LessonOrigin = Extract<LineOrigin, { kind: 'lesson' }>['lesson'];

/** Corrections named with a line. */
const SHOWN = 20;

/** A version of a lesson (null: its newest) with the corrections it rested on and who reported them; null when there is none. */
export async function describeLesson(tx: TenantTransaction, lesson: { readonly id: number; readonly version: number | null }): Promise<LessonOrigin | null> {
  const version = lesson.version ?? (await findStoredLesson(tx, lesson.id))?.version;
  const found = version === undefined ? null : await findLessonVersion(tx, { id: lesson.id, version });
  if (found === null || version === undefined) return null;
  const corrections = await listCorrectionsById(tx, found.correctionIds.slice(0, SHOWN));
  return {
    id: lesson.id,
    version,
    name: found.name,
    taughtBy: corrections.map(({ id, codeId, reporter, reasonKind, retractedAt }) => ({ correctionId: id, codeId, reporter, reasonKind, isRetracted: retractedAt !== null })),
  };
}
