import { codeFacetsSchema, type CodeSummary, type GeneratedCode, type ListCodes } from '@safecode/domain/codes/generated-code';
import type { Page } from '@safecode/domain/paging/page';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import { pageOfRows } from '../paging/page-of-rows.js';

const SUMMARY = [
  'code.id', 'code.brand_id', 'brand.name as brand_name', 'brand.slug as brand_slug', 'code.title', 'code.page_type', 'code.status', 'code.verdict',
  'code.error_count', 'code.warning_count', 'code.confidence', 'code.provider', 'code.template_name', 'code.created_by', 'code.created_at',
] as const;

const fromCodes = (tx: TenantTransaction) =>
  tx
    .selectFrom('generated_code as code')
    .innerJoin('brands as brand', (join) => join.onRef('brand.organization_id', '=', 'code.organization_id').onRef('brand.id', '=', 'code.brand_id'));

const selectSummary = (tx: TenantTransaction) => fromCodes(tx).select(SUMMARY);
type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummary>['executeTakeFirstOrThrow']>>;

const toSummary = (row: SummaryRow): CodeSummary => ({
  id: row.id,
  brandId: row.brand_id,
  brandName: row.brand_name,
  brandSlug: row.brand_slug,
  title: row.title,
  pageType: row.page_type,
  status: row.status,
  verdict: row.verdict,
  errorCount: row.error_count,
  warningCount: row.warning_count,
  confidence: row.confidence,
  provider: row.provider,
  templateName: row.template_name,
  createdBy: row.created_by.label,
  createdAt: toIso(row.created_at),
});

export type CodeFilter = Omit<ListCodes, 'cursor' | 'limit' | 'sort'> & { readonly brandIds: readonly number[] | null };
export type CodeQuery = ListCodes & { readonly brandIds: readonly number[] | null; readonly cursorKey: Buffer };

/** A filter as one condition; fields that are absent do not filter. `q` finds a number (`#1042`), or words in title and description. */
function matches(filter: CodeFilter) {
  const conditions = [sql<boolean>`true`];
  if (filter.brandId !== undefined) conditions.push(sql`code.brand_id = ${filter.brandId}`);
  if (filter.brandIds !== null) conditions.push(sql`code.brand_id = any(${[...filter.brandIds]}::integer[])`);
  if (filter.status !== undefined) conditions.push(sql`code.status = ${filter.status}`);
  if (filter.verdict !== undefined) conditions.push(sql`code.verdict = ${filter.verdict}`);
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

/** Generated code, filtered and sorted, by keyset. */
export async function listCodes(tx: TenantTransaction, query: CodeQuery): Promise<Page<CodeSummary>> {
  const { column, direction } = SORTS[query.sort];
  const list = `codes:${query.sort}`;
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, list, query.cursor);
  const sign = sql.raw(direction === 'desc' ? '<' : '>');
  let rows = selectSummary(tx).where(matches(query));
  if (position !== null) {
    const [value, id] = position.length === 1 ? [null, position[0]] : position;
    rows = rows.where(column === null ? sql<boolean>`code.id ${sign} ${id}::integer` : after(column, sign, [value, id]));
  }
  if (column !== null) rows = rows.orderBy(column, direction);
  const found = await rows.orderBy('code.id', direction).limit(query.limit + 1).execute();
  return pageOfRows({
    found,
    limit: query.limit,
    toView: toSummary,
    cursorOf: (row) =>
      encodeCursor(query.cursorKey, list, column === null ? [row.id] : [column === 'code.title' ? row.title : row.confidence, row.id]),
    count: () => fromCodes(tx).where(matches(query)).select('code.id'),
    tx,
  });
}

const after = (column: 'code.confidence' | 'code.title', sign: ReturnType<typeof sql.raw>, values: readonly unknown[]) => {
  const type = sql.raw(column === 'code.title' ? 'text' : 'double precision');
  return sql<boolean>`(${sql.ref(column)}, code.id) ${sign} (${values[0]}::${type}, ${values[1]}::integer)`;
};

/** Counts beside the filters: each facet without its own filter, so that the other choices can be seen. */
export async function countCodeFacets(tx: TenantTransaction, filter: CodeFilter) {
  const facet = async (column: 'status' | 'verdict' | 'page_type', rest: CodeFilter): Promise<{ value: string; count: number }[]> =>
    fromCodes(tx)
      .where(matches(rest))
      .select([sql<string>`${sql.ref(`code.${column}`)}`.as('value'), sql<number>`count(*)::integer`.as('count')])
      .groupBy(`code.${column}`)
      .orderBy('count', 'desc')
      .orderBy('value')
      .execute();
  return codeFacetsSchema.parse({
    status: await facet('status', { ...filter, status: undefined }),
    verdict: await facet('verdict', { ...filter, verdict: undefined }),
    pageType: await facet('page_type', { ...filter, pageType: undefined }),
  });
}

/** One code with its evidence, or null. */
export async function findCode(tx: TenantTransaction, id: number): Promise<GeneratedCode | null> {
  const row = await fromCodes(tx)
    .select(SUMMARY)
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
