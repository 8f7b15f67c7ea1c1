import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { MendIncident, MendResult } from '@safecode/domain/selector-health/health-view';
import { selectorContentSchema, type DomSelector } from '@safecode/domain/selectors/dom-selector';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { forgetHealth } from '@safecode/database/selector-health/health-repository';
import { listCodesAtRisk, type CodeAtRisk } from '@safecode/database/selector-health/impact-read-model';
import { closeMendedIncidents, findIncident, listIncidentSelectors, recordDecision } from '@safecode/database/selector-health/incident-repository';
import { listWatchedPages } from '@safecode/database/selector-health/page-repository';
import { findSelector, updateSelector } from '@safecode/database/selectors/selector-repository';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { assertSoundPolicy } from '../knowledge/assert-sound-policy.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';
import { createRevision } from '../revisions/create-revision.js';
import { assertUsableSelector } from '../selectors/check-selector.js';
import { replaceSelector } from './find-impact.js';
import { mendTemplates } from './mend-templates.js';
import { visitSoon } from './watched-pages.js';

type Mend = MendIncident['mends'][number];

/** A selector that got another text. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

interface Mended {
  readonly brandId: number;
  readonly replacements: readonly Replacement[];
  readonly templates: MendResult['templates'];
  readonly left: MendResult['left'];
  readonly codes: readonly CodeAtRisk[];
}

/**
 * Mends what an incident broke, in one step: selectors and templates in one transaction, then a new revision of each code
 * that names a replaced selector. The revisions are the person's own edits: they go through review like any other, and
 * the person cannot approve them. What cannot be changed along is told, never skipped in silence.
 * @throws access.not_found, access.denied, conflict.archived, conflict.stale_version, conflict.exists,
 *   selector.unparsable, selector.too_broad, knowledge.contradictory
 */
export async function mendIncident(deps: Deps, principal: Principal, input: MendIncident): Promise<MendResult> {
  const mended = await inTenantCommand(deps.db, tenantContextOf(principal), (tx) => mendKnowledge(deps, tx, { principal, input }));
  const { codes, left } = await mendCodes(deps, principal, mended);
  return { selectors: input.mends.length, templates: mended.templates, codes, left: [...mended.left, ...left] };
}

async function mendKnowledge(deps: Deps, tx: TenantTransaction, { principal, input }: { principal: Principal; input: MendIncident }): Promise<{ result: Mended; ledger: LedgerRecord[] }> {
  const incident = assertVisible(principal, await findIncident(tx, input.incidentId), 'incident');
  const brand = await assertChangeableBrand(tx, principal, { brandId: incident.brandId, permission: 'health.mend' });
  const known = new Set((await listIncidentSelectors(tx, [incident.id])).map(({ selectorId }) => selectorId));
  // Read before the selectors change, while the code still stands by what it touches.
  const codes = await listCodesAtRisk(tx, brand.id);
  const replacements: Replacement[] = [];
  const changes: LedgerRecord[] = [];
  for (const mend of input.mends) {
    if (!known.has(mend.selectorId)) throw new DomainError('access.not_found', { what: 'selector of this incident' });
    const before = assertVisible(principal, await findSelector(tx, mend.selectorId), 'selector');
    if (before.status === 'archived') throw new DomainError('conflict.archived', { what: 'selector' });
    const after = await changeSelector(tx, before, mend);
    if (after.selector !== before.selector) replacements.push({ from: before.selector, to: after.selector });
    await recordDecision(tx, { incidentId: incident.id, selectorId: before.id, decision: DECISIONS[mend.action] });
    if (after !== before) changes.push(selectorEntry(before, after));
  }
  const templates = await mendTemplates(deps, tx, { brandId: brand.id, replacements });
  await forgetHealth(tx, input.mends.map(({ selectorId }) => selectorId));
  for (const page of await listWatchedPages(tx, brand.id)) await visitSoon(deps, tx, page.id);
  const closed = await closeMendedIncidents(tx, brand.id, deps.clock.now());
  const mends = input.mends.map(({ selectorId, action }) => ({ selectorId, action }));
  return {
    result: { brandId: brand.id, replacements, templates: templates.changed, left: templates.left, codes },
    ledger: [
      { action: 'incident.mended', objectType: 'health_incident', objectId: incident.id, brandId: brand.id, after: { mends } },
      ...changes,
      ...templates.ledger,
      ...closed.map((id) => ({ action: 'incident.closed' as const, objectType: 'health_incident', objectId: id, brandId: brand.id })),
    ],
  };
}

const DECISIONS = { replace: 'replaced', retire: 'retired', accept: 'accepted' } as const;

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

async function mendCodes(deps: Deps, principal: Principal, mended: Mended): Promise<Pick<MendResult, 'codes' | 'left'>> {
  const codes: MendResult['codes'] = [];
  const left: MendResult['left'] = [];
  for (const code of mended.codes) {
    const next = mended.replacements.reduce((sources, { from, to }) => replaceSelector(sources, from, to), { javascript: code.javascript, css: code.css });
    if (next.javascript === code.javascript && next.css === code.css) continue;
    try {
      const note = `The shop has changed: ${mended.replacements.map(({ from, to }) => `${from} is now ${to}`).join(', ')}.`.slice(0, 2000);
      const { revision } = await createRevision(deps, principal, { id: code.id, baseHash: code.contentHash, ...next, note, origin: 'edited' });
      codes.push({ id: code.id, title: code.title, revision: revision.number });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      left.push({ what: 'code', id: code.id, name: code.title, why: error.message });
    }
  }
  return { codes, left };
}
