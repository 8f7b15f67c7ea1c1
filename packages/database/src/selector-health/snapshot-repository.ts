import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface NewSnapshot {
  readonly pageId: number;
  /** SHA-256 of the document, hex. */
  readonly contentHash: string;
  /** The document, gzip. */
  readonly html: Buffer;
  /** Where its elements stand: JSON, gzip. */
  readonly layout?: Buffer;
  readonly picture: { readonly png: Buffer; readonly width: number; readonly height: number } | null;
  readonly title: string;
}

/** Keeps what a page looks like, once per content; content that was seen before is only dated anew. Answers its id. */
export async function keepSnapshot(tx: TenantTransaction, snapshot: NewSnapshot): Promise<number> {
  const { id } = await tx
    .insertInto('page_snapshots')
    .values({
      page_id: snapshot.pageId,
      content_hash: snapshot.contentHash,
      html: snapshot.html,
      layout: snapshot.layout ?? null,
      picture: snapshot.picture?.png ?? null,
      picture_width: snapshot.picture?.width ?? null,
      picture_height: snapshot.picture?.height ?? null,
      title: snapshot.title,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'page_id', 'content_hash']).doUpdateSet((is) => ({ last_seen_at: sql<Date>`now()`, layout: sql<Buffer | null>`coalesce(page_snapshots.layout, ${is.ref('excluded.layout')})` })))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface SnapshotPicture {
  readonly brandId: number;
  readonly png: Buffer;
}

/** The picture of a snapshot, or null when there is none. */
export async function findPicture(tx: TenantTransaction, snapshotId: number): Promise<SnapshotPicture | null> {
  const row = await tx
    .selectFrom('page_snapshots as snapshot')
    .innerJoin('watched_pages as page', (join) => join.onRef('page.organization_id', '=', 'snapshot.organization_id').onRef('page.id', '=', 'snapshot.page_id'))
    .select(['page.brand_id as brandId', 'snapshot.picture'])
    .where('snapshot.id', '=', snapshotId)
    .executeTakeFirst();
  return row === undefined || row.picture === null ? null : { brandId: row.brandId, png: row.picture };
}

/** The document of a snapshot, gzip, or null when there is none. */
export async function findDocument(tx: TenantTransaction, snapshotId: number): Promise<{ readonly brandId: number; readonly html: Buffer } | null> {
  const row = await tx
    .selectFrom('page_snapshots as snapshot')
    .innerJoin('watched_pages as page', (join) => join.onRef('page.organization_id', '=', 'snapshot.organization_id').onRef('page.id', '=', 'snapshot.page_id'))
    .select(['page.brand_id as brandId', 'snapshot.html'])
    .where('snapshot.id', '=', snapshotId)
    .executeTakeFirst();
  return row ?? null;
}

/** Snapshots of a page that are kept whatever happens: the newest of them. */
const KEPT = 20;
/** What a page looked like before and after something changed on it is kept so long. */
const CHANGES_KEPT_DAYS = 400;

/**
 * Removes old snapshots of a page but for what an incident or a baseline points at; what was seen on them stays, without
 * the picture. Answers how many went.
 */
export async function forgetOldSnapshots(tx: TenantTransaction, pageId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    delete from page_snapshots where organization_id = app.organization_id() and page_id = ${pageId} and id in (
      select s.id from page_snapshots s
       where s.organization_id = app.organization_id() and s.page_id = ${pageId}
         and not exists (select 1 from selector_health h where h.organization_id = s.organization_id and h.baseline_snapshot_id = s.id)
         and not exists (
           select 1 from incident_selectors i join health_incidents n on n.organization_id = i.organization_id and n.id = i.incident_id
            where i.organization_id = s.organization_id and s.id in (i.snapshot_id, i.before_snapshot_id)
              and (n.closed_at is null or n.closed_at > now() - make_interval(days => ${CHANGES_KEPT_DAYS})))
         and not exists (
           select 1 from region_changes r where r.organization_id = s.organization_id and s.id in (r.snapshot_id, r.before_snapshot_id)
              and r.looked_at is null and r.seen_at > now() - interval '30 days')
       order by s.last_seen_at desc, s.id desc offset ${KEPT})
    returning id`.execute(tx);
  return rows.length;
}
