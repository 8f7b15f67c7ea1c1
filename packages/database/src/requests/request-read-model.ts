import type { ListRequests, OpalRequest } from '@safecode/domain/requests/opal-request';
import type { Page } from '@safecode/domain/paging/page';
import { sql } from 'kysely';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import { pageOfRows } from '../paging/page-of-rows.js';

const selectRequest = (tx: TenantTransaction) =>
  tx
    .selectFrom('opal_requests as r')
    .leftJoin('api_keys as k', (join) => join.onRef('k.organization_id', '=', 'r.organization_id').onRef('k.id', '=', 'r.api_key_id'))
    .leftJoin('brands as b', (join) => join.onRef('b.organization_id', '=', 'r.organization_id').onRef('b.id', '=', 'r.brand_id'))
    .select([
      'r.id', 'r.request_id', 'r.tool', 'r.brand_id', 'r.brand_name', 'b.name as known_brand_name', 'r.test_type', 'r.test_description', 'r.parameters',
      'r.opal_user_id', 'r.session_id', 'r.execution_mode', 'k.name as token_name', 'r.status', 'r.outcome', 'r.error_code', 'r.error_message',
      'r.run_id', 'r.generated_code_id', 'r.confidence_score', 'r.response_time_ms', 'r.phases', 'r.created_at', 'r.completed_at',
    ]);
type RequestRow = Awaited<ReturnType<ReturnType<typeof selectRequest>['executeTakeFirstOrThrow']>>;

const toRequest = (row: RequestRow): OpalRequest => ({
  id: row.id,
  requestId: row.request_id,
  tool: row.tool,
  brandId: row.brand_id,
  brandName: row.known_brand_name ?? row.brand_name,
  testType: row.test_type,
  testDescription: row.test_description,
  parameters: row.parameters,
  opalUserId: row.opal_user_id,
  sessionId: row.session_id,
  executionMode: row.execution_mode,
  tokenName: row.token_name,
  status: row.status,
  outcome: row.outcome,
  errorCode: row.error_code,
  errorMessage: row.error_message,
  runId: row.run_id,
  generatedCodeId: row.generated_code_id,
  confidenceScore: row.confidence_score,
  responseTimeMs: row.response_time_ms,
  phases: row.phases,
  createdAt: toIso(row.created_at),
  completedAt: toIsoOrNull(row.completed_at),
});

export type RequestQuery = ListRequests & {
  /** Brands the caller may see; null for all. With a list, calls without a known brand are left out. */
  readonly brandIds: readonly number[] | null;
  readonly cursorKey: Buffer;
};

/** Calls of tools, newest first. */
export async function listRequests(tx: TenantTransaction, query: RequestQuery): Promise<Page<OpalRequest>> {
  const matching = selectRequest(tx).where(matches(query));
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, 'requests', query.cursor);
  const rows = position === null ? matching : matching.where('r.id', '<', Number(position[0]));
  return pageOfRows({
    found: await rows.orderBy('r.id', 'desc').limit(query.limit + 1).execute(),
    limit: query.limit,
    tx,
    toView: toRequest,
    cursorOf: (row) => encodeCursor(query.cursorKey, 'requests', [row.id]),
    count: () => matching.clearSelect().select('r.id'),
  });
}

function matches(query: RequestQuery) {
  const conditions = [sql<boolean>`true`];
  if (query.brandId !== undefined) conditions.push(sql`r.brand_id = ${query.brandId}`);
  if (query.brandIds !== null) conditions.push(sql`r.brand_id = any(${[...query.brandIds]}::integer[])`);
  if (query.status !== undefined) conditions.push(sql`r.status = ${query.status}`);
  if (query.outcome !== undefined) conditions.push(sql`r.outcome = ${query.outcome}`);
  if (query.tool !== undefined) conditions.push(sql`r.tool = ${query.tool}`);
  if (query.from !== undefined) conditions.push(sql`r.created_at >= ${query.from}::timestamptz`);
  if (query.to !== undefined) conditions.push(sql`r.created_at < ${query.to}::timestamptz`);
  const q = query.q?.trim() ?? '';
  if (q !== '') {
    const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    conditions.push(sql`(r.test_description ilike ${pattern} or r.brand_name ilike ${pattern} or r.request_id ilike ${pattern})`);
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

export async function findRequest(tx: TenantTransaction, id: number): Promise<OpalRequest | null> {
  const row = await selectRequest(tx).where('r.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toRequest(row);
}
