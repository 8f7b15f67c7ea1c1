import type { TenantTransaction } from '../connection/in-tenant.js';

/** A brand as the switcher and the session show it. */
export interface SwitcherBrand {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly site: string;
  readonly isDemo: boolean;
  readonly pageTypes: readonly string[];
}

/** Active brands of the organisation by name; `brandIds` null for all. */
export async function listSwitcherBrands(tx: TenantTransaction, brandIds: readonly number[] | null): Promise<SwitcherBrand[]> {
  let query = tx.selectFrom('brands').select(['id', 'name', 'slug', 'site', 'is_demo', 'page_types']).where('status', '=', 'active');
  if (brandIds !== null) query = query.where('id', 'in', brandIds.length > 0 ? brandIds : [-1]);
  const rows = await query.orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, name: row.name, slug: row.slug, site: row.site, isDemo: row.is_demo, pageTypes: row.page_types }));
}
