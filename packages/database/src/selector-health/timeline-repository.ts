import type { Observation } from '@safecode/domain/selector-health/health-state';
import type { SelectorTimeline, TimelinePeriod } from '@safecode/domain/selector-health/timeline';
import type { SelectorDetail } from '@safecode/domain/selectors/selector-stage';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso } from '../connection/iso-time.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';

interface PeriodRow extends Pick<TimelinePeriod, 'pageId' | 'url' | 'pageType' | 'width' | 'selector' | 'state' | 'reasons' | 'looks' | 'box' | 'beforeBox'> {
  readonly id: string;
  readonly from_at: Date;
  readonly until_at: Date;
  readonly match_count: number;
  readonly visible_count: number;
  readonly snapshot_id: number | null;
  readonly before_snapshot_id: number | null;
  readonly before_state: Observation['state'] | null;
}

export interface TimelineQuery {
  readonly selectorId: number;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly cursorKey: Buffer;
}

/**
 * What was seen of a selector, the newest first: looks of one page that saw the same are one period. Each comes with the
 * picture it began with and the last one of the period before it on that page.
 */
export async function listPeriods(tx: TenantTransaction, { selectorId, cursor, limit, cursorKey }: TimelineQuery): Promise<SelectorTimeline> {
  const position = cursor === undefined ? null : decodeCursor(cursorKey, 'timeline', cursor);
  const { rows } = await sql<PeriodRow>`
    with looks as (
      select v.*, row(v.state, v.reasons, v.match_count, v.visible_count, v.selector) is distinct from
                  lag(row(v.state, v.reasons, v.match_count, v.visible_count, v.selector)) over page as is_change
        from selector_validations v where v.organization_id = app.organization_id() and v.selector_id = ${selectorId}
      window page as (partition by v.page_id order by v.id)
    ), numbered as (
      select l.*, count(*) filter (where l.is_change) over (partition by l.page_id order by l.id) as period from looks l
    ), periods as (
      select n.page_id, n.period, min(n.id) as id, min(n.checked_at) as from_at, max(n.checked_at) as until_at, count(*)::integer as looks, min(n.state) as state,
             (array_agg(n.selector order by n.id))[1] as selector, (array_agg(to_jsonb(n.reasons) order by n.id))[1] as reasons,
             min(n.match_count) as match_count, min(n.visible_count) as visible_count,
             (array_agg(n.snapshot_id order by n.id) filter (where n.snapshot_id is not null))[1] as snapshot_id,
             (array_agg(n.box order by n.id) filter (where n.snapshot_id is not null))[1] as box,
             (array_agg(n.snapshot_id order by n.id desc) filter (where n.snapshot_id is not null))[1] as last_snapshot_id,
             (array_agg(n.box order by n.id desc) filter (where n.snapshot_id is not null))[1] as last_box
        from numbered n group by n.page_id, n.period
    ), told as (
      select p.*, lag(p.last_snapshot_id) over page as before_snapshot_id, lag(p.last_box) over page as before_box, lag(p.state) over page as before_state
        from periods p window page as (partition by p.page_id order by p.period)
    )
    select t.id, t.page_id as "pageId", w.url, w.page_type as "pageType", w.viewport_width as width, t.selector, t.state, t.reasons, t.match_count, t.visible_count, t.from_at, t.until_at,
           t.looks, t.snapshot_id, t.box, t.before_snapshot_id, t.before_box as "beforeBox", t.before_state
      from told t join watched_pages w on w.organization_id = app.organization_id() and w.id = t.page_id
     where ${position === null} or t.id < ${position?.[0] ?? '0'}::bigint
     order by t.id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(toPeriod), nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorKey, 'timeline', [last.id]) : null };
}

const toPeriod = (row: PeriodRow): TimelinePeriod => ({
  id: row.id,
  pageId: row.pageId,
  url: row.url,
  pageType: row.pageType,
  width: row.width,
  selector: row.selector,
  state: row.state,
  beforeState: row.before_state,
  reasons: row.reasons,
  matchCount: row.match_count,
  visibleCount: row.visible_count,
  from: toIso(row.from_at),
  until: toIso(row.until_at),
  looks: row.looks,
  snapshotId: row.snapshot_id,
  box: row.box,
  beforeSnapshotId: row.before_snapshot_id,
  beforeBox: row.beforeBox,
});

/** How a selector does on each page that is watched now. */
export async function listPagesOfSelector(tx: TenantTransaction, selectorId: number): Promise<SelectorDetail['pages']> {
  const rows = await tx
    .selectFrom('selector_health as health')
    .innerJoin('watched_pages as page', (join) => join.onRef('page.organization_id', '=', 'health.organization_id').onRef('page.id', '=', 'health.page_id'))
    .select(['page.id as pageId', 'page.url', 'page.page_type as pageType', 'page.viewport_width as width', 'health.state', 'health.since', 'health.checked_at'])
    .where('health.selector_id', '=', selectorId)
    .where('page.is_active', '=', true)
    .orderBy('page.url')
    .orderBy('page.id')
    .execute();
  return rows.map(({ since, checked_at: checkedAt, ...page }) => ({ ...page, since: toIso(since), checkedAt: toIso(checkedAt) }));
}

/** Looks that saw what the one before them saw are kept so long; after that only changes are. */
const LOOKS_KEPT_DAYS = 30;
/** Changes are kept so long. */
const CHANGES_KEPT_DAYS = 400;

/**
 * Removes old looks at a page: those that saw nothing new after some weeks, all of them after more than a year. The last
 * look of each selector stays, so that a period never loses its end.
 */
export async function forgetOldLooks(tx: TenantTransaction, pageId: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from selector_validations d using (
      select v.id, v.checked_at, row(v.state, v.reasons, v.match_count, v.visible_count, v.selector) is not distinct from
             lag(row(v.state, v.reasons, v.match_count, v.visible_count, v.selector)) over selector as is_same,
             row(v.state, v.reasons, v.match_count, v.visible_count, v.selector) is not distinct from
             lead(row(v.state, v.reasons, v.match_count, v.visible_count, v.selector)) over selector as is_followed
        from selector_validations v
       where v.organization_id = app.organization_id() and v.page_id = ${pageId}
      window selector as (partition by v.selector_id order by v.id)) old
    where d.organization_id = app.organization_id() and d.id = old.id
      and (old.checked_at < now() - make_interval(days => ${CHANGES_KEPT_DAYS})
           or (old.checked_at < now() - make_interval(days => ${LOOKS_KEPT_DAYS}) and old.is_same and old.is_followed))
    returning d.id`.execute(tx);
  return rows.length;
}
