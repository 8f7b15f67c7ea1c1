import type { Lesson, LessonDetail, LessonStatus, ListLessons } from '@safecode/domain/learning/lesson';
import type { LearningPolicy } from '@safecode/domain/learning/learning-policy';
import { describeMissingEvidence } from '@safecode/domain/learning/settle-lessons';
import type { Page } from '@safecode/domain/paging/page';
import { sql } from 'kysely';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import { pageOfRows } from '../paging/page-of-rows.js';

const selectLesson = (tx: TenantTransaction) =>
  tx
    .selectFrom('lessons')
    .select([
      'id', 'brand_id', 'version', 'status', 'name', 'kind', 'form', 'language', 'definition', 'corrections', 'people', 'held_out', 'replay', 'pages', 'score', 'content_hash', 'auto_applied', 'decided_by',
      'decided_at', 'reason', 'updated_at',
      sql<Lesson['named']>`(select json_build_object('title', n.title, 'explanation', n.explanation, 'model', n.model) from lesson_names n
        where n.organization_id = lessons.organization_id and n.lesson_id = lessons.id and n.title <> '' order by n.created_at desc limit 1)`.as('named'),
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof selectLesson>['executeTakeFirstOrThrow']>>;
type Needed = Pick<LearningPolicy, 'minCorrections' | 'minPeople'>;

const toLesson = (row: Row, needed: Needed): Lesson => ({
  id: row.id,
  brandId: row.brand_id,
  version: row.version,
  status: row.status,
  name: row.name,
  kind: row.kind,
  form: row.form,
  language: row.language,
  before: row.definition.before,
  after: row.definition.after,
  corrections: row.corrections,
  people: row.people,
  heldOut: row.held_out,
  replay: row.replay,
  pages: row.pages,
  score: row.score,
  contentHash: row.content_hash,
  missing: row.status === 'collecting' ? describeMissingEvidence({ corrections: row.corrections, people: row.people, pages: row.pages }, needed) : '',
  autoApplied: row.auto_applied,
  named: row.named,
  decidedBy: row.decided_by,
  decidedAt: toIsoOrNull(row.decided_at),
  reason: row.reason,
  updatedAt: toIso(row.updated_at),
});

export async function findLesson(tx: TenantTransaction, id: number, needed: Needed): Promise<Lesson | null> {
  const row = await selectLesson(tx).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toLesson(row, needed);
}

export type LessonQuery = ListLessons & { readonly needed: Needed; readonly cursorKey: Buffer };

/** Lessons of a brand, those that save most by the best evidence first. */
export async function listLessons(tx: TenantTransaction, query: LessonQuery): Promise<Page<Lesson>> {
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, 'lessons', query.cursor);
  let matching = selectLesson(tx).where('brand_id', '=', query.brandId);
  if (query.status !== undefined) matching = matching.where('status', '=', query.status);
  if (query.kind !== undefined) matching = matching.where('kind', '=', query.kind);
  const rows = position === null ? matching : matching.where(sql<boolean>`(score, id) < (${position[0]}::double precision, ${position[1]}::integer)`);
  return pageOfRows({
    found: await rows.orderBy('score', 'desc').orderBy('id', 'desc').limit(query.limit + 1).execute(),
    limit: query.limit,
    tx,
    toView: (row) => toLesson(row, query.needed),
    cursorOf: (row) => encodeCursor(query.cursorKey, 'lessons', [row.score, row.id]),
    count: () => matching.clearSelect().select('id'),
  });
}

/** How many lessons a brand has of each status. */
export async function countLessons(tx: TenantTransaction, brandId: number): Promise<{ status: LessonStatus; count: number }[]> {
  return tx.selectFrom('lessons').select(['status', sql<number>`count(*)::integer`.as('count')]).where('brand_id', '=', brandId).groupBy('status').orderBy('status').execute();
}

/** Lessons that wait for a decision, in the brands given (`null`: all). */
export async function countProposed(tx: TenantTransaction, brandIds: readonly number[] | null): Promise<number> {
  const rows = tx.selectFrom('lessons').select(sql<number>`count(*)::integer`.as('count')).where('status', '=', 'proposed');
  const counted = await (brandIds === null ? rows : rows.where(sql<boolean>`brand_id = any(${[...brandIds]}::integer[])`)).executeTakeFirstOrThrow();
  return counted.count;
}

export async function listLessonDecisions(tx: TenantTransaction, lessonId: number): Promise<LessonDetail['decisions']> {
  const rows = await tx.selectFrom('lesson_decisions').select(['decision', 'created_by', 'note', 'version', 'created_at']).where('lesson_id', '=', lessonId).orderBy('id').execute();
  return rows.map(({ created_by: actor, created_at: at, ...row }) => ({ ...row, by: actor.label, at: toIso(at) }));
}

/** The corrections a version of a lesson rested on; null when there is no such version. */
export async function findLessonVersion(tx: TenantTransaction, lesson: { readonly id: number; readonly version: number }): Promise<{ readonly name: string; readonly correctionIds: number[] } | null> {
  const row = await tx
    .selectFrom('lesson_versions as version')
    .innerJoin('lessons as lesson', (join) => join.onRef('lesson.organization_id', '=', 'version.organization_id').onRef('lesson.id', '=', 'version.lesson_id'))
    .select(['lesson.name', 'version.correction_ids as correctionIds'])
    .where('version.lesson_id', '=', lesson.id)
    .where('version.version', '=', lesson.version)
    .executeTakeFirst();
  return row ?? null;
}

/** When the corrections of a brand were last looked through, and how many standing ones are newer. */
export async function findLearningProgress(tx: TenantTransaction, brandId: number): Promise<{ readonly minedAt: string | null; readonly waiting: number }> {
  const { rows } = await sql<{ minedAt: Date | null; waiting: number }>`
    select (select mined_at from learning_states where brand_id = ${brandId}) as "minedAt",
           (select count(*)::integer from corrections c where c.brand_id = ${brandId} and c.retracted_at is null
               and c.id > coalesce((select newest_correction_id from learning_states where brand_id = ${brandId}), 0)) as waiting`.execute(tx);
  const [row] = rows;
  return { minedAt: toIsoOrNull(row?.minedAt ?? null), waiting: row?.waiting ?? 0 };
}
