import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { worstState, type HealthState } from '@safecode/domain/selector-health/health-state';
import type { SelectorTimeline } from '@safecode/domain/selector-health/timeline';
import type { HealthOverview, Incident } from '@safecode/domain/selector-health/health-view';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findReviewPolicy } from '@safecode/database/review/policy-repository';
import { listSelectorStates, listValidations, type SelectorStateRow, type ValidationRow } from '@safecode/database/selector-health/health-repository';
import { listIncidents, listIncidentSelectors, type IncidentHead } from '@safecode/database/selector-health/incident-repository';
import { listWatchedPages } from '@safecode/database/selector-health/page-repository';
import { findDocument, findPicture } from '@safecode/database/selector-health/snapshot-repository';
import { listPeriods } from '@safecode/database/selector-health/timeline-repository';
import { findSelector } from '@safecode/database/selectors/selector-repository';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { listOverrides } from '../domain-proofs/list-domains.js';
import { findImpact } from './find-impact.js';
import { AT_RISK, loadUses } from './load-uses.js';
import { viewMends } from './view-mend.js';

const decompress = promisify(gunzip);
const SHOWN_INCIDENTS = 20;
const SHOWN_LOOKS = 50;

/** How the selectors of a brand do: pages that are watched, incidents with what they put at risk. @throws access.not_found, access.denied */
export async function getHealth(deps: Deps, principal: Principal, input: { readonly brandId: number }): Promise<HealthOverview> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'brand.read', brand.id);
    const pages = await listWatchedPages(tx, brand.id);
    const incidents = await describeIncidents(tx, brand.id, await listIncidents(tx, brand.id, SHOWN_INCIDENTS));
    const { mendsNeedApproval } = await findReviewPolicy(tx, brand.id);
    return { mendsNeedApproval, robotsOverrides: await listOverrides(tx, brand), pages, incidents, selectors: summarise(await listSelectorStates(tx, brand.id)) };
  });
}

async function describeIncidents(tx: TenantTransaction, brandId: number, heads: readonly IncidentHead[]): Promise<Incident[]> {
  if (heads.length === 0) return [];
  const entries = await listIncidentSelectors(tx, heads.map(({ id }) => id));
  const uses = await loadUses(tx, brandId, AT_RISK);
  const mends = await viewMends(tx, heads.map(({ id }) => id), entries);
  return heads.map((head) => ({
    ...head,
    mends: mends.filter(({ incidentId }) => incidentId === head.id),
    selectors: entries.filter(({ incidentId }) => incidentId === head.id).map(({ incidentId: _incident, role, ...entry }) => ({ ...entry, impact: findImpact({ selector: entry.selector, role }, uses) })),
  }));
}

/** One line a selector: its worst state over all pages, and when it was last looked at. */
function summarise(rows: readonly SelectorStateRow[]): HealthOverview['selectors'] {
  const bySelector = new Map<number, { states: HealthState[]; checkedAt: string }>();
  for (const { selectorId, state, checkedAt } of rows) {
    const known = bySelector.get(selectorId) ?? { states: [], checkedAt };
    known.states.push(state);
    if (checkedAt > known.checkedAt) known.checkedAt = checkedAt;
    bySelector.set(selectorId, known);
  }
  return [...bySelector].map(([selectorId, { states, checkedAt }]) => ({ selectorId, state: worstState(states), checkedAt }));
}

/** What was seen of a selector, newest first. @throws access.not_found, access.denied */
export async function listSelectorHistory(deps: Deps, principal: Principal, input: { readonly selectorId: number }): Promise<{ rows: ValidationRow[] }> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const selector = assertVisible(principal, await findSelector(tx, input.selectorId), 'selector');
    assertCan(principal, 'brand.read', selector.brandId);
    return { rows: await listValidations(tx, selector.id, SHOWN_LOOKS) };
  });
}

/** What was seen of a selector, the newest first; looks that saw the same are one period. @throws access.not_found, access.denied, input.cursor_invalid */
export async function listSelectorTimeline(deps: Deps, principal: Principal, input: { readonly selectorId: number; readonly cursor?: string | undefined; readonly limit: number }): Promise<SelectorTimeline> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const selector = assertVisible(principal, await findSelector(tx, input.selectorId), 'selector');
    assertCan(principal, 'brand.read', selector.brandId);
    return listPeriods(tx, { ...input, cursorKey: deps.keys.cursor });
  });
}

/** The document of a page as a visit saw it. @throws access.not_found, access.denied */
export async function getSnapshotDocument(deps: Deps, principal: Principal, input: { readonly snapshotId: number }): Promise<string> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const document = assertVisible(principal, await findDocument(tx, input.snapshotId), 'document');
    assertCan(principal, 'brand.read', document.brandId);
    return (await decompress(document.html)).toString('utf8');
  });
}

/** The picture of a page as a visit saw it, PNG. @throws access.not_found, access.denied */
export async function getSnapshotPicture(deps: Deps, principal: Principal, input: { readonly snapshotId: number }): Promise<Buffer> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const picture = assertVisible(principal, await findPicture(tx, input.snapshotId), 'picture');
    assertCan(principal, 'brand.read', picture.brandId);
    if (picture.png.length === 0) throw new DomainError('access.not_found', { what: 'picture' });
    return picture.png;
  });
}
