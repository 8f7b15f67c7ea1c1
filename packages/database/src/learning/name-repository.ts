import type { Improvement } from '@safecode/domain/corrections/improvement';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** A lesson that a model has not been asked about yet. */
export interface UnnamedLesson {
  readonly id: number;
  readonly definition: Improvement;
  readonly correctionIds: readonly number[];
}

/** Lessons of a brand people look at and no model was asked about with this prompt, those that save most first. */
export async function listUnnamedLessons(tx: TenantTransaction, { brandId, promptVersion, limit }: { readonly brandId: number; readonly promptVersion: string; readonly limit: number }): Promise<UnnamedLesson[]> {
  const { rows } = await sql<UnnamedLesson>`
    select l.id, l.definition, array(select s.correction_id from lesson_corrections s where s.organization_id = l.organization_id and s.lesson_id = l.id order by s.correction_id desc) as "correctionIds"
      from lessons l
     where l.brand_id = ${brandId} and l.status in ('proposed', 'active')
       and not exists (select 1 from lesson_names n where n.organization_id = l.organization_id and n.lesson_id = l.id and n.prompt_version = ${promptVersion})
     order by l.score desc, l.id limit ${limit}`.execute(tx);
  return rows;
}

/** What naming lessons of a brand has cost since an instant, in millionths of a US dollar. */
export async function costOfNames(tx: TenantTransaction, brandId: number, since: Date): Promise<number> {
  const { rows } = await sql<{ cost: number }>`
    select coalesce(sum(u.cost_micro_usd), 0)::double precision as cost
      from model_usage u join lessons l on l.organization_id = u.organization_id and l.id = u.lesson_id
     where u.purpose = 'lesson_name' and l.brand_id = ${brandId} and u.created_at >= ${since}`.execute(tx);
  return rows[0]?.cost ?? 0;
}

/** What asking for the name of a lesson has cost so far, in millionths of a US dollar. */
export async function costOfLesson(tx: TenantTransaction, lessonId: number): Promise<number> {
  const { rows } = await sql<{ cost: number }>`select coalesce(sum(cost_micro_usd), 0)::double precision as cost from model_usage where lesson_id = ${lessonId}`.execute(tx);
  return rows[0]?.cost ?? 0;
}

export interface NewLessonName {
  readonly lessonId: number;
  readonly promptVersion: string;
  /** Both empty: there is no name that may be shown. */
  readonly title: string;
  readonly explanation: string;
  readonly model: string;
}

/** Keeps what a model called a lesson; false when somebody else was first. */
export async function insertLessonName(tx: TenantTransaction, name: NewLessonName): Promise<boolean> {
  const row = await tx
    .insertInto('lesson_names')
    .values({ lesson_id: name.lessonId, prompt_version: name.promptVersion, title: name.title, explanation: name.explanation, model: name.model })
    .onConflict((conflict) => conflict.doNothing())
    .returning('lesson_id')
    .executeTakeFirst();
  return row !== undefined;
}
