import type { WatchedPage } from '@safecode/domain/selector-health/health-view';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso } from '../connection/iso-time.js';
import { assertUpdated, refuseTaken } from '../connection/refusals.js';

const BROKEN = ['warning', 'uncertain', 'invalid', 'gone'] as const;

/** Pages with how the selectors on them do; selectors that are archived do not count. */
const selectPage = (tx: TenantTransaction) =>
  tx
    .selectFrom('watched_pages as page')
    .select([
      'page.id', 'page.brand_id', 'page.page_type', 'page.url', 'page.viewport_width', 'page.viewport_height', 'page.every_minutes',
      'page.next_visit_at', 'page.last_visit_at', 'page.last_outcome', 'page.last_error', 'page.failures', 'page.version',
    ])
    .select((is) => [
      is
        .selectFrom('dom_selectors as selector')
        .leftJoin('selector_health as health', (join) =>
          join.onRef('health.organization_id', '=', 'selector.organization_id').onRef('health.selector_id', '=', 'selector.id').onRef('health.page_id', '=', 'page.id'),
        )
        .select(sql<{ valid: number; broken: number; unchecked: number }>`json_build_object(
          'valid', count(*) filter (where health.state = 'valid'),
          'broken', count(*) filter (where health.state in ('warning', 'uncertain', 'invalid', 'gone')),
          'unchecked', count(*) filter (where health.state is null or health.state = 'unchecked'))`.as('counts'))
        .whereRef('selector.brand_id', '=', 'page.brand_id')
        .where('selector.status', '<>', 'archived')
        .where(sql<boolean>`(selector.page_type = page.page_type or (selector.page_type = 'global' and health.state is not null))`)
        .as('counts'),
    ])
    .where('page.is_active', '=', true);
type PageRow = Awaited<ReturnType<ReturnType<typeof selectPage>['executeTakeFirstOrThrow']>>;

const toPage = (row: PageRow): WatchedPage => ({
  id: row.id,
  brandId: row.brand_id,
  pageType: row.page_type,
  url: row.url,
  viewport: { width: row.viewport_width, height: row.viewport_height },
  everyMinutes: row.every_minutes,
  nextVisitAt: toIso(row.next_visit_at),
  lastVisitAt: row.last_visit_at === null ? null : toIso(row.last_visit_at),
  lastOutcome: row.last_outcome,
  lastError: row.last_error,
  failures: row.failures,
  version: row.version,
  counts: row.counts ?? { valid: 0, broken: 0, unchecked: 0 },
});

export async function findWatchedPage(tx: TenantTransaction, id: number): Promise<WatchedPage | null> {
  const row = await selectPage(tx).where('page.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toPage(row);
}

export async function listWatchedPages(tx: TenantTransaction, brandId: number): Promise<WatchedPage[]> {
  const rows = await selectPage(tx).where('page.brand_id', '=', brandId).orderBy('page.page_type').orderBy('page.url').orderBy('page.id').limit(500).execute();
  return rows.map(toPage);
}

export type WatchedContent = Pick<WatchedPage, 'pageType' | 'url' | 'viewport' | 'everyMinutes'>;

const columnsOf = ({ pageType, url, viewport, everyMinutes }: WatchedContent) => ({
  page_type: pageType,
  url,
  viewport_width: viewport.width,
  viewport_height: viewport.height,
  every_minutes: everyMinutes,
});

/** @throws conflict.exists when the page is watched at this width already */
export async function insertWatchedPage(tx: TenantTransaction, brandId: number, content: WatchedContent): Promise<number> {
  const { id } = await refuseTaken({ what: 'a watched page with the address', value: content.url }, () =>
    tx.insertInto('watched_pages').values({ brand_id: brandId, ...columnsOf(content) }).returning('id').executeTakeFirstOrThrow(),
  );
  return id;
}

const touched = { version: sql<number>`version + 1`, updated_at: sql<Date>`now()`, updated_by: sql<string | null>`app.actor_label()` };

/** @throws conflict.stale_version, conflict.exists, access.not_found */
export async function updateWatchedPage(tx: TenantTransaction, change: { id: number; expectedVersion: number; content: WatchedContent }): Promise<void> {
  const row = await refuseTaken({ what: 'a watched page with the address', value: change.content.url }, () =>
    tx
      .updateTable('watched_pages')
      .set({ ...columnsOf(change.content), ...touched, next_visit_at: sql<Date>`now()` })
      .where('id', '=', change.id)
      .where('version', '=', change.expectedVersion)
      .where('is_active', '=', true)
      .returning('id')
      .executeTakeFirst(),
  );
  if (row !== undefined) return;
  const current = await tx.selectFrom('watched_pages').select('updated_by as updatedBy').where('id', '=', change.id).executeTakeFirst();
  assertUpdated(row, current, 'watched page');
}

/** The page is not visited any more; what was seen of it stays. */
export async function endWatching(tx: TenantTransaction, id: number): Promise<void> {
  await tx.updateTable('watched_pages').set({ is_active: false, ...touched }).where('id', '=', id).execute();
}

export interface Visit {
  readonly pageId: number;
  readonly at: Date;
  readonly outcome: NonNullable<WatchedPage['lastOutcome']>;
  readonly error: string | null;
  readonly nextAt: Date;
}

/** Records how a visit ended and when the next one is due. */
export async function recordVisit(tx: TenantTransaction, visit: Visit): Promise<void> {
  await tx
    .updateTable('watched_pages')
    .set({
      last_visit_at: visit.at,
      last_outcome: visit.outcome,
      last_error: visit.error === null ? null : JSON.stringify(visit.error),
      failures: visit.outcome === 'seen' ? 0 : sql<number>`failures + 1`,
      next_visit_at: visit.nextAt,
    })
    .where('id', '=', visit.pageId)
    .execute();
}

/** Moves the next visit of a page, so that the schedule does not add its job twice, or does add it at once. */
export async function moveNextVisit(tx: TenantTransaction, pageId: number, nextAt: Date): Promise<void> {
  await tx.updateTable('watched_pages').set({ next_visit_at: nextAt }).where('id', '=', pageId).execute();
}

/** How many selectors of the brand somebody must look at. */
export async function countBroken(tx: TenantTransaction, brandIds: readonly number[] | null): Promise<number> {
  let query = tx
    .selectFrom('selector_health as health')
    .innerJoin('dom_selectors as selector', (join) => join.onRef('selector.organization_id', '=', 'health.organization_id').onRef('selector.id', '=', 'health.selector_id'))
    .innerJoin('watched_pages as page', (join) => join.onRef('page.organization_id', '=', 'health.organization_id').onRef('page.id', '=', 'health.page_id'))
    .select((is) => is.fn.count<string>('health.selector_id').distinct().as('count'))
    .where('health.state', 'in', [...BROKEN])
    .where('selector.status', 'in', ['approved', 'warned'])
    .where('page.is_active', '=', true);
  if (brandIds !== null) query = query.where('selector.brand_id', 'in', brandIds.length === 0 ? [0] : [...brandIds]);
  return Number((await query.executeTakeFirstOrThrow()).count);
}
