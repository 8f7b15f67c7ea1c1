import type { LessonEffect } from '@safecode/domain/learning/lesson';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface StoredEffect {
  readonly id: number;
  readonly objectType: 'dom_selector' | 'template' | 'code_rule';
  readonly objectId: number;
  /** The version the lesson wrote. */
  readonly version: number;
  /** The content that stood there before. */
  readonly before: unknown;
}

export async function insertEffect(tx: TenantTransaction, lessonId: number, effect: Omit<StoredEffect, 'id'>): Promise<void> {
  await tx
    .insertInto('lesson_effects')
    .values({ lesson_id: lessonId, object_type: effect.objectType, object_id: effect.objectId, version: effect.version, before: JSON.stringify(effect.before) })
    .execute();
}

/** What a lesson changed and was not settled yet, in the order it was: selectors come before the templates that need them. */
export async function listOpenEffects(tx: TenantTransaction, lessonId: number): Promise<StoredEffect[]> {
  return tx
    .selectFrom('lesson_effects')
    .select(['id', 'object_type as objectType', 'object_id as objectId', 'version', 'before'])
    .where('lesson_id', '=', lessonId)
    .where('undone_at', 'is', null)
    .where('left_reason', 'is', null)
    .orderBy('id')
    .execute();
}

/** Settles an effect: undone, or left for a reason. */
export async function settleEffect(tx: TenantTransaction, id: number, left: string | null): Promise<void> {
  await tx.updateTable('lesson_effects').set(left === null ? { undone_at: sql<Date>`now()` } : { left_reason: left }).where('id', '=', id).execute();
}

/** What a lesson changed, with the names the things have now. */
export async function listEffects(tx: TenantTransaction, lessonId: number): Promise<LessonEffect[]> {
  const { rows } = await sql<LessonEffect>`
    select e.object_type as "objectType", e.object_id as "objectId", e.version, e.undone_at is not null as "isUndone", e.left_reason as left,
           coalesce(case e.object_type when 'template' then (select t.name from templates t where t.id = e.object_id) when 'code_rule' then (select r.rule_id from code_rules r where r.id = e.object_id)
                    else (select d.name from dom_selectors d where d.id = e.object_id) end, '') as name
      from lesson_effects e where e.lesson_id = ${lessonId} order by e.id`.execute(tx);
  return rows;
}

/** The lessons that wrote versions of a template, by version. */
export async function listTemplateLessons(tx: TenantTransaction, templateId: number): Promise<{ readonly version: number; readonly lessonId: number }[]> {
  return tx.selectFrom('lesson_effects').select(['version', 'lesson_id as lessonId']).where('object_type', '=', 'template').where('object_id', '=', templateId).orderBy('version').execute();
}
