import type { Improvement } from '@safecode/domain/corrections/improvement';
import type { ActiveLesson } from '@safecode/domain/learning/active-lesson';
import type { AliasPages, HeldOut, LessonReplay, LessonStatus } from '@safecode/domain/learning/lesson';
import type { KnownLesson } from '@safecode/domain/learning/settle-lessons';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** A lesson as commands need it. */
export interface StoredLesson extends KnownLesson {
  readonly brandId: number;
  readonly version: number;
  readonly name: string;
  readonly definition: Improvement;
}

const selectLesson = (tx: TenantTransaction) =>
  tx
    .selectFrom('lessons as lesson')
    .select([
      'lesson.id', 'lesson.brand_id as brandId', 'lesson.lesson_key as key', 'lesson.version', 'lesson.status', 'lesson.name', 'lesson.definition', 'lesson.content_hash as contentHash', 'lesson.is_mined as isMined', 'lesson.replay', 'lesson.pages',
      sql<number[]>`array(select s.correction_id from lesson_corrections s where s.organization_id = lesson.organization_id and s.lesson_id = lesson.id order by s.correction_id)`.as('support'),
    ]);

export async function findStoredLesson(tx: TenantTransaction, id: number): Promise<StoredLesson | null> {
  return (await selectLesson(tx).where('lesson.id', '=', id).executeTakeFirst()) ?? null;
}

/** The lesson with its lock: decisions on one lesson are taken one after the other. */
export async function lockLesson(tx: TenantTransaction, id: number): Promise<StoredLesson | null> {
  return (await selectLesson(tx).where('lesson.id', '=', id).forUpdate('lesson').executeTakeFirst()) ?? null;
}

/** All lessons of a brand, locked: nobody decides on one while it is settled. */
export async function lockLessonsOfBrand(tx: TenantTransaction, brandId: number): Promise<StoredLesson[]> {
  return selectLesson(tx).where('lesson.brand_id', '=', brandId).orderBy('lesson.id').forUpdate('lesson').execute();
}

/** Lessons in use, in the order in which they are applied. */
export async function listActiveLessons(tx: TenantTransaction, brandId: number): Promise<ActiveLesson[]> {
  const rows = await tx.selectFrom('lessons').select(['id', 'version', 'name', 'definition']).where('brand_id', '=', brandId).where('status', '=', 'active').orderBy('id').execute();
  return rows.map(({ definition, ...lesson }) => ({ ...lesson, improvement: definition }));
}

/** Ids of the people who reported what a lesson rests on. */
export async function listTeachers(tx: TenantTransaction, lessonId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select t as id from app.lesson_teachers(${tx.tenantContext.organizationId}, ${lessonId}) as t order by t`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What mining found out about one lesson. */
export interface LessonContent {
  readonly key: string;
  readonly name: string;
  readonly improvement: Improvement;
  readonly support: readonly number[];
  readonly people: number;
  readonly heldOut: HeldOut;
  readonly replay: LessonReplay;
  readonly pages: AliasPages | null;
  readonly score: number;
  readonly contentHash: string;
}

const columnsOf = (content: LessonContent) => ({
  name: content.name,
  kind: content.improvement.kind,
  form: content.improvement.form,
  language: content.improvement.language,
  definition: JSON.stringify(content.improvement),
  corrections: content.support.length,
  people: content.people,
  held_out: content.heldOut === null ? null : JSON.stringify(content.heldOut),
  replay: JSON.stringify(content.replay),
  pages: content.pages === null ? null : JSON.stringify(content.pages),
  score: content.score,
  content_hash: content.contentHash,
  is_mined: true,
});

/** Adds a lesson at version 1, as collecting or proposed. */
export async function insertLesson(tx: TenantTransaction, lesson: { readonly brandId: number; readonly status: 'collecting' | 'proposed'; readonly content: LessonContent }): Promise<number> {
  const { brandId, status, content } = lesson;
  const { id } = await tx.insertInto('lessons').values({ brand_id: brandId, lesson_key: content.key, status, ...columnsOf(content) }).returning('id').executeTakeFirstOrThrow();
  await writeVersion(tx, { id, version: 1 }, content);
  return id;
}

/** Writes what a lesson is now; another content is its next version. Its status stays. Answers the version. */
export async function updateLessonContent(tx: TenantTransaction, lesson: Pick<StoredLesson, 'id' | 'version' | 'contentHash'>, content: LessonContent): Promise<number> {
  const version = content.contentHash === lesson.contentHash ? lesson.version : lesson.version + 1;
  await tx.updateTable('lessons').set({ ...columnsOf(content), version, updated_at: sql<Date>`now()` }).where('id', '=', lesson.id).execute();
  if (version !== lesson.version) await writeVersion(tx, { id: lesson.id, version }, content);
  return version;
}

async function writeVersion(tx: TenantTransaction, { id, version }: { id: number; version: number }, content: LessonContent): Promise<void> {
  const { definition, held_out, replay } = columnsOf(content);
  await tx
    .insertInto('lesson_versions')
    .values({ lesson_id: id, version, content_hash: content.contentHash, definition, correction_ids: [...content.support], people: content.people, held_out, replay })
    .execute();
  await tx.deleteFrom('lesson_corrections').where('lesson_id', '=', id).execute();
  if (content.support.length > 0) await tx.insertInto('lesson_corrections').values(content.support.map((correctionId) => ({ lesson_id: id, correction_id: correctionId }))).execute();
}

export interface StatusChange {
  readonly status: LessonStatus;
  readonly reason: string;
  readonly isDecision: boolean;
  readonly autoApplied?: boolean;
  readonly isMined?: boolean;
}

/** Moves a lesson. The database refuses to put one in use that nobody else decided on. */
export async function updateLessonStatus(tx: TenantTransaction, id: number, change: StatusChange): Promise<void> {
  await tx
    .updateTable('lessons')
    .set({
      status: change.status,
      reason: change.reason,
      updated_at: sql<Date>`now()`,
      ...(change.isMined === undefined ? {} : { is_mined: change.isMined }),
      auto_applied: change.autoApplied ?? false,
      ...(change.isDecision ? { decided_by: sql<string | null>`app.actor_label()`, decided_at: sql<Date>`now()` } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** Notes that standing corrections do not show a lesson any more, which stays what it is. */
export async function hideLesson(tx: TenantTransaction, id: number, reason: string): Promise<void> {
  await tx.updateTable('lessons').set({ is_mined: false, ...(reason === '' ? {} : { reason }) }).where('id', '=', id).execute();
}

export async function insertLessonDecision(tx: TenantTransaction, decision: { readonly lessonId: number; readonly version: number; readonly contentHash: string; readonly decision: 'approve' | 'reject' | 'revert' | 'enforce'; readonly note: string }): Promise<void> {
  await tx
    .insertInto('lesson_decisions')
    .values({ lesson_id: decision.lessonId, version: decision.version, content_hash: decision.contentHash, decision: decision.decision, note: decision.note })
    .execute();
}
