import type { BrandSummary } from '@safecode/domain/brands/brand';
import type { Page } from '@safecode/domain/paging/page';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import { pageOfRows } from '../paging/page-of-rows.js';
import { BRAND_COLUMNS, toBrand } from './brand-repository.js';

export interface BrandQuery {
  readonly q?: string | undefined;
  readonly status?: 'active' | 'archived' | undefined;
  /** Brands the caller may see; null for all. */
  readonly brandIds: readonly number[] | null;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly cursorKey: Buffer;
}

const countOf = (table: 'dom_selectors' | 'templates' | 'code_rules' | 'generated_code', condition: string) =>
  sql<number>`(select count(*)::integer from ${sql.table(table)} t where t.organization_id = brand.organization_id and t.brand_id = brand.id ${sql.raw(condition)})`;

/** Brands by name, with the counts a list shows. */
export async function listBrands(tx: TenantTransaction, query: BrandQuery): Promise<Page<BrandSummary>> {
  let matching = tx
    .selectFrom('brands as brand')
    .select(BRAND_COLUMNS)
    .select([
      countOf('dom_selectors', "and t.status <> 'archived'").as('selector_count'),
      countOf('templates', "and t.status <> 'archived'").as('template_count'),
      countOf('code_rules', "and t.status = 'active'").as('rule_count'),
      countOf('generated_code', '').as('code_count'),
    ]);
  if (query.status !== undefined) matching = matching.where('brand.status', '=', query.status);
  if (query.brandIds !== null) matching = matching.where(sql<boolean>`brand.id = any(${[...query.brandIds]}::integer[])`);
  const q = query.q?.trim() ?? '';
  if (q !== '') matching = matching.where('brand.name', 'ilike', `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, 'brands', query.cursor);
  const rows = position === null ? matching : matching.where(sql<boolean>`(brand.name, brand.id) > (${position[0]}::text, ${position[1]}::integer)`);
  return pageOfRows({
    found: await rows.orderBy('brand.name').orderBy('brand.id').limit(query.limit + 1).execute(),
    limit: query.limit,
    tx,
    toView: (row): BrandSummary => ({
      ...toBrand(row),
      selectorCount: row.selector_count,
      templateCount: row.template_count,
      ruleCount: row.rule_count,
      codeCount: row.code_count,
    }),
    cursorOf: (row) => encodeCursor(query.cursorKey, 'brands', [row.name, row.id]),
    count: () => matching.clearSelect().select('brand.id'),
  });
}
