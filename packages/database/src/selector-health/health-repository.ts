import type { HealthMemory, HealthReason, HealthState, Observation } from '@safecode/domain/selector-health/health-state';
import type { Box } from '@safecode/domain/selector-health/health-view';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso } from '../connection/iso-time.js';
import type { Baseline } from './tables.js';

/** What is remembered of a selector on a page. `fingerprint` is data of packages/selectors. */
export interface HealthRecord extends HealthMemory {
  readonly selectorId: number;
  readonly fingerprint: unknown;
  readonly baseline: Baseline | null;
  readonly baselineSnapshotId: number | null;
  readonly baselineBox: Box | null;
  /** What was around its element; data of packages/selectors. */
  readonly region: unknown;
}

/** The memory of all selectors on a page, locked: two visits of a page write one after the other. */
export async function lockHealth(tx: TenantTransaction, pageId: number): Promise<Map<number, HealthRecord>> {
  await tx.selectFrom('watched_pages').select('id').where('id', '=', pageId).forUpdate().execute();
  return readHealth(tx, pageId);
}

export async function readHealth(tx: TenantTransaction, pageId: number): Promise<Map<number, HealthRecord>> {
  const rows = await tx.selectFrom('selector_health').selectAll().where('page_id', '=', pageId).execute();
  return new Map(
    rows.map((row) => [
      row.selector_id,
      {
        selectorId: row.selector_id,
        state: row.state,
        suspected: row.suspected,
        streak: row.streak,
        reasons: row.reasons,
        fingerprint: row.fingerprint,
        baseline: row.baseline,
        baselineSnapshotId: row.baseline_snapshot_id,
        baselineBox: row.baseline_box,
        region: row.region,
      },
    ]),
  );
}

export interface SeenSelector {
  readonly selectorId: number;
  readonly selector: string;
  readonly observation: Observation;
  readonly matchCount: number;
  readonly visibleCount: number;
  readonly box: Box | null;
  /** The memory after this look. */
  readonly record: HealthRecord;
  readonly isChanged: boolean;
}

/** One visit of a page, with what was kept of it. */
interface KeptVisit {
  readonly pageId: number;
  readonly snapshotId: number;
  readonly at: Date;
}

const jsonOf = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));

/** Writes what one visit saw: a row of evidence and the memory of each selector, in two statements. */
export async function writeLooks(tx: TenantTransaction, visit: KeptVisit, looks: readonly SeenSelector[]): Promise<void> {
  if (looks.length === 0) return;
  await tx
    .insertInto('selector_validations')
    .values(
      looks.map((look) => ({
        selector_id: look.selectorId,
        page_id: visit.pageId,
        snapshot_id: visit.snapshotId,
        selector: look.selector,
        state: look.observation.state,
        reasons: [...look.observation.reasons],
        match_count: look.matchCount,
        visible_count: look.visibleCount,
        box: jsonOf(look.box),
        checked_at: visit.at,
      })),
    )
    .execute();
  await writeMemory(tx, visit, looks.map(({ record }) => record));
}

async function writeMemory(tx: TenantTransaction, { pageId, at }: KeptVisit, records: readonly HealthRecord[]): Promise<void> {
  await tx
    .insertInto('selector_health')
    .values(
      records.map((record) => ({
        selector_id: record.selectorId,
        page_id: pageId,
        state: record.state,
        suspected: record.suspected,
        streak: record.streak,
        reasons: [...record.reasons],
        since: at,
        checked_at: at,
        fingerprint: jsonOf(record.fingerprint),
        baseline: jsonOf(record.baseline),
        baseline_snapshot_id: record.baselineSnapshotId,
        baseline_box: jsonOf(record.baselineBox),
        region: jsonOf(record.region),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'selector_id', 'page_id']).doUpdateSet((is) => ({
        state: is.ref('excluded.state'),
        suspected: is.ref('excluded.suspected'),
        streak: is.ref('excluded.streak'),
        reasons: is.ref('excluded.reasons'),
        since: sql<Date>`case when selector_health.state = excluded.state then selector_health.since else excluded.since end`,
        checked_at: is.ref('excluded.checked_at'),
        fingerprint: is.ref('excluded.fingerprint'),
        baseline: is.ref('excluded.baseline'),
        baseline_snapshot_id: is.ref('excluded.baseline_snapshot_id'),
        baseline_box: is.ref('excluded.baseline_box'),
        region: is.ref('excluded.region'),
      })),
    )
    .execute();
}

/** What is remembered of a selector is forgotten everywhere: it is another one now, or means another element. */
export async function forgetHealth(tx: TenantTransaction, selectorIds: readonly number[]): Promise<void> {
  if (selectorIds.length === 0) return;
  await tx.deleteFrom('selector_health').where('selector_id', 'in', [...selectorIds]).execute();
}

export interface SelectorStateRow {
  readonly selectorId: number;
  readonly state: HealthState;
  readonly checkedAt: string;
}

/** The state of each selector of a brand on each page that is watched. Archived ones are not looked at any more. */
export async function listSelectorStates(tx: TenantTransaction, brandId: number): Promise<SelectorStateRow[]> {
  const rows = await tx
    .selectFrom('selector_health as health')
    .innerJoin('watched_pages as page', (join) => join.onRef('page.organization_id', '=', 'health.organization_id').onRef('page.id', '=', 'health.page_id'))
    .innerJoin('dom_selectors as selector', (join) => join.onRef('selector.organization_id', '=', 'health.organization_id').onRef('selector.id', '=', 'health.selector_id'))
    .select(['health.selector_id', 'health.state', 'health.checked_at'])
    .where('page.brand_id', '=', brandId)
    .where('selector.status', '<>', 'archived')
    .where('page.is_active', '=', true)
    .execute();
  return rows.map((row) => ({ selectorId: row.selector_id, state: row.state, checkedAt: toIso(row.checked_at) }));
}

export interface ValidationRow {
  readonly id: string;
  readonly url: string;
  readonly pageType: string;
  readonly selector: string;
  readonly state: Observation['state'];
  readonly reasons: HealthReason[];
  readonly matchCount: number;
  readonly visibleCount: number;
  readonly snapshotId: number | null;
  readonly box: Box | null;
  readonly checkedAt: string;
}

/** What was seen of a selector, newest first. */
export async function listValidations(tx: TenantTransaction, selectorId: number, limit: number): Promise<ValidationRow[]> {
  const rows = await tx
    .selectFrom('selector_validations as look')
    .innerJoin('watched_pages as page', (join) => join.onRef('page.organization_id', '=', 'look.organization_id').onRef('page.id', '=', 'look.page_id'))
    .select([
      'look.id', 'page.url', 'page.page_type as pageType', 'look.selector', 'look.state', 'look.reasons', 'look.match_count as matchCount',
      'look.visible_count as visibleCount', 'look.snapshot_id as snapshotId', 'look.box', 'look.checked_at as checkedAt',
    ])
    .where('look.selector_id', '=', selectorId)
    .orderBy('look.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, checkedAt: toIso(row.checkedAt) }));
}
