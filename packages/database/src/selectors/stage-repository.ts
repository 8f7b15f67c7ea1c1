import type { SelectorStatus } from '@safecode/domain/selectors/dom-selector';
import type { StageChange } from '@safecode/domain/selectors/selector-stage';
import { sql } from 'kysely';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { refuseTaken } from '../connection/refusals.js';

/** A move of a selector, with what its job and its undoing need. */
export interface StageRecord extends StageChange {
  readonly selectorId: number;
  readonly brandId: number;
  readonly replacement: string | null;
}

const selectChange = (tx: TenantTransaction) =>
  tx
    .selectFrom('selector_stage_changes')
    .select(['id', 'brand_id', 'selector_id', 'from_stage', 'to_stage', 'state', 'effective_at', 'replacement', 'reason', 'told_count', 'planned_by', 'planned_at', 'ended_at', 'ended_by']);
type ChangeRow = Awaited<ReturnType<ReturnType<typeof selectChange>['executeTakeFirstOrThrow']>>;

const toChange = (row: ChangeRow): StageRecord => ({
  id: row.id,
  selectorId: row.selector_id,
  brandId: row.brand_id,
  from: row.from_stage,
  to: row.to_stage,
  state: row.state,
  effectiveAt: toIso(row.effective_at),
  replacement: row.replacement,
  reason: row.reason,
  toldCount: row.told_count,
  plannedBy: row.planned_by,
  plannedAt: toIso(row.planned_at),
  endedAt: toIsoOrNull(row.ended_at),
  endedBy: row.ended_by,
});

export interface NewStageChange {
  readonly selectorId: number;
  readonly brandId: number;
  readonly from: SelectorStatus;
  readonly to: SelectorStatus;
  readonly effectiveAt: Date;
  readonly replacement: string | null;
  readonly reason: string;
}

/** Plans a move in the name of the actor. @throws conflict.exists while another one is planned */
export async function insertStageChange(tx: TenantTransaction, change: NewStageChange): Promise<number> {
  const { id } = await refuseTaken({ what: 'a planned stage of selector', value: `#${change.selectorId}` }, () =>
    tx
      .insertInto('selector_stage_changes')
      .values({
        brand_id: change.brandId,
        selector_id: change.selectorId,
        from_stage: change.from,
        to_stage: change.to,
        state: 'planned',
        effective_at: change.effectiveAt,
        replacement: change.replacement,
        reason: change.reason,
        ended_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** Locked: a change that is cancelled while its job runs is either effective or cancelled. */
export async function lockStageChange(tx: TenantTransaction, id: number): Promise<StageRecord | null> {
  const row = await selectChange(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : toChange(row);
}

/** The moves of a selector: what is planned, then the newest of the others. */
export async function listStageChanges(tx: TenantTransaction, selectorId: number): Promise<StageRecord[]> {
  const rows = await selectChange(tx).where('selector_id', '=', selectorId).orderBy(sql`state <> 'planned'`).orderBy('id', 'desc').limit(50).execute();
  return rows.map(toChange);
}

/** What is planned for the selectors of a brand. */
export async function listPlannedStages(tx: TenantTransaction, brandId: number): Promise<StageRecord[]> {
  return (await selectChange(tx).where('brand_id', '=', brandId).where('state', '=', 'planned').orderBy('id').execute()).map(toChange);
}

/** Ends a planned move in the name of the actor. */
export async function endStageChange(tx: TenantTransaction, id: number, state: 'effective' | 'cancelled'): Promise<void> {
  await tx.updateTable('selector_stage_changes').set({ state, ended_at: sql<Date>`now()`, ended_by: sql<string>`app.actor_label()` }).where('id', '=', id).where('state', '=', 'planned').execute();
}

/** Notes how many people were told of a move. */
export async function noteTold(tx: TenantTransaction, id: number, count: number): Promise<void> {
  await tx.updateTable('selector_stage_changes').set({ told_count: count }).where('id', '=', id).execute();
}

/** What was planned for selectors that got another stage in another way does not come any more. */
export async function cancelPlannedStage(tx: TenantTransaction, selectorId: number): Promise<void> {
  await tx
    .updateTable('selector_stage_changes')
    .set({ state: 'cancelled', ended_at: sql<Date>`now()`, ended_by: sql<string>`app.actor_label()` })
    .where('selector_id', '=', selectorId)
    .where('state', '=', 'planned')
    .execute();
}
