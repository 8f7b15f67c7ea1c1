import type { GenerationRun } from '@safecode/domain/generation/run';
import type { Page } from '@safecode/domain/paging/page';
import { sql } from 'kysely';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import { pageOfRows } from '../paging/page-of-rows.js';

const selectRun = (tx: TenantTransaction) =>
  tx
    .selectFrom('generation_runs as run')
    .innerJoin('brands as brand', (join) => join.onRef('brand.organization_id', '=', 'run.organization_id').onRef('brand.id', '=', 'run.brand_id'))
    .select([
      'run.id', 'run.brand_id', 'brand.name as brand_name', 'brand.slug as brand_slug', 'run.page_type', 'run.description', 'run.template_slug',
      'run.status', 'run.provider', 'run.source', 'run.stages', 'run.draft', 'run.questions', 'run.verdict', 'run.code_id', 'run.confidence',
      'run.cached', 'run.error', 'run.requested_by', 'run.created_at', 'run.finished_at',
    ]);

type RunRow = Awaited<ReturnType<ReturnType<typeof selectRun>['executeTakeFirstOrThrow']>>;

const toRun = (row: RunRow): GenerationRun => ({
  id: row.id,
  brandId: row.brand_id,
  brandName: row.brand_name,
  brandSlug: row.brand_slug,
  pageType: row.page_type,
  description: row.description,
  template: row.template_slug,
  status: row.status,
  provider: row.provider,
  source: row.source,
  stages: row.stages,
  draft: row.draft,
  questions: row.questions,
  verdict: row.verdict,
  codeId: row.code_id,
  confidence: row.confidence,
  cached: row.cached,
  error: row.error,
  requestedBy: row.requested_by.label,
  createdAt: toIso(row.created_at),
  finishedAt: toIsoOrNull(row.finished_at),
});

export async function findRun(tx: TenantTransaction, id: number): Promise<GenerationRun | null> {
  const row = await selectRun(tx).where('run.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toRun(row);
}

export interface RunQuery {
  readonly brandId?: number | undefined;
  /** Brands the caller may see; null for all. */
  readonly brandIds: readonly number[] | null;
  readonly openOnly: boolean;
  /** Runs in which somebody must act: they ask a question, or their draft is not safe, and nobody has asked the same again since. */
  readonly waitingOnly?: boolean;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly cursorKey: Buffer;
}

/** Runs, newest first. */
export async function listRuns(tx: TenantTransaction, query: RunQuery): Promise<Page<GenerationRun>> {
  let rows = selectRun(tx);
  if (query.brandId !== undefined) rows = rows.where('run.brand_id', '=', query.brandId);
  // An array and not a list: the text, and with it the prepared statement, is the same for every number of brands.
  if (query.brandIds !== null) rows = rows.where(sql<boolean>`run.brand_id = any(${[...query.brandIds]}::integer[])`);
  if (query.openOnly) rows = rows.where('run.finished_at', 'is', null);
  if (query.waitingOnly === true) {
    rows = rows.where('run.status', 'in', ['asking', 'not_safe']).where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('generation_runs as later')
            .select('later.id')
            .whereRef('later.organization_id', '=', 'run.organization_id')
            .whereRef('later.brand_id', '=', 'run.brand_id')
            .whereRef('later.page_type', '=', 'run.page_type')
            .whereRef('later.description', '=', 'run.description')
            .whereRef('later.id', '>', 'run.id'),
        ),
      ),
    );
  }
  const matching = rows;
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, 'runs', query.cursor);
  if (position !== null) rows = rows.where('run.id', '<', Number(position[0]));
  return pageOfRows({
    found: await rows.orderBy('run.id', 'desc').limit(query.limit + 1).execute(),
    limit: query.limit,
    tx,
    toView: toRun,
    cursorOf: (row) => encodeCursor(query.cursorKey, 'runs', [row.id]),
    count: () => matching.clearSelect().select('run.id'),
  });
}
