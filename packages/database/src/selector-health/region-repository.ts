import type { Box } from '@safecode/domain/selector-health/health-view';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso } from '../connection/iso-time.js';

export interface NewRegionChange {
  readonly selectorId: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly box: Box | null;
  readonly before: { readonly snapshotId: number | null; readonly box: Box | null };
}

/** Lines that are kept of one change: enough to see what it is. */
const MOST_LINES = 60;
const jsonOf = (box: Box | null): string | null => (box === null ? null : JSON.stringify(box));

/** Writes what changed around selectors of a page. */
export async function insertRegionChanges(
  tx: TenantTransaction,
  visit: { readonly brandId: number; readonly pageId: number; readonly snapshotId: number; readonly at: Date },
  changes: readonly NewRegionChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insertInto('region_changes')
    .values(
      changes.map(({ selectorId, added, removed, box, before }) => ({
        brand_id: visit.brandId,
        page_id: visit.pageId,
        selector_id: selectorId,
        seen_at: visit.at,
        added: added.slice(0, MOST_LINES),
        removed: removed.slice(0, MOST_LINES),
        snapshot_id: visit.snapshotId,
        box: jsonOf(box),
        before_snapshot_id: before.snapshotId,
        before_box: jsonOf(before.box),
        looked_by: null,
      })),
    )
    .execute();
}

/** A change around a selector, as it is shown. */
export interface RegionChangeRow {
  readonly id: number;
  readonly pageId: number;
  readonly url: string;
  readonly pageType: string;
  readonly seenAt: string;
  readonly selectorId: number;
  readonly name: string;
  readonly selector: string;
  readonly role: string | null;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly snapshotId: number | null;
  readonly box: Box | null;
  readonly beforeSnapshotId: number | null;
  readonly beforeBox: Box | null;
}

/** Changes are shown so long, unless somebody has looked at them before. */
const SHOWN_DAYS = 30;

/** Changes around selectors of a brand that nobody has looked at and that broke nothing, the newest first. */
export async function listRegionChanges(tx: TenantTransaction, brandId: number): Promise<RegionChangeRow[]> {
  const rows = await tx
    .selectFrom('region_changes as change')
    .innerJoin('watched_pages as page', (join) => join.onRef('page.organization_id', '=', 'change.organization_id').onRef('page.id', '=', 'change.page_id'))
    .innerJoin('dom_selectors as selector', (join) => join.onRef('selector.organization_id', '=', 'change.organization_id').onRef('selector.id', '=', 'change.selector_id'))
    .select([
      'change.id', 'change.page_id as pageId', 'page.url', 'page.page_type as pageType', 'change.seen_at as seenAt', 'change.selector_id as selectorId', 'selector.name', 'selector.selector',
      'selector.role', 'change.added', 'change.removed', 'change.snapshot_id as snapshotId', 'change.box', 'change.before_snapshot_id as beforeSnapshotId', 'change.before_box as beforeBox',
    ])
    .where('change.brand_id', '=', brandId)
    .where('change.looked_at', 'is', null)
    .where('page.is_active', '=', true)
    .where('selector.status', '<>', 'archived')
    .where(sql<boolean>`change.seen_at > now() - make_interval(days => ${SHOWN_DAYS})`)
    // What broke since is told as an incident.
    .where(sql<boolean>`not exists (
      select 1 from selector_health h where h.organization_id = change.organization_id and h.selector_id = change.selector_id and h.page_id = change.page_id
        and h.state in ('warning', 'uncertain', 'invalid', 'gone'))`)
    // So is what changed along with something that broke on the same page.
    .where(sql<boolean>`not exists (
      select 1 from incident_selectors i join health_incidents n on n.organization_id = i.organization_id and n.id = i.incident_id
       where i.organization_id = change.organization_id and i.page_id = change.page_id
         and change.seen_at between n.opened_at - interval '1 day' and coalesce(n.closed_at, change.seen_at) + interval '1 day')`)
    .orderBy('change.id', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, seenAt: toIso(row.seenAt) }));
}

/** Notes that somebody has looked at changes of a brand. Answers the ids of those that were open. */
export async function markChangesSeen(tx: TenantTransaction, brandId: number, ids: readonly number[]): Promise<number[]> {
  const rows = await tx
    .updateTable('region_changes')
    .set({ looked_at: sql<Date>`now()`, looked_by: sql<string>`app.actor_label()` })
    .where('brand_id', '=', brandId)
    .where('id', 'in', [...ids])
    .where('looked_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
