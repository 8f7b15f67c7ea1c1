import type { HealthReason, Observation } from '@safecode/domain/selector-health/health-state';
import type { Box, IncidentSelector, Suggestion } from '@safecode/domain/selector-health/health-view';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso } from '../connection/iso-time.js';

export interface IncidentHead {
  readonly id: number;
  readonly brandId: number;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

/** Breaks that come this long after the last one of an incident are another change of the shop. */
const ONE_CAUSE_HOURS = 24;

export interface Break {
  readonly selectorId: number;
  readonly pageId: number;
  readonly state: Observation['state'];
  readonly reasons: readonly HealthReason[];
  readonly suggestion: Suggestion | null;
  readonly snapshotId: number;
  /** The selector as it is written now. */
  readonly selector: string;
  /** What the page looked like when it was last as it should be. */
  readonly before: { readonly snapshotId: number | null; readonly box: Box | null };
}

/**
 * Adds breaks to the open incident of the brand, or opens one: a change of the shop breaks many selectors, on several
 * pages and over some visits, and is told once. Answers the incident and whether it is new.
 */
export async function addToIncident(tx: TenantTransaction, seen: { readonly brandId: number; readonly at: Date }, breaks: readonly Break[]): Promise<{ id: number; openedAt: Date; isNew: boolean }> {
  const { brandId, at } = seen;
  await tx.selectFrom('brands').select('id').where('id', '=', brandId).forUpdate().execute();
  const open = await tx
    .updateTable('health_incidents')
    .set({ grown_at: at })
    .where('brand_id', '=', brandId)
    .where('closed_at', 'is', null)
    .where('grown_at', '>', new Date(at.getTime() - ONE_CAUSE_HOURS * 3_600_000))
    .returning(['id', 'opened_at'])
    .executeTakeFirst();
  const incident = open ?? (await tx.insertInto('health_incidents').values({ brand_id: brandId, opened_at: at, grown_at: at }).returning(['id', 'opened_at']).executeTakeFirstOrThrow());
  await tx
    .insertInto('incident_selectors')
    .values(
      breaks.map((entry) => ({
        incident_id: incident.id,
        selector_id: entry.selectorId,
        page_id: entry.pageId,
        state: entry.state,
        reasons: [...entry.reasons],
        suggestion: entry.suggestion === null ? null : JSON.stringify(entry.suggestion),
        snapshot_id: entry.snapshotId,
        broken_selector: entry.selector,
        before_snapshot_id: entry.before.snapshotId,
        before_box: entry.before.box === null ? null : JSON.stringify(entry.before.box),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'incident_id', 'selector_id']).doUpdateSet((is) => ({
        state: is.ref('excluded.state'),
        reasons: is.ref('excluded.reasons'),
        suggestion: is.ref('excluded.suggestion'),
        snapshot_id: is.ref('excluded.snapshot_id'),
        broken_selector: is.ref('excluded.broken_selector'),
        before_snapshot_id: is.ref('excluded.before_snapshot_id'),
        before_box: is.ref('excluded.before_box'),
        decision: null,
        decided_by: null,
        decided_at: null,
      })),
    )
    .execute();
  return { id: incident.id, openedAt: incident.opened_at, isNew: open === undefined };
}

/** Closes open incidents of a brand of which nothing is broken any more. Answers their ids. */
export async function closeMendedIncidents(tx: TenantTransaction, brandId: number, at: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update health_incidents i set closed_at = ${at}
     where i.organization_id = app.organization_id() and i.brand_id = ${brandId} and i.closed_at is null
       and not exists (
         select 1 from incident_selectors s
           join dom_selectors d on d.organization_id = s.organization_id and d.id = s.selector_id and d.status in ('approved', 'warned')
           join watched_pages p on p.organization_id = s.organization_id and p.brand_id = i.brand_id and p.is_active
           join selector_health h on h.organization_id = s.organization_id and h.selector_id = s.selector_id and h.page_id = p.id
          where s.organization_id = i.organization_id and s.incident_id = i.id and s.decision is null
            and h.state in ('warning', 'uncertain', 'invalid', 'gone'))
    returning i.id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function findIncident(tx: TenantTransaction, id: number): Promise<IncidentHead | null> {
  const row = await tx.selectFrom('health_incidents').select(['id', 'brand_id', 'opened_at', 'closed_at']).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { id: row.id, brandId: row.brand_id, openedAt: toIso(row.opened_at), closedAt: row.closed_at === null ? null : toIso(row.closed_at) };
}

/** Open incidents of a brand, then the last ones that closed. */
export async function listIncidents(tx: TenantTransaction, brandId: number, limit: number): Promise<IncidentHead[]> {
  const rows = await tx
    .selectFrom('health_incidents')
    .select(['id', 'brand_id', 'opened_at', 'closed_at'])
    .where('brand_id', '=', brandId)
    .orderBy(sql`closed_at is not null`)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, brandId: row.brand_id, openedAt: toIso(row.opened_at), closedAt: row.closed_at === null ? null : toIso(row.closed_at) }));
}

/** The incidents that broke a selector, the newest first. */
export async function listIncidentsOfSelector(tx: TenantTransaction, selectorId: number): Promise<Omit<IncidentHead, 'brandId'>[]> {
  const rows = await tx
    .selectFrom('incident_selectors as entry')
    .innerJoin('health_incidents as incident', (join) => join.onRef('incident.organization_id', '=', 'entry.organization_id').onRef('incident.id', '=', 'entry.incident_id'))
    .select(['incident.id', 'incident.opened_at', 'incident.closed_at'])
    .where('entry.selector_id', '=', selectorId)
    .orderBy('incident.id', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({ id: row.id, openedAt: toIso(row.opened_at), closedAt: row.closed_at === null ? null : toIso(row.closed_at) }));
}

export type IncidentSelectorRow = Omit<IncidentSelector, 'impact'> & { readonly incidentId: number; readonly role: string | null };

/** The selectors of incidents, the most serious first. */
export async function listIncidentSelectors(tx: TenantTransaction, incidentIds: readonly number[]): Promise<IncidentSelectorRow[]> {
  if (incidentIds.length === 0) return [];
  const rows = await tx
    .selectFrom('incident_selectors as entry')
    .innerJoin('dom_selectors as selector', (join) => join.onRef('selector.organization_id', '=', 'entry.organization_id').onRef('selector.id', '=', 'entry.selector_id'))
    .innerJoin('watched_pages as page', (join) => join.onRef('page.organization_id', '=', 'entry.organization_id').onRef('page.id', '=', 'entry.page_id'))
    .leftJoin('selector_health as health', (join) =>
      join.onRef('health.organization_id', '=', 'entry.organization_id').onRef('health.selector_id', '=', 'entry.selector_id').onRef('health.page_id', '=', 'entry.page_id'),
    )
    .select([
      'entry.incident_id', 'entry.selector_id', 'selector.name', 'selector.role', sql<string>`coalesce(entry.broken_selector, selector.selector)`.as('selector'), 'selector.version', 'entry.page_id', 'page.page_type', 'page.url', 'entry.state',
      'entry.reasons', 'entry.suggestion', 'entry.snapshot_id', 'entry.decision', 'entry.decided_by',
      'entry.before_snapshot_id', 'entry.before_box', 'health.baseline_snapshot_id', 'health.baseline_box',
    ])
    .where('entry.incident_id', 'in', [...incidentIds])
    .orderBy(sql`array_position(array['gone', 'invalid', 'uncertain', 'warning', 'valid'], entry.state)`)
    .orderBy('selector.name')
    .orderBy('entry.selector_id')
    .execute();
  return rows.map((row) => ({
    incidentId: row.incident_id,
    selectorId: row.selector_id,
    name: row.name,
    role: row.role,
    selector: row.selector,
    selectorVersion: row.version,
    pageId: row.page_id,
    pageType: row.page_type,
    url: row.url,
    state: row.state,
    reasons: row.reasons,
    suggestion: row.suggestion,
    // Incidents of older releases have no picture of their own: there the memory of the selector has one while it lasts.
    before: pictureOf(row.before_snapshot_id, row.before_box) ?? pictureOf(row.baseline_snapshot_id, row.baseline_box),
    now: row.snapshot_id === null ? null : { snapshotId: row.snapshot_id },
    decision: row.decision,
    decidedBy: row.decided_by,
  }));
}

const pictureOf = (snapshotId: number | null, box: Box | null) => (snapshotId === null ? null : { snapshotId, box });

/** Records what was decided about a selector of an incident. */
export async function recordDecision(tx: TenantTransaction, entry: { incidentId: number; selectorId: number; decision: 'replaced' | 'retired' | 'accepted' }): Promise<void> {
  await tx
    .updateTable('incident_selectors')
    .set({ decision: entry.decision, decided_by: sql<string | null>`app.actor_label()`, decided_at: sql<Date>`now()` })
    .where('incident_id', '=', entry.incidentId)
    .where('selector_id', '=', entry.selectorId)
    .execute();
}
