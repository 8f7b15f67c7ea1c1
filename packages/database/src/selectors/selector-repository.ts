import type { Page } from '@safecode/domain/paging/page';
import type { DomSelector, SelectorContent, SelectorStatus } from '@safecode/domain/selectors/dom-selector';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { assertUpdated, refuseTaken } from '../connection/refusals.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import { pageOfRows } from '../paging/page-of-rows.js';

const COLUMNS = [
  'id', 'brand_id', 'selector', 'page_type', 'name', 'role', 'description', 'status', 'replacement', 'subtree', 'version', 'created_at', 'updated_at', 'updated_by',
] as const;

const selectSelector = (tx: TenantTransaction) => tx.selectFrom('dom_selectors').select(COLUMNS);
type SelectorRow = Awaited<ReturnType<ReturnType<typeof selectSelector>['executeTakeFirstOrThrow']>>;

const toSelector = (row: SelectorRow): DomSelector => ({
  id: row.id,
  brandId: row.brand_id,
  selector: row.selector,
  pageType: row.page_type,
  name: row.name,
  role: row.role,
  description: row.description,
  status: row.status,
  replacement: row.replacement,
  subtree: row.subtree,
  version: row.version,
  createdAt: toIso(row.created_at),
  updatedAt: toIso(row.updated_at),
  updatedBy: row.updated_by,
});

const columnsOf = (content: SelectorContent) => ({
  selector: content.selector,
  page_type: content.pageType,
  name: content.name,
  role: content.role,
  description: content.description,
  status: content.status,
  replacement: content.replacement,
  subtree: content.subtree,
});

export async function findSelector(tx: TenantTransaction, id: number): Promise<DomSelector | null> {
  const row = await selectSelector(tx).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toSelector(row);
}

/** Approved and deprecated selectors of a brand: what its policy is made of. */
export async function listActiveSelectors(tx: TenantTransaction, brandId: number): Promise<DomSelector[]> {
  const rows = await selectSelector(tx).where('brand_id', '=', brandId).where('status', '<>', 'archived').orderBy('id').execute();
  return rows.map(toSelector);
}

/** @throws conflict.exists when the selector stands on the page type already */
export async function insertSelector(tx: TenantTransaction, brandId: number, content: SelectorContent): Promise<DomSelector> {
  const row = await refuseTaken({ what: `on ${content.pageType} the selector`, value: content.selector }, () =>
    tx.insertInto('dom_selectors').values({ brand_id: brandId, ...columnsOf(content) }).returning(COLUMNS).executeTakeFirstOrThrow(),
  );
  return toSelector(row);
}

/** @throws conflict.stale_version, conflict.exists, access.not_found */
export async function updateSelector(tx: TenantTransaction, change: { id: number; expectedVersion: number; content: SelectorContent }): Promise<DomSelector> {
  const row = await refuseTaken({ what: `on ${change.content.pageType} the selector`, value: change.content.selector }, () =>
    tx
      .updateTable('dom_selectors')
      .set({ ...columnsOf(change.content), ...touched })
      .where('id', '=', change.id)
      .where('version', '=', change.expectedVersion)
      .returning(COLUMNS)
      .executeTakeFirst(),
  );
  const current = row === undefined ? await findSelector(tx, change.id) : null;
  return toSelector(assertUpdated(row, current ?? undefined, 'selector'));
}

/**
 * Moves a selector to a stage.
 * @throws conflict.exists when it comes back from the archive and another one stands in its place, access.not_found
 */
export async function setSelectorStage(tx: TenantTransaction, move: { readonly id: number; readonly to: SelectorStatus; readonly replacement: string | null }): Promise<DomSelector> {
  const row = await refuseTaken({ what: 'an active selector in the place of', value: `#${move.id}` }, () =>
    tx.updateTable('dom_selectors').set({ status: move.to, replacement: move.replacement, ...touched }).where('id', '=', move.id).returning(COLUMNS).executeTakeFirst(),
  );
  return toSelector(assertUpdated(row, undefined, 'selector'));
}

/** Selectors of a brand that are on their way out or archived. */
export async function listLeavingSelectors(tx: TenantTransaction, brandId: number): Promise<DomSelector[]> {
  const rows = await selectSelector(tx).where('brand_id', '=', brandId).where('status', '<>', 'approved').orderBy('id').execute();
  return rows.map(toSelector);
}

/** Selectors of a brand that name another one as what is to be used instead of them. */
export async function listReplacedBy(tx: TenantTransaction, brandId: number, selector: string): Promise<Pick<DomSelector, 'id' | 'name' | 'selector'>[]> {
  return tx.selectFrom('dom_selectors').select(['id', 'name', 'selector']).where('brand_id', '=', brandId).where('replacement', '=', selector).where('status', '<>', 'archived').orderBy('id').limit(100).execute();
}

const touched = { version: sql<number>`version + 1`, updated_at: sql<Date>`now()`, updated_by: sql<string | null>`app.actor_label()` };

export interface SelectorQuery {
  readonly brandId: number;
  readonly pageType?: string | undefined;
  readonly status?: SelectorStatus | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly cursorKey: Buffer;
}

/** Selectors of a brand by page type and name; archived ones only when asked for. */
export async function listSelectors(tx: TenantTransaction, query: SelectorQuery): Promise<Page<DomSelector>> {
  let matching = selectSelector(tx).where('brand_id', '=', query.brandId);
  matching = query.status === undefined ? matching.where('status', '<>', 'archived') : matching.where('status', '=', query.status);
  if (query.pageType !== undefined) matching = matching.where('page_type', '=', query.pageType);
  const q = query.q?.trim() ?? '';
  if (q !== '') matching = matching.where(searched(q));
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, 'selectors', query.cursor);
  const rows =
    position === null
      ? matching
      : matching.where(sql<boolean>`(page_type, name, id) > (${position[0]}::text, ${position[1]}::text, ${position[2]}::integer)`);
  return pageOfRows({
    found: await rows.orderBy('page_type').orderBy('name').orderBy('id').limit(query.limit + 1).execute(),
    limit: query.limit,
    tx,
    toView: toSelector,
    cursorOf: (row) => encodeCursor(query.cursorKey, 'selectors', [row.page_type, row.name, row.id]),
    count: () => matching.clearSelect().select('id'),
  });
}

function searched(q: string) {
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql<boolean>`(name ilike ${pattern} or selector ilike ${pattern} or role ilike ${pattern})`;
}
