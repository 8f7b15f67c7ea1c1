import type { SavedView } from '@safecode/domain/views/saved-view';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso } from '../connection/iso-time.js';
import { assertUpdated, refuseTaken } from '../connection/refusals.js';

const selectView = (tx: TenantTransaction) =>
  tx
    .selectFrom('saved_views')
    .leftJoin('users', 'users.id', 'saved_views.user_id')
    .select([
      'saved_views.id', 'saved_views.list', 'saved_views.brand_id', 'saved_views.name', 'saved_views.visibility', 'saved_views.search',
      'saved_views.user_id', 'users.name as owner_name', 'saved_views.version', 'saved_views.updated_at', 'saved_views.updated_by',
    ]);
type ViewRow = Awaited<ReturnType<ReturnType<typeof selectView>['executeTakeFirstOrThrow']>>;

const toView = (row: ViewRow): SavedView => ({
  id: row.id,
  list: row.list,
  brandId: row.brand_id,
  name: row.name,
  visibility: row.visibility,
  search: row.search,
  ownerId: row.user_id,
  ownerName: row.owner_name,
  version: row.version,
  updatedAt: toIso(row.updated_at),
});

/** The view, when it is the team's or the person's own. */
export async function findView(tx: TenantTransaction, id: number, userId: number): Promise<SavedView | null> {
  const row = await selectView(tx)
    .where('saved_views.id', '=', id)
    .where((is) => is.or([is('visibility', '=', 'team'), is('saved_views.user_id', '=', userId)]))
    .executeTakeFirst();
  return row === undefined ? null : toView(row);
}

/** Views over a list: the team's and the person's own, those of all brands and of one. Private ones first, then by name. */
export async function listViews(tx: TenantTransaction, query: { list: SavedView['list']; userId: number; brandId: number | null }): Promise<SavedView[]> {
  const rows = await selectView(tx)
    .where('list', '=', query.list)
    .where((is) => is.or([is('visibility', '=', 'team'), is('saved_views.user_id', '=', query.userId)]))
    .where((is) => is.or([is('brand_id', 'is', null), ...(query.brandId === null ? [] : [is('brand_id', '=', query.brandId)])]))
    .orderBy('visibility')
    .orderBy(sql`lower(saved_views.name)`)
    .orderBy('saved_views.id')
    .limit(200)
    .execute();
  return rows.map(toView);
}

export type ViewContent = Pick<SavedView, 'name' | 'visibility' | 'search'>;

/** @throws conflict.exists when a view of this name stands over the same list already */
export async function insertView(tx: TenantTransaction, view: ViewContent & Pick<SavedView, 'list' | 'brandId'> & { userId: number }): Promise<number> {
  const { id } = await refuseTaken({ what: 'a view with the name', value: view.name }, () =>
    tx
      .insertInto('saved_views')
      .values({ list: view.list, brand_id: view.brandId, user_id: view.userId, name: view.name, visibility: view.visibility, search: JSON.stringify(view.search) })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** @throws conflict.stale_version, conflict.exists, access.not_found */
export async function updateView(tx: TenantTransaction, change: ViewContent & { id: number; expectedVersion: number }): Promise<void> {
  const row = await refuseTaken({ what: 'a view with the name', value: change.name }, () =>
    tx
      .updateTable('saved_views')
      .set({
        name: change.name,
        visibility: change.visibility,
        search: JSON.stringify(change.search),
        version: sql<number>`version + 1`,
        updated_at: sql<Date>`now()`,
        updated_by: sql<string | null>`app.actor_label()`,
      })
      .where('id', '=', change.id)
      .where('version', '=', change.expectedVersion)
      .returning('id')
      .executeTakeFirst(),
  );
  if (row !== undefined) return;
  const current = await tx.selectFrom('saved_views').select('updated_by as updatedBy').where('id', '=', change.id).executeTakeFirst();
  assertUpdated(row, current, 'view');
}

export async function deleteView(tx: TenantTransaction, id: number): Promise<void> {
  await tx.deleteFrom('saved_views').where('id', '=', id).execute();
}
