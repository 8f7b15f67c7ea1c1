import type { Brand, BrandContent } from '@safecode/domain/brands/brand';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { assertUpdated, refuseTaken } from '../connection/refusals.js';

export const BRAND_COLUMNS = [
  'brand.id', 'brand.name', 'brand.slug', 'brand.site', 'brand.domains', 'brand.own_prefix', 'brand.page_types', 'brand.description', 'brand.status',
  'brand.knowledge_version', 'brand.knowledge_changed_by', 'brand.is_demo', 'brand.created_at', 'brand.updated_at',
] as const;

const selectBrand = (tx: TenantTransaction) => tx.selectFrom('brands as brand').select(BRAND_COLUMNS);
export type BrandRow = Awaited<ReturnType<ReturnType<typeof selectBrand>['executeTakeFirstOrThrow']>>;

export const toBrand = (row: BrandRow): Brand => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  site: row.site,
  domains: row.domains,
  ownPrefix: row.own_prefix,
  pageTypes: row.page_types,
  description: row.description,
  status: row.status,
  knowledgeVersion: row.knowledge_version,
  isDemo: row.is_demo,
  createdAt: toIso(row.created_at),
  updatedAt: toIso(row.updated_at),
});

export async function findBrand(tx: TenantTransaction, id: number): Promise<Brand | null> {
  const row = await selectBrand(tx).where('brand.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toBrand(row);
}

export async function findBrandBySlug(tx: TenantTransaction, slug: string): Promise<Brand | null> {
  const row = await selectBrand(tx).where('brand.slug', '=', slug).executeTakeFirst();
  return row === undefined ? null : toBrand(row);
}

/** Those of the brands that exist, by their slugs. */
export async function findBrandsBySlugs(tx: TenantTransaction, slugs: readonly string[]): Promise<ReadonlyMap<string, Brand>> {
  const rows = await selectBrand(tx).where(sql<boolean>`brand.slug = any(${[...slugs]}::text[])`).execute();
  return new Map(rows.map((row) => [row.slug, toBrand(row)]));
}

const columnsOf = (content: BrandContent) => ({
  name: content.name,
  slug: content.slug,
  site: content.site,
  domains: content.domains,
  own_prefix: content.ownPrefix,
  page_types: content.pageTypes,
  description: content.description,
});

/** @throws conflict.exists when the slug is taken in the organisation */
export async function insertBrand(tx: TenantTransaction, content: BrandContent, options: { isDemo?: boolean } = {}): Promise<Brand> {
  const { id } = await refuseTaken({ what: 'a brand with the address', value: content.slug }, () =>
    tx.insertInto('brands').values({ ...columnsOf(content), is_demo: options.isDemo ?? false }).returning('id').executeTakeFirstOrThrow(),
  );
  return selectBrand(tx).where('brand.id', '=', id).executeTakeFirstOrThrow().then(toBrand);
}

/** @throws conflict.stale_version when brand or knowledge changed since `expectedVersion`, conflict.exists for a taken slug */
export async function updateBrand(tx: TenantTransaction, change: { id: number; expectedVersion: number; content: BrandContent }): Promise<Brand> {
  const row = await refuseTaken({ what: 'a brand with the address', value: change.content.slug }, () =>
    tx
      .updateTable('brands as brand')
      .set(columnsOf(change.content))
      .where('brand.id', '=', change.id)
      .where('brand.knowledge_version', '=', change.expectedVersion)
      .returning(BRAND_COLUMNS)
      .executeTakeFirst(),
  );
  const current = row === undefined ? await selectBrand(tx).where('brand.id', '=', change.id).executeTakeFirst() : undefined;
  return toBrand(assertUpdated(row, current && { updatedBy: current.knowledge_changed_by }, 'brand'));
}

export async function archiveBrand(tx: TenantTransaction, id: number): Promise<Brand> {
  const row = await tx.updateTable('brands as brand').set({ status: 'archived' }).where('brand.id', '=', id).returning(BRAND_COLUMNS).executeTakeFirst();
  return toBrand(assertUpdated(row, undefined, 'brand'));
}

/** How many selectors and templates still use a page type; archived ones do not count. */
export async function countPageTypeUse(tx: TenantTransaction, brandId: number, pageType: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from dom_selectors where brand_id = ${brandId} and page_type = ${pageType} and status <> 'archived')
          + (select count(*) from templates where brand_id = ${brandId} and ${pageType} = any(page_types) and status <> 'archived'))::integer as count`.execute(tx);
  return rows[0]?.count ?? 0;
}
