import { codeFacetsSchema, type CodeSummary, type GeneratedCode, type ListCodes } from '@safecode/domain/codes/generated-code';
import type { Page } from '@safecode/domain/paging/page';
import type { Verdict } from '@safecode/domain/verification/report';
import { sql, type RawBuilder } from 'kysely';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { decodeCursor, encodeCursor, type CursorPosition } from '../paging/cursor.js';
import { pageOfRows } from '../paging/page-of-rows.js';

/** The verdict of the newest revision: what holds for the code now. */
const NEWEST_VERDICT = sql<Verdict>`coalesce(code.newest_verdict, code.verdict)`;

const SUMMARY = [
  'code.id', 'code.brand_id', 'brand.name as brand_name', 'brand.slug as brand_slug', 'code.title', 'code.page_type', 'code.status', 'code.newest_revision',
  'code.confidence', 'code.provider', 'code.template_name', 'code.created_by', 'code.created_at',
] as const;

const fromCodes = (tx: TenantTransaction) =>
  tx
    .selectFrom('generated_code as code')
    .innerJoin('brands as brand', (join) => join.onRef('brand.organization_id', '=', 'code.organization_id').onRef('brand.id', '=', 'code.brand_id'));

/** With what is asked of reviewers now. */
const withRequest = (tx: TenantTransaction) =>
  fromCodes(tx)
    .leftJoin('review_requests as request', (join) =>
      join.onRef('request.organization_id', '=', 'code.organization_id').onRef('request.code_id', '=', 'code.id').on('request.closed_at', 'is', null),
    )
    .select(SUMMARY)
    .select('request.due_at');

const selectSummary = (tx: TenantTransaction) =>
  withRequest(tx).select([
    NEWEST_VERDICT.as('verdict'),
    sql<number>`coalesce(code.newest_error_count, code.error_count)`.as('error_count'),
    sql<number>`coalesce(code.newest_warning_count, code.warning_count)`.as('warning_count'),
  ]);
type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummary>['executeTakeFirstOrThrow']>>;

const toSummary = (row: SummaryRow): CodeSummary => ({
  id: row.id,
  brandId: row.brand_id,
  brandName: row.brand_name,
  brandSlug: row.brand_slug,
  title: row.title,
  pageType: row.page_type,
  status: row.status,
  revision: row.newest_revision,
  verdict: row.verdict,
  errorCount: row.error_count,
  warningCount: row.warning_count,
  confidence: row.confidence,
  provider: row.provider,
  templateName: row.template_name,
  createdBy: row.created_by.label,
  createdAt: toIso(row.created_at),
  dueAt: toIsoOrNull(row.due_at),
});

export type CodeFilter = Omit<ListCodes, 'cursor' | 'limit' | 'sort'> & { readonly brandIds: readonly number[] | null };
export type CodeQuery = ListCodes & { readonly brandIds: readonly number[] | null; readonly cursorKey: Buffer };

/** A filter as one condition; fields that are absent do not filter. `q` finds a number (`#1042`), or words in title and description. */
function matches(filter: CodeFilter) {
  const conditions = [sql<boolean>`true`];
  if (filter.brandId !== undefined) conditions.push(sql`code.brand_id = ${filter.brandId}`);
  if (filter.brandIds !== null) conditions.push(sql`code.brand_id = any(${[...filter.brandIds]}::integer[])`);
  if (filter.status !== undefined) conditions.push(sql`code.status = ${filter.status}`);
  if (filter.verdict !== undefined) conditions.push(sql`${NEWEST_VERDICT} = ${filter.verdict}`);
  if (filter.pageType !== undefined) conditions.push(sql`code.page_type = ${filter.pageType}`);
  const q = filter.q?.trim() ?? '';
  if (q !== '') conditions.push(matchesText(q));
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function matchesText(q: string) {
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const words = sql<boolean>`(code.title ilike ${pattern} or code.description ilike ${pattern})`;
  const number = /^#?(\d{1,9})$/.exec(q)?.[1];
  return number === undefined ? words : sql<boolean>`(code.id = ${Number(number)} or ${words})`;
}

/** Order of each sort: the column before the id, and the direction of both. */
const SORTS = {
  '-created': { column: null, direction: 'desc' },
  created: { column: null, direction: 'asc' },
  '-confidence': { column: 'code.confidence', direction: 'desc' },
  title: { column: 'code.title', direction: 'asc' },
} as const;

/** What is due first, then the rest by age: two walks, so that nothing is sorted but the reviews that are open. */
async function readByDue(tx: TenantTransaction, query: CodeQuery): Promise<SummaryRow[]> {
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, listName(query), query.cursor);
  const [due = null, id = null] = position ?? [];
  const isPastDue = position !== null && due === null;
  const limit = query.limit + 1;
  const all = selectSummary(tx).where(matches(query));
  let asked = all.where('request.due_at', 'is not', null);
  if (due !== null) asked = asked.where(sql<boolean>`(request.due_at, code.id) > (${due}::timestamptz, ${id}::integer)`);
  const first = isPastDue ? [] : await asked.orderBy('request.due_at').orderBy('code.id').limit(limit).execute();
  if (first.length === limit) return first;
  let others = all.where('request.due_at', 'is', null);
  if (isPastDue) others = others.where(sql<boolean>`code.id < ${id}::integer`);
  return [...first, ...(await others.orderBy('code.id', 'desc').limit(limit - first.length).execute())];
}

const listName = ({ sort }: Pick<CodeQuery, 'sort'>): string => `codes:${sort}`;

/** Generated code, filtered and sorted, by keyset. */
export async function listCodes(tx: TenantTransaction, query: CodeQuery): Promise<Page<CodeSummary>> {
  const found = query.sort === 'due' ? await readByDue(tx, query) : await readByColumn(tx, { ...query, sort: query.sort });
  return pageOfRows({
    found,
    limit: query.limit,
    toView: toSummary,
    cursorOf: (row) => encodeCursor(query.cursorKey, listName(query), placeOf(row, query.sort)),
    count: () => fromCodes(tx).where(matches(query)).select('code.id'),
    tx,
  });
}

function placeOf(row: SummaryRow, sort: CodeQuery['sort']): CursorPosition {
  if (sort === 'due') return [toIsoOrNull(row.due_at), row.id];
  const { column } = SORTS[sort];
  if (column === null) return [row.id];
  return [column === 'code.title' ? row.title : row.confidence, row.id];
}

async function readByColumn(tx: TenantTransaction, query: CodeQuery & { readonly sort: keyof typeof SORTS }): Promise<SummaryRow[]> {
  const { column, direction } = SORTS[query.sort];
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, listName(query), query.cursor);
  const sign = sql.raw(direction === 'desc' ? '<' : '>');
  let rows = selectSummary(tx).where(matches(query));
  if (position !== null) {
    const [value, id] = position.length === 1 ? [null, position[0]] : position;
    rows = rows.where(column === null ? sql<boolean>`code.id ${sign} ${id}::integer` : after(column, sign, [value, id]));
  }
  if (column !== null) rows = rows.orderBy(column, direction);
  return rows.orderBy('code.id', direction).limit(query.limit + 1).execute();
}

const after = (column: 'code.confidence' | 'code.title', sign: ReturnType<typeof sql.raw>, values: readonly unknown[]) => {
  const type = sql.raw(column === 'code.title' ? 'text' : 'double precision');
  return sql<boolean>`(${sql.ref(column)}, code.id) ${sign} (${values[0]}::${type}, ${values[1]}::integer)`;
};

/** Counts beside the filters: each facet without its own filter, so that the other choices can be seen. */
export async function countCodeFacets(tx: TenantTransaction, filter: CodeFilter) {
  const facet = async (value: RawBuilder<string>, rest: CodeFilter): Promise<{ value: string; count: number }[]> =>
    fromCodes(tx)
      .where(matches(rest))
      .select([value.as('value'), sql<number>`count(*)::integer`.as('count')])
      .groupBy(value)
      .orderBy('count', 'desc')
      .orderBy('value')
      .execute();
  return codeFacetsSchema.parse({
    status: await facet(sql`code.status`, { ...filter, status: undefined }),
    verdict: await facet(NEWEST_VERDICT, { ...filter, verdict: undefined }),
    pageType: await facet(sql`code.page_type`, { ...filter, pageType: undefined }),
  });
}

/** One code as it was generated, with the evidence of revision 1, or null. */
export async function findCode(tx: TenantTransaction, id: number): Promise<GeneratedCode | null> {
  const row = await withRequest(tx)
    .select(['code.verdict', 'code.error_count', 'code.warning_count'])
    .select(['code.description', 'code.javascript', 'code.css', 'code.content_hash', 'code.report', 'code.confidence_detail', 'code.made_from', 'code.usage', 'code.run_id'])
    .where('code.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    ...toSummary(row),
    description: row.description,
    javascript: row.javascript,
    css: row.css,
    contentHash: row.content_hash,
    report: row.report,
    confidenceDetail: row.confidence_detail,
    madeFrom: row.made_from,
    usage: row.usage,
    runId: row.run_id,
  };
}
