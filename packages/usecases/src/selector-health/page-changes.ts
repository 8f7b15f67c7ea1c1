import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { markChangesSeenSchema, PageChange, PageChanges } from '@safecode/domain/selector-health/region-change';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { listRegionChanges, markChangesSeen, type RegionChangeRow } from '@safecode/database/selector-health/region-repository';
import { elementOf } from '@safecode/selectors/regions/region-sketch';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand, findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { findImpact } from './find-impact.js';
import { AT_RISK, loadUses, type BrandUses } from './load-uses.js';

/** What changed around selectors of a brand without breaking them, by page and visit. @throws access.not_found, access.denied */
export async function listPageChanges(deps: Deps, principal: Principal, input: { readonly brandId: number }): Promise<PageChanges> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'brand.read', brand.id);
    const rows = await listRegionChanges(tx, brand.id);
    if (rows.length === 0) return { pages: [] };
    const uses = await loadUses(tx, brand.id, AT_RISK);
    const visits = new Map<string, RegionChangeRow[]>();
    for (const row of rows) visits.set(`${row.pageId} ${row.seenAt}`, [...(visits.get(`${row.pageId} ${row.seenAt}`) ?? []), row]);
    return { pages: [...visits.values()].flatMap((regions) => toPageChange(regions, uses)) };
  });
}

function toPageChange(rows: readonly RegionChangeRow[], uses: BrandUses): PageChange[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { pageId, url, pageType, seenAt } = first;
  const pictureOf = (snapshotId: number | null, box: RegionChangeRow['box']) => (snapshotId === null ? null : { snapshotId, box });
  return [
    {
      pageId,
      url,
      pageType,
      seenAt,
      regions: rows.map((row) => ({
        id: row.id,
        selectorId: row.selectorId,
        name: row.name,
        selector: row.selector,
        added: [...new Set(row.added.map(elementOf))],
        removed: [...new Set(row.removed.map(elementOf))],
        before: pictureOf(row.beforeSnapshotId, row.beforeBox),
        now: pictureOf(row.snapshotId, row.box),
        impact: findImpact(row, uses),
      })),
    },
  ];
}

/** Notes that somebody has looked at changes: they are not shown any more. @throws access.not_found, access.denied, conflict.archived */
export async function markPageChangesSeen(deps: Deps, principal: Principal, input: z.infer<typeof markChangesSeenSchema>): Promise<{ marked: number }> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'knowledge.update' });
    const ids = await markChangesSeen(tx, brand.id, input.ids);
    if (ids.length === 0) throw new DomainError('access.not_found', { what: 'open change' });
    return { result: { marked: ids.length }, ledger: [{ action: 'health.change_seen', objectType: 'brand', objectId: brand.id, brandId: brand.id, after: { changes: ids } }] };
  });
}
