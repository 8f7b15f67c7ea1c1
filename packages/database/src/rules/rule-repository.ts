import type { Page } from '@safecode/domain/paging/page';
import type { PolicyRule } from '@safecode/domain/policy/brand-policy';
import type { CodeRule } from '@safecode/domain/rules/code-rule';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { assertUpdated, refuseTaken } from '../connection/refusals.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import { pageOfRows } from '../paging/page-of-rows.js';

const COLUMNS = ['id', 'brand_id', 'rule_id', 'definition', 'status', 'version', 'created_at', 'updated_at', 'updated_by'] as const;

const selectRule = (tx: TenantTransaction) => tx.selectFrom('code_rules').select(COLUMNS);
type RuleRow = Awaited<ReturnType<ReturnType<typeof selectRule>['executeTakeFirstOrThrow']>>;

const toRule = (row: RuleRow): CodeRule => ({
  id: row.id,
  brandId: row.brand_id,
  definition: row.definition,
  status: row.status,
  version: row.version,
  createdAt: toIso(row.created_at),
  updatedAt: toIso(row.updated_at),
  updatedBy: row.updated_by,
});

const columnsOf = (definition: PolicyRule) => ({ rule_id: definition.id, kind: definition.kind, definition: JSON.stringify(definition) });
const touched = { version: sql<number>`version + 1`, updated_at: sql<Date>`now()`, updated_by: sql<string | null>`app.actor_label()` };

export async function findRule(tx: TenantTransaction, id: number): Promise<CodeRule | null> {
  const row = await selectRule(tx).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toRule(row);
}

export async function listActiveRules(tx: TenantTransaction, brandId: number): Promise<CodeRule[]> {
  const rows = await selectRule(tx).where('brand_id', '=', brandId).where('status', '=', 'active').orderBy('rule_id').execute();
  return rows.map(toRule);
}

/** @throws conflict.exists when the brand has a rule of this number */
export async function insertRule(tx: TenantTransaction, brandId: number, definition: PolicyRule): Promise<CodeRule> {
  const row = await refuseTaken({ what: 'a rule with the number', value: definition.id }, () =>
    tx.insertInto('code_rules').values({ brand_id: brandId, ...columnsOf(definition) }).returning(COLUMNS).executeTakeFirstOrThrow(),
  );
  return toRule(row);
}

/** @throws conflict.stale_version, conflict.exists, access.not_found */
export async function updateRule(tx: TenantTransaction, change: { id: number; expectedVersion: number; definition: PolicyRule }): Promise<CodeRule> {
  const row = await refuseTaken({ what: 'a rule with the number', value: change.definition.id }, () =>
    tx
      .updateTable('code_rules')
      .set({ ...columnsOf(change.definition), ...touched })
      .where('id', '=', change.id)
      .where('version', '=', change.expectedVersion)
      .returning(COLUMNS)
      .executeTakeFirst(),
  );
  const current = row === undefined ? await findRule(tx, change.id) : null;
  return toRule(assertUpdated(row, current ?? undefined, 'rule'));
}

export async function archiveRule(tx: TenantTransaction, id: number): Promise<CodeRule> {
  const row = await tx.updateTable('code_rules').set({ status: 'archived', ...touched }).where('id', '=', id).returning(COLUMNS).executeTakeFirst();
  return toRule(assertUpdated(row, undefined, 'rule'));
}

export interface RuleQuery {
  readonly brandId: number;
  readonly status?: 'active' | 'archived' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly cursorKey: Buffer;
}

/** Rules of a brand by number; archived ones only when asked for. */
export async function listRules(tx: TenantTransaction, query: RuleQuery): Promise<Page<CodeRule>> {
  const matching = selectRule(tx).where('brand_id', '=', query.brandId).where('status', '=', query.status ?? 'active');
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, 'rules', query.cursor);
  const rows = position === null ? matching : matching.where(sql<boolean>`(rule_id, id) > (${position[0]}::text, ${position[1]}::integer)`);
  return pageOfRows({
    found: await rows.orderBy('rule_id').orderBy('id').limit(query.limit + 1).execute(),
    limit: query.limit,
    tx,
    toView: toRule,
    cursorOf: (row) => encodeCursor(query.cursorKey, 'rules', [row.rule_id, row.id]),
    count: () => matching.clearSelect().select('id'),
  });
}
