import type { PageReference, PageSnapshot, ViewportName } from '@safecode/domain/page-captures/page-capture';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso } from '../connection/iso-time.js';

/** A page as it was looked at, through one or more windows, without what is large. */
export interface SeenPage extends PageReference {
  readonly brandId: number;
  readonly pageType: string;
  readonly address: string;
  readonly title: string;
  readonly takenAt: string;
  readonly views: readonly SeenView[];
}

export interface SeenView {
  readonly viewport: ViewportName;
  readonly window: { readonly width: number; readonly height: number };
  readonly picture: { readonly width: number; readonly height: number } | null;
}

export interface NewView {
  readonly captureId: number;
  readonly viewport: ViewportName;
  readonly window: { readonly width: number; readonly height: number };
  readonly title: string;
  /** The document, gzip. */
  readonly html: Buffer;
  /** Where its elements stand: JSON, gzip. */
  readonly layout: Buffer;
  readonly picture: { readonly png: Buffer; readonly width: number; readonly height: number } | null;
}

/** Keeps what a page looked like through a window; one that is kept already stays. */
export async function keepView(tx: TenantTransaction, view: NewView): Promise<void> {
  await tx
    .insertInto('page_capture_views')
    .values({
      capture_id: view.captureId,
      viewport: view.viewport,
      window_width: view.window.width,
      window_height: view.window.height,
      title: view.title,
      html: view.html,
      layout: view.layout,
      picture: view.picture?.png ?? null,
      picture_width: view.picture?.width ?? null,
      picture_height: view.picture?.height ?? null,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'capture_id', 'viewport']).doNothing())
    .execute();
}

interface PageRow {
  readonly kind: PageReference['kind'];
  readonly id: number;
  readonly brandId: number;
  readonly pageType: string;
  readonly address: string;
  readonly title: string;
  readonly takenAt: Date;
  readonly views: SeenView[];
}

const toPage = (row: PageRow): SeenPage => ({ ...row, takenAt: toIso(row.takenAt) });

/** Below this width a watched page is looked at as by a phone. */
const PHONE_BELOW = 600;

const CAPTURES = sql`
  select 'capture' as kind, c.id, c.brand_id as "brandId", c.page_type as "pageType", c.address, v.title, c.finished_at as "takenAt", v.views
    from page_captures c
    join lateral (
      select min(w.title) as title, json_agg(json_build_object('viewport', w.viewport, 'window', json_build_object('width', w.window_width, 'height', w.window_height),
             'picture', case when w.picture_width is null then null else json_build_object('width', w.picture_width, 'height', w.picture_height) end) order by w.viewport) as views
        from page_capture_views w where w.organization_id = c.organization_id and w.capture_id = c.id) v on v.views is not null
   where c.organization_id = app.organization_id() and c.stage = 'done'`;

const SNAPSHOTS = sql`
  select 'snapshot' as kind, s.id, p.brand_id as "brandId", p.page_type as "pageType", p.url as address, s.title, s.last_seen_at as "takenAt",
         json_build_array(json_build_object('viewport', case when p.viewport_width < ${sql.lit(PHONE_BELOW)} then 'phone' else 'desktop' end,
           'window', json_build_object('width', p.viewport_width, 'height', p.viewport_height),
           'picture', case when s.picture_width is null then null else json_build_object('width', s.picture_width, 'height', s.picture_height) end)) as views
    from page_snapshots s join watched_pages p on p.organization_id = s.organization_id and p.id = s.page_id
   where s.organization_id = app.organization_id()`;

/** A page that was seen, or null: a capture that is done, or a snapshot of a watched page. */
export async function findSeenPage(tx: TenantTransaction, { kind, id }: PageReference): Promise<SeenPage | null> {
  const { rows } = await sql<PageRow>`${kind === 'capture' ? sql`${CAPTURES} and c.id = ${id}` : sql`${SNAPSHOTS} and s.id = ${id}`}`.execute(tx);
  return rows[0] === undefined ? null : toPage(rows[0]);
}

/**
 * The newest look at each page of a brand, newest first, of one page type or of all: captures that are done, and watched
 * pages that are still visited.
 */
export async function listNewestPages(tx: TenantTransaction, wanted: { readonly brandId: number; readonly pageType: string | null; readonly limit: number }): Promise<SeenPage[]> {
  const { brandId, pageType, limit } = wanted;
  const { rows } = await sql<PageRow>`
    select * from (
      select distinct on (page.address, page."pageType") page.* from (
        ${CAPTURES} and c.brand_id = ${brandId} and (${pageType}::text is null or c.page_type = ${pageType})
        union all
        ${SNAPSHOTS} and p.brand_id = ${brandId} and p.is_active and (${pageType}::text is null or p.page_type = ${pageType})
          and not exists (select 1 from page_snapshots n where n.organization_id = s.organization_id and n.page_id = s.page_id and (n.last_seen_at, n.id) > (s.last_seen_at, s.id))
      ) page order by page.address, page."pageType", page."takenAt" desc, page.kind, page.id desc
    ) newest order by newest."takenAt" desc, newest.kind, newest.id desc limit ${limit}`.execute(tx);
  return rows.map(toPage);
}

/** The newest snapshot of each page of a brand that is watched. */
export async function listNewestSnapshots(tx: TenantTransaction, brandId: number): Promise<PageSnapshot[]> {
  const { rows } = await sql<PageRow>`${SNAPSHOTS} and p.brand_id = ${brandId} and p.is_active
    and not exists (select 1 from page_snapshots n where n.organization_id = s.organization_id and n.page_id = s.page_id and (n.last_seen_at, n.id) > (s.last_seen_at, s.id))
    order by p.page_type, p.url, s.id limit 200`.execute(tx);
  return rows.map(({ id, pageType, address, title, takenAt, views }) => ({ id, pageType, address, title, seenAt: toIso(takenAt), viewport: views[0]?.viewport ?? 'desktop' }));
}

/** The document and its layout, each gzip; a snapshot from before layouts were kept has none. */
export async function readViewContent(tx: TenantTransaction, page: PageReference, viewport: ViewportName): Promise<{ readonly html: Buffer; readonly layout: Buffer | null } | null> {
  const row =
    page.kind === 'capture'
      ? await tx.selectFrom('page_capture_views').select(['html', 'layout']).where('capture_id', '=', page.id).where('viewport', '=', viewport).executeTakeFirst()
      : await tx.selectFrom('page_snapshots').select(['html', 'layout']).where('id', '=', page.id).executeTakeFirst();
  return row ?? null;
}

/** The picture of a capture through a window, or null when there is none. */
export async function findCapturePicture(tx: TenantTransaction, captureId: number, viewport: ViewportName): Promise<{ readonly brandId: number; readonly png: Buffer } | null> {
  const row = await tx
    .selectFrom('page_capture_views as view')
    .innerJoin('page_captures as capture', (join) => join.onRef('capture.organization_id', '=', 'view.organization_id').onRef('capture.id', '=', 'view.capture_id'))
    .select(['capture.brand_id as brandId', 'view.picture'])
    .where('view.capture_id', '=', captureId)
    .where('view.viewport', '=', viewport)
    .executeTakeFirst();
  return row === undefined || row.picture === null ? null : { brandId: row.brandId, png: row.picture };
}
