import type { OutcomeReason } from '@safecode/domain/confidence/outcome';
import type { AppliedLesson } from '@safecode/domain/learning/active-lesson';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** Settled codes looked at on each side: a lesson that is still open after so many will not be decided by more. */
const MOST_TRIALS = 5000;
/** Code from before the lesson counts as code without it, so many days back: where it always fits there is no other. */
const DAYS_BEFORE = 90;

/** Settled code that a lesson wrote lines of, as it was handed out and as it is now. */
export interface TouchedCode {
  readonly codeId: number;
  readonly stratum: string;
  readonly reason: OutcomeReason;
  readonly settledAt: Date;
  readonly lines: AppliedLesson['lines'];
  readonly javascript: string;
  readonly css: string;
  /** Null: nobody edited it. */
  readonly editedJavascript: string | null;
  readonly editedCss: string | null;
}

/** Settled code of the same kinds that the lesson did not touch. */
export interface UntouchedCode {
  readonly stratum: string;
  readonly reason: OutcomeReason;
  readonly settledAt: Date;
}

interface Use {
  readonly id: number;
  readonly brandId: number;
  /** ISO: from when on it is in use. */
  readonly since: string;
}

/** What made code: its template, or the page type where a model wrote it freely. */
const STRATUM = sql`coalesce('template ' || o.template_id::text, 'page type ' || o.page_type)`;
const holds = (id: number) => sql`c.made_from -> 'lessons' @> ${JSON.stringify([{ id }])}::jsonb`;

/** Code generated with a lesson since it is in use whose outcome is settled, in the order in which it was settled. */
export async function listTouchedCodes(tx: TenantTransaction, { id, brandId, since }: Use): Promise<TouchedCode[]> {
  const { rows } = await sql<TouchedCode>`
    select o.code_id as "codeId", ${STRATUM} as stratum, o.reason, o.settled_at as "settledAt", c.javascript, c.css, r.javascript as "editedJavascript", r.css as "editedCss",
           (select l -> 'lines' from jsonb_array_elements(c.made_from -> 'lessons') l where (l ->> 'id')::integer = ${id} limit 1) as lines
      from generated_code c
      join code_outcomes o on o.organization_id = c.organization_id and o.code_id = c.id
      left join code_revisions r on r.organization_id = c.organization_id and r.code_id = c.id and r.number = c.newest_revision and c.newest_revision > 1
     where c.brand_id = ${brandId} and ${holds(id)} and c.created_at >= ${since}::timestamptz
     order by o.settled_at, o.code_id limit ${MOST_TRIALS}`.execute(tx);
  return rows;
}

/** Settled code of the given kinds without the lesson, in the order in which it was settled. */
export async function listUntouchedCodes(tx: TenantTransaction, { id, brandId, since }: Use, strata: readonly string[]): Promise<UntouchedCode[]> {
  const { rows } = await sql<UntouchedCode>`
    select ${STRATUM} as stratum, o.reason, o.settled_at as "settledAt"
      from code_outcomes o
      join generated_code c on c.organization_id = o.organization_id and c.id = o.code_id
     where o.brand_id = ${brandId} and o.generated_at >= ${since}::timestamptz - make_interval(days => ${DAYS_BEFORE}) and ${STRATUM} = any(${[...strata]}::text[])
       and (${holds(id)}) is not true
     order by o.settled_at, o.code_id limit ${MOST_TRIALS}`.execute(tx);
  return rows;
}

/** Lessons of the organisation that are in use. */
export async function listActiveLessonIds(tx: TenantTransaction): Promise<number[]> {
  return (await tx.selectFrom('lessons').select('id').where('status', '=', 'active').orderBy('id').execute()).map(({ id }) => id);
}

/** Since when a lesson is in use, or was until it was withdrawn (ISO); null for any other. */
export async function findInUseSince(tx: TenantTransaction, id: number): Promise<string | null> {
  const row = await tx.selectFrom('lessons').select('decided_at').where('id', '=', id).where('status', 'in', ['active', 'withdrawn']).executeTakeFirst();
  return row?.decided_at === null || row === undefined ? null : toIso(row.decided_at);
}
