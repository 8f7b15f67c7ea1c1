import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Mend, MendOutcome } from '@safecode/domain/selector-health/mend';
import { selectorContentSchema, type DomSelector } from '@safecode/domain/selectors/dom-selector';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { forgetHealth } from '@safecode/database/selector-health/health-repository';
import { listIncidentSelectors, recordDecision } from '@safecode/database/selector-health/incident-repository';
import { endMend } from '@safecode/database/selector-health/mend-repository';
import { listWatchedPages } from '@safecode/database/selector-health/page-repository';
import { findSelector, updateSelector } from '@safecode/database/selectors/selector-repository';
import type { Deps } from '../deps.js';
import { assertSoundPolicy } from '../knowledge/assert-sound-policy.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';
import { assertUsableSelector } from '../selectors/check-selector.js';
import { noteMove } from '../selectors/move-stage.js';
import { mendTemplates } from './mend-templates.js';
import type { Replacement } from './replace-selector.js';
import { closeIncidents } from './tell-incident.js';
import { visitSoon } from './watched-pages.js';

/** A proposed mend whose row is locked. */
export interface OpenMend {
  readonly id: number;
  readonly incidentId: number;
  readonly brandId: number;
  readonly mends: readonly Mend[];
}

/**
 * Mends what an incident broke: selectors and the templates that name them change in this transaction, and with it comes
 * the job that revises the codes. Answers the ledger's entries.
 * @throws access.not_found, conflict.archived, conflict.stale_version, conflict.exists, selector.unparsable,
 *   selector.too_broad, knowledge.contradictory
 */
export async function applyMend(deps: Deps, tx: TenantTransaction, { mend, note }: { readonly mend: OpenMend; readonly note: string }): Promise<LedgerRecord[]> {
  const { brandId } = mend;
  const selectors = await mendSelectors(deps, tx, mend);
  const templates = await mendTemplates(deps, tx, { brandId, replacements: selectors.replacements });
  await forgetHealth(tx, mend.mends.map(({ selectorId }) => selectorId));
  for (const page of await listWatchedPages(tx, brandId)) await visitSoon(deps, tx, page.id);
  const outcome: MendOutcome = { replacements: selectors.replacements, templates: templates.changed, left: templates.left };
  await endMend(tx, { id: mend.id, status: 'applied', note, outcome });
  const { organizationId } = tx.tenantContext;
  await enqueueJob(tx, 'health.revise_codes', { payload: { organizationId, mendId: mend.id }, jobKey: `mend:${mend.id}` });
  return [
    mendedEntry(mend, note),
    ...selectors.ledger,
    ...templates.ledger,
    ...(await closeIncidents(tx, brandId, deps.clock.now())),
  ];
}

const mendedEntry = ({ id, incidentId, brandId, mends }: OpenMend, note: string): LedgerRecord => ({
  action: 'incident.mended',
  objectType: 'health_incident',
  objectId: incidentId,
  brandId,
  after: { mend: id, mends: mends.map(({ selectorId, action }) => ({ selectorId, action })) },
  ...(note === '' ? {} : { reason: note }),
});

const DECISIONS = { replace: 'replaced', retire: 'retired', accept: 'accepted' } as const;

async function mendSelectors(deps: Deps, tx: TenantTransaction, { incidentId, brandId, mends }: OpenMend): Promise<{ replacements: Replacement[]; ledger: LedgerRecord[] }> {
  const known = new Set((await listIncidentSelectors(tx, [incidentId])).map(({ selectorId }) => selectorId));
  const replacements: Replacement[] = [];
  const ledger: LedgerRecord[] = [];
  for (const mend of mends) {
    const before = known.has(mend.selectorId) ? await findSelector(tx, mend.selectorId) : null;
    if (before === null || before.brandId !== brandId) throw new DomainError('access.not_found', { what: 'selector of this incident' });
    if (before.status === 'archived') throw new DomainError('conflict.archived', { what: 'selector' });
    const after = await changeSelector(tx, before, mend);
    if (after.selector !== before.selector) replacements.push({ from: before.selector, to: after.selector });
    await recordDecision(tx, { incidentId, selectorId: before.id, decision: DECISIONS[mend.action] });
    if (after === before) continue;
    await noteMove(deps, tx, { before, after, reason: 'Its element is not on the page any more.' });
    ledger.push(selectorEntry(before, after));
  }
  return { replacements, ledger };
}

async function changeSelector(tx: TenantTransaction, before: DomSelector, mend: Mend): Promise<DomSelector> {
  // What it finds now is right: only what is remembered of it is forgotten.
  if (mend.action === 'accept') return before;
  const content = selectorContentSchema.parse({ ...before, ...(mend.action === 'replace' ? { selector: mend.selector } : { status: 'deprecated' }) });
  assertUsableSelector(content);
  const after = await updateSelector(tx, { id: before.id, expectedVersion: mend.expectedVersion, content });
  await assertSoundPolicy(tx, before.brandId, { kind: 'selector', selector: after.selector, pageType: after.pageType });
  return after;
}

const selectorEntry = (before: DomSelector, after: DomSelector): LedgerRecord => ({
  action: 'selector.updated',
  objectType: 'dom_selector',
  objectId: after.id,
  brandId: after.brandId,
  before: toLedgerValue({ selector: before.selector, status: before.status }),
  after: toLedgerValue({ selector: after.selector, status: after.status }),
});
