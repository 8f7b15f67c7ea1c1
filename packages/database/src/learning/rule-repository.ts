import type { LessonRule } from '@safecode/domain/learning/lesson-rule';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** A rule that was made of a lesson, without the texts of its example. */
export type StoredLessonRule = Omit<LessonRule, 'example'> & { readonly exampleId: number; readonly lessonId: number; readonly brandId: number };

const select = (where: ReturnType<typeof sql>) => sql<StoredLessonRule>`
  select r.id as "ruleId", r.brand_id as "brandId", r.rule_id as number, r.definition ->> 'text' as text, r.version, r.status, k.lesson_id as "lessonId", k.lesson_version as "lessonVersion",
         k.owner_id as "ownerId", u.name as owner, to_char(k.expires_on, 'YYYY-MM-DD') as "expiresOn", k.example_id as "exampleId", k.created_by ->> 'label' as "madeBy",
         to_char(k.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt"
    from learnt_rules k
    join code_rules r on r.organization_id = k.organization_id and r.id = k.rule_id
    join users u on u.id = k.owner_id
   where ${where}`;

/** The rule of a lesson that holds, else the one that held last; null: it never was one. */
export async function findLessonRule(tx: TenantTransaction, lessonId: number): Promise<StoredLessonRule | null> {
  const { rows } = await sql<StoredLessonRule>`${select(sql`k.lesson_id = ${lessonId}`)} order by r.status, k.rule_id desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Owner and last day of those of the rules that were learnt, by the number of the rule. */
export async function listRuleKeepers(tx: TenantTransaction, ruleIds: readonly number[]): Promise<Map<number, Pick<StoredLessonRule, 'owner' | 'expiresOn'>>> {
  if (ruleIds.length === 0) return new Map();
  const { rows } = await select(sql`k.rule_id = any(${[...ruleIds]}::integer[])`).execute(tx);
  return new Map(rows.map(({ ruleId, owner, expiresOn }) => [ruleId, { owner, expiresOn }]));
}

/** Rules that hold though their last day is over. `today`: UTC, ISO. */
export async function listExpiredRules(tx: TenantTransaction, today: string): Promise<StoredLessonRule[]> {
  return (await select(sql`k.expires_on < ${today}::date and r.status = 'active'`).execute(tx)).rows;
}

export interface NewLessonRule {
  readonly ruleId: number;
  readonly lessonId: number;
  readonly lessonVersion: number;
  readonly ownerId: number;
  readonly expiresOn: string;
  readonly exampleId: number;
}

export async function insertLessonRule(tx: TenantTransaction, rule: NewLessonRule): Promise<void> {
  await tx
    .insertInto('learnt_rules')
    .values({ rule_id: rule.ruleId, lesson_id: rule.lessonId, lesson_version: rule.lessonVersion, owner_id: rule.ownerId, expires_on: rule.expiresOn, example_id: rule.exampleId })
    .execute();
}

/** Gives a rule to somebody, until a day. */
export async function keepLessonRule(tx: TenantTransaction, ruleId: number, { ownerId, expiresOn }: Pick<NewLessonRule, 'ownerId' | 'expiresOn'>): Promise<void> {
  await tx.updateTable('learnt_rules').set({ owner_id: ownerId, expires_on: expiresOn }).where('rule_id', '=', ruleId).execute();
}
