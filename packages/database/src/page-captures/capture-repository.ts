import type { KeptElement } from '@safecode/domain/page-captures/found-element';
import type { CaptureStage, PageCapture, ViewportName } from '@safecode/domain/page-captures/page-capture';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso } from '../connection/iso-time.js';

/** Captures of a brand that are kept; a picture of a long page is some megabytes. */
const KEPT = 20;

const selectCapture = (tx: TenantTransaction) =>
  tx
    .selectFrom('page_captures as capture')
    .select(['capture.id', 'capture.brand_id', 'capture.page_type', 'capture.source', 'capture.address', 'capture.stage', 'capture.error', 'capture.requested_by', 'capture.created_at', 'capture.finished_at'])
    .select((is) => [
      is
        .selectFrom('page_capture_views as view')
        .select(sql<{ viewport: ViewportName; title: string }[]>`json_agg(json_build_object('viewport', view.viewport, 'title', view.title) order by view.captured_at)`.as('views'))
        .whereRef('view.organization_id', '=', 'capture.organization_id')
        .whereRef('view.capture_id', '=', 'capture.id')
        .as('views'),
    ]);
type CaptureRow = Awaited<ReturnType<ReturnType<typeof selectCapture>['executeTakeFirstOrThrow']>>;

const toCapture = (row: CaptureRow): PageCapture => ({
  id: row.id,
  brandId: row.brand_id,
  pageType: row.page_type,
  source: row.source,
  address: row.address,
  title: row.views?.[0]?.title ?? null,
  stage: row.stage,
  error: row.error,
  requestedBy: row.requested_by,
  createdAt: toIso(row.created_at),
  finishedAt: row.finished_at === null ? null : toIso(row.finished_at),
  viewports: row.views?.map(({ viewport }) => viewport) ?? [],
});

export interface NewCapture {
  readonly brandId: number;
  readonly pageType: string;
  readonly source: PageCapture['source'];
  readonly address: string;
  /** The saved page, gzip; null for an address. */
  readonly upload: Buffer | null;
}

export async function insertCapture(tx: TenantTransaction, { brandId, pageType, source, address, upload }: NewCapture): Promise<number> {
  const { id } = await tx.insertInto('page_captures').values({ brand_id: brandId, page_type: pageType, source, address, upload }).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function findCapture(tx: TenantTransaction, id: number): Promise<PageCapture | null> {
  const row = await selectCapture(tx).where('capture.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toCapture(row);
}

/** Captures of a brand, newest first: all that are kept. */
export async function listCaptures(tx: TenantTransaction, brandId: number): Promise<PageCapture[]> {
  const rows = await selectCapture(tx).where('capture.brand_id', '=', brandId).orderBy('capture.id', 'desc').limit(3 * KEPT).execute();
  return rows.map(toCapture);
}

/** A capture of the same page that is still under way, or null: asking twice is one visit. */
export async function findOpenCapture(tx: TenantTransaction, page: { readonly brandId: number; readonly pageType: string; readonly address: string }): Promise<number | null> {
  const row = await tx
    .selectFrom('page_captures')
    .select('id')
    .where('brand_id', '=', page.brandId)
    .where('page_type', '=', page.pageType)
    .where('source', '=', 'address')
    .where('address', '=', page.address)
    .where('stage', 'not in', ['done', 'failed'])
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Captures of a brand that were asked for since. The brand is locked, so that two askers are counted one after the other. */
export async function countCapturesSince(tx: TenantTransaction, brandId: number, since: Date): Promise<number> {
  await tx.selectFrom('brands').select('id').where('id', '=', brandId).forUpdate().execute();
  const { count } = await tx
    .selectFrom('page_captures')
    .select((is) => is.fn.countAll<string>().as('count'))
    .where('brand_id', '=', brandId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The saved page that was sent, gzip, or null. */
export async function readUpload(tx: TenantTransaction, id: number): Promise<Buffer | null> {
  const row = await tx.selectFrom('page_captures').select('upload').where('id', '=', id).executeTakeFirst();
  return row?.upload ?? null;
}

/** Notes how far a capture is. One that is over stays as it is. */
export async function moveCapture(tx: TenantTransaction, id: number, stage: Exclude<CaptureStage, 'done' | 'failed'>): Promise<void> {
  await tx.updateTable('page_captures').set({ stage }).where('id', '=', id).where('finished_at', 'is', null).execute();
}

/** Ends a capture well, with what was found on it. The saved page is not needed any more. */
export async function finishCapture(tx: TenantTransaction, id: number, done: { readonly elements: readonly KeptElement[]; readonly at: Date }): Promise<void> {
  await tx
    .updateTable('page_captures')
    .set({ stage: 'done', elements: JSON.stringify(done.elements), upload: null, finished_at: done.at })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

/** Ends a capture that saw nothing, with why. */
export async function failCapture(tx: TenantTransaction, id: number, failed: { readonly error: string; readonly at: Date }): Promise<void> {
  await tx
    .updateTable('page_captures')
    .set({ stage: 'failed', error: failed.error, upload: null, finished_at: failed.at })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

/** What was found on a capture; null while it is not done. */
export async function readElements(tx: TenantTransaction, id: number): Promise<KeptElement[] | null> {
  const row = await tx.selectFrom('page_captures').select('elements').where('id', '=', id).where('stage', '=', 'done').executeTakeFirst();
  return row?.elements ?? null;
}

/** The look at the same page before this one, or null. */
export async function findEarlierCapture(tx: TenantTransaction, capture: Pick<PageCapture, 'id' | 'brandId' | 'source' | 'address'>): Promise<number | null> {
  const row = await tx
    .selectFrom('page_captures')
    .select('id')
    .where('brand_id', '=', capture.brandId)
    .where('source', '=', capture.source)
    .where('address', '=', capture.address)
    .where('stage', '=', 'done')
    .where('id', '<', capture.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * Removes captures of a brand past the newest, with all they kept. Those under way stay, and those of the last hour, which
 * are counted. Answers how many went.
 */
export async function forgetOldCaptures(tx: TenantTransaction, brandId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    delete from page_captures where organization_id = app.organization_id() and brand_id = ${brandId} and finished_at < now() - interval '1 hour' and id in (
      select c.id from page_captures c where c.organization_id = app.organization_id() and c.brand_id = ${brandId} order by c.id desc offset ${KEPT})
    returning id`.execute(tx);
  return rows.length;
}
