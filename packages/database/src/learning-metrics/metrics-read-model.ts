import type { TroubleKind } from '@safecode/domain/confidence/outcome';
import type { ListOutcomes, MetricBreakdown, OutcomeRow } from '@safecode/domain/learning-metrics/learning-metrics';
import type { Page } from '@safecode/domain/paging/page';
import { sql, type RawBuilder } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso } from '../connection/iso-time.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import { pageOfRows } from '../paging/page-of-rows.js';

/** Codes that were generated from one instant to another, the second not included. */
export interface Span {
  readonly brandId: number;
  readonly from: Date;
  readonly until: Date;
  /** Of code made from this template only. */
  readonly templateId?: number | undefined;
}

/** Settled codes of a group, and those of them that were approved without an edit. */
export interface Counted {
  readonly key: string;
  readonly label: string;
  readonly n: number;
  readonly clean: number;
}

const COUNTS = sql`count(*)::integer as n, (count(*) filter (where reason = 'approved'))::integer as clean`;
const within = ({ brandId, from, until, templateId }: Span): RawBuilder<boolean> =>
  templateId === undefined ? sql`brand_id = ${brandId} and generated_at >= ${from} and generated_at < ${until}` : sql`brand_id = ${brandId} and generated_at >= ${from} and generated_at < ${until} and template_id = ${templateId}`;

/** By the week of generation: Mondays, UTC. */
export async function countByWeek(tx: TenantTransaction, span: Span): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select to_char(date_trunc('week', generated_at at time zone 'UTC'), 'YYYY-MM-DD') as key, '' as label, ${COUNTS}
      from code_outcomes where ${within(span)} group by 1 order by 1`.execute(tx);
  return rows;
}

/** Groups come first and names after: a name is looked up once a group, not once a row. */
const BREAKDOWNS: Readonly<Record<Exclude<MetricBreakdown, 'brand'>, (span: Span) => RawBuilder<Counted>>> = {
  pageType: (span) => sql`select page_type as key, page_type as label, ${COUNTS} from code_outcomes where ${within(span)} group by 1 order by n desc, 1 limit 50`,
  model: (span) => sql`select model as key, model as label, ${COUNTS} from code_outcomes where ${within(span)} group by 1 order by n desc, 1 limit 50`,
  template: (span) => sql`
    select coalesce(g.template_id::text, '') as key, coalesce(t.name, '') as label, g.n, g.clean
      from (select template_id, ${COUNTS} from code_outcomes where ${within(span)} group by 1 order by n desc limit 50) g
      left join templates t on t.organization_id = app.organization_id() and t.id = g.template_id
     order by g.n desc, 1`,
};

/** By page type, template or model, the largest groups first. Code without a template has the key "". */
export async function countByGroup(tx: TenantTransaction, by: Exclude<MetricBreakdown, 'brand'>, span: Span): Promise<Counted[]> {
  return (await BREAKDOWNS[by](span).execute(tx)).rows;
}

/** By brand, of those the caller may see; null: all of the organisation. */
export async function countByBrand(tx: TenantTransaction, brandIds: readonly number[] | null, span: Pick<Span, 'from' | 'until'>): Promise<Counted[]> {
  const visible = brandIds === null ? sql`true` : sql`b.id = any(${[...brandIds]}::integer[])`;
  const { rows } = await sql<Counted>`
    select b.id::text as key, b.name as label, g.n, g.clean
      from brands b
     cross join lateral (select ${COUNTS} from code_outcomes o
                          where o.organization_id = b.organization_id and o.brand_id = b.id and o.generated_at >= ${span.from} and o.generated_at < ${span.until}) g
     where ${visible} and g.n > 0
     order by g.n desc, b.name limit 50`.execute(tx);
  return rows;
}

/** What was wrong with codes that were edited or rejected; null is not known. */
export async function countTroubles(tx: TenantTransaction, span: Span): Promise<{ kind: TroubleKind | null; count: number }[]> {
  const { rows } = await sql<{ kind: TroubleKind | null; count: number }>`
    select trouble as kind, count(*)::integer as count from code_outcomes where ${within(span)} and reason <> 'approved' group by 1 order by 2 desc, 1`.execute(tx);
  return rows;
}

export interface EffectTimes {
  readonly n: number;
  readonly waiting: number;
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
}

/**
 * From each reported correction of code of the span to what it changed: the first lesson that rests on it and came into use,
 * or the next version of the template it was made from, whichever was first. Those without either wait.
 */
export async function measureEffect(tx: TenantTransaction, span: Span): Promise<EffectTimes> {
  const { rows } = await sql<EffectTimes>`
    select count(e.at)::integer as n, count(*) filter (where e.at is null)::integer as waiting,
           percentile_cont(0.5) within group (order by extract(epoch from e.at - k.created_at) / 3600)::double precision as "medianHours",
           percentile_cont(0.9) within group (order by extract(epoch from e.at - k.created_at) / 3600)::double precision as "p90Hours"
      from corrections k
      join generated_code c on c.organization_id = k.organization_id and c.id = k.code_id
      left join lateral (
        select min(at) as at from (
          select min(d.created_at) as at
            from lesson_corrections s join lesson_decisions d on d.organization_id = s.organization_id and d.lesson_id = s.lesson_id and d.decision = 'approve'
           where s.organization_id = k.organization_id and s.correction_id = k.id and d.created_at > k.created_at
          union all
          select l.decided_at from lesson_corrections s join lessons l on l.organization_id = s.organization_id and l.id = s.lesson_id and l.auto_applied
           where s.organization_id = k.organization_id and s.correction_id = k.id and l.decided_at > k.created_at
          union all
          select min(v.created_at) from template_versions v
           where v.organization_id = c.organization_id and v.template_id = c.template_id and v.version > (c.made_from #>> '{template,version}')::integer and v.created_at > k.created_at) found) e on true
     where k.brand_id = ${span.brandId} and k.retracted_at is null and k.kind <> 'format_only' and c.created_at >= ${span.from} and c.created_at < ${span.until}`.execute(tx);
  return rows[0] ?? { n: 0, waiting: 0, medianHours: null, p90Hours: null };
}

/** Codes of the span that lessons wrote lines of, and how many of them each version of a lesson did, with its replay. */
export async function countLessonWork(tx: TenantTransaction, span: Span): Promise<{ codes: number; byLesson: { codes: number; saved: number; worse: number }[] }> {
  const { rows } = await sql<{ codes: number; saved: number; worse: number; all: number }>`
    with written as (
      select c.id, (u ->> 'id')::integer as lesson_id, (u ->> 'version')::integer as version
        from generated_code c cross join lateral jsonb_array_elements(c.made_from -> 'lessons') u
       where c.brand_id = ${span.brandId} and c.created_at >= ${span.from} and c.created_at < ${span.until})
    select count(*)::integer as codes, (v.replay ->> 'saved')::integer as saved, (v.replay ->> 'worse')::integer as worse,
           (select count(distinct id)::integer from written) as all
      from written w
      join lesson_versions v on v.organization_id = app.organization_id() and v.lesson_id = w.lesson_id and v.version = w.version
     group by v.lesson_id, v.version, v.replay order by v.lesson_id, v.version`.execute(tx);
  return { codes: rows[0]?.all ?? 0, byLesson: rows.map(({ codes, saved, worse }) => ({ codes, saved, worse })) };
}

/** Standing corrections of code of a span, by whether they have a reason in words, and the beginnings of the newest reasons. */
export async function readReasons(tx: TenantTransaction, span: Span, most: { readonly reasons: number; readonly characters: number }): Promise<{ readonly reasons: readonly string[]; readonly worded: number; readonly silent: number }> {
  const made = span.templateId === undefined ? sql`true` : sql`k.template_id = ${span.templateId}`;
  const standing = sql`
      from corrections k join generated_code c on c.organization_id = k.organization_id and c.id = k.code_id
     where k.brand_id = ${span.brandId} and k.retracted_at is null and c.created_at >= ${span.from} and c.created_at < ${span.until} and ${made}`;
  const counts = await sql<{ worded: number; silent: number }>`select (count(*) filter (where k.reason <> ''))::integer as worded, (count(*) filter (where k.reason = ''))::integer as silent ${standing}`.execute(tx);
  const { rows } = await sql<{ reason: string }>`select left(k.reason, ${most.characters}) as reason ${standing} and k.reason <> '' order by k.id desc limit ${most.reasons}`.execute(tx);
  return { reasons: rows.map(({ reason }) => reason), worded: counts.rows[0]?.worded ?? 0, silent: counts.rows[0]?.silent ?? 0 };
}

export type OutcomeQuery = Omit<ListOutcomes, 'from' | 'to' | 'week'> & Span & { readonly cursorKey: Buffer };

/** The codes behind a number, the last generated first: the order of the index that finds them. */
export async function listOutcomes(tx: TenantTransaction, query: OutcomeQuery): Promise<Page<OutcomeRow>> {
  const conditions = [sql`o.brand_id = ${query.brandId} and o.generated_at >= ${query.from} and o.generated_at < ${query.until}`];
  if (query.pageType !== undefined) conditions.push(sql`o.page_type = ${query.pageType}`);
  if (query.templateId !== undefined) conditions.push(sql`o.template_id = ${query.templateId}`);
  if (query.model !== undefined) conditions.push(sql`o.model = ${query.model}`);
  if (query.reason !== undefined) conditions.push(sql`o.reason = ${query.reason}`);
  if (query.trouble !== undefined) conditions.push(sql`o.trouble = ${query.trouble}`);
  const matching = tx.selectFrom('code_outcomes as o').where(sql<boolean>`${sql.join(conditions, sql` and `)}`);
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, 'outcomes', query.cursor);
  const after = position === null ? sql<boolean>`true` : sql<boolean>`(o.generated_at, o.code_id) < (${position[0]}::timestamptz, ${position[1]}::integer)`;
  const found = await matching
    .innerJoin('generated_code as c', (join) => join.onRef('c.organization_id', '=', 'o.organization_id').onRef('c.id', '=', 'o.code_id'))
    .select(['o.code_id', 'c.title', 'o.page_type', 'c.template_name', 'o.template_version', 'o.model', 'o.reason', 'o.trouble', 'o.probability', 'o.generated_at', 'o.settled_at'])
    .where(after)
    .orderBy('o.generated_at', 'desc')
    .orderBy('o.code_id', 'desc')
    .limit(query.limit + 1)
    .execute();
  return pageOfRows({
    found,
    limit: query.limit,
    tx,
    toView: (row): OutcomeRow => ({
      codeId: row.code_id,
      title: row.title,
      pageType: row.page_type,
      templateName: row.template_name,
      templateVersion: row.template_version,
      model: row.model,
      reason: row.reason,
      trouble: row.trouble,
      probability: row.probability,
      generatedAt: toIso(row.generated_at),
      settledAt: toIso(row.settled_at),
    }),
    cursorOf: (row) => encodeCursor(query.cursorKey, 'outcomes', [toIso(row.generated_at), row.code_id]),
    count: () => matching.select('o.code_id'),
  });
}
