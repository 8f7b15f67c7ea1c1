import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import { isBroken } from '@safecode/domain/selector-health/health-state';
import type { WatchedPage } from '@safecode/domain/selector-health/health-view';
import { isOffered } from '@safecode/domain/selectors/dom-selector';
import { findBrand } from '@safecode/database/brands/brand-repository';
import { inTenant, inTenantCommand, type TenantContext, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { lockHealth, readHealth, writeLooks, type HealthRecord } from '@safecode/database/selector-health/health-repository';
import { addToIncident } from '@safecode/database/selector-health/incident-repository';
import { findWatchedPage, listWatchedPages, recordVisit } from '@safecode/database/selector-health/page-repository';
import { insertRegionChanges, type NewRegionChange } from '@safecode/database/selector-health/region-repository';
import { forgetOldLooks } from '@safecode/database/selector-health/timeline-repository';
import { forgetOldSnapshots, keepSnapshot } from '@safecode/database/selector-health/snapshot-repository';
import { listActiveSelectors } from '@safecode/database/selectors/selector-repository';
import type { PageCapture } from '../browser-port.js';
import type { Deps } from '../deps.js';
import { packLayout } from '../page-captures/page-models.js';
import { listOverrides } from '../domain-proofs/list-domains.js';
import { HEALTH_PAUSES } from './health-pauses.js';
import { locateSuggestions, withPlaces, type Places } from './locate-suggestions.js';
import { mayVisit } from './may-visit.js';
import { nextVisit } from './next-visit.js';
import { observePage, type LookedAt, type WatchedSelector } from './observe-page.js';
import { closeIncidents, tellOfBreaks } from './tell-incident.js';
import { visitAt, visitSoon } from './watched-pages.js';

const compress = promisify(gzip);

/**
 * Visits a watched page and records what its selectors find. One load of the page serves them all. A visit that sees
 * nothing (the page is down, the site refuses) leaves their health as it was. Running twice is one more look, nothing
 * else; what a visit saw is written in one transaction.
 */
export async function visitPage(deps: Deps, job: { readonly organizationId: number; readonly pageId: number }): Promise<void> {
  const context: TenantContext = { organizationId: job.organizationId, actor: { kind: 'system', label: 'Health check' } };
  const { browser } = deps;
  if (browser === undefined) throw new DomainError('browser.unavailable');
  const known = await inTenant(deps.db, context, async (tx) => {
    const page = await findWatchedPage(tx, job.pageId);
    const brand = page === null ? null : await findBrand(tx, page.brandId);
    if (page === null || brand === null) return null;
    return { page, selectors: await selectorsOn(tx, page), memory: await readHealth(tx, page.id), overrides: await listOverrides(tx, brand) };
  });
  if (known === null) return;
  const { page, selectors, memory, overrides } = known;
  try {
    if (!(await mayVisit(browser, page.url, [...(deps.config.ownHosts ?? []), ...overrides.map(({ host }) => host)]))) {
      await endVisit(deps, context, { page, outcome: 'refused', error: new DomainError('page.robots').message });
      return;
    }
    const capture = await browser.capturePage({ url: page.url, viewport: page.viewport, selectors: selectors.map(({ selector }) => selector), screenshot: 'full', layout: true });
    const places = await locateSuggestions(browser, { page, capture, selectors, known: memory });
    await storeVisit(deps, context, { page, selectors, capture, places });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'browser.unavailable') throw error;
    await endVisit(deps, context, { page, outcome: 'failed', error: error.message });
  }
}

/**
 * Selectors of the page's type and those of every page, each text once; archived ones are not watched. Deprecated ones come
 * last: where two stood for one element, the one that stays gets the better of the suggestions.
 */
async function selectorsOn(tx: TenantTransaction, page: WatchedPage): Promise<WatchedSelector[]> {
  const selectors = await listActiveSelectors(tx, page.brandId);
  const here = selectors.filter(({ pageType }) => pageType === page.pageType || pageType === GLOBAL_PAGE_TYPE);
  return [...here.filter(isOffered), ...here.filter((selector) => !isOffered(selector))].map(({ id, selector }) => ({ id, selector }));
}

async function endVisit(deps: Deps, context: TenantContext, visit: { page: WatchedPage; outcome: 'refused' | 'failed'; error: string }): Promise<void> {
  const at = deps.clock.now();
  const { page, outcome, error } = visit;
  await inTenant(deps.db, context, (tx) => recordVisit(tx, { pageId: page.id, at, outcome, error, nextAt: nextVisit(page, at, { failures: page.failures + 1 }) }));
}

/** What a visit saw of the selectors of a page, and what was remembered of them before. */
interface LooksAtPage {
  readonly looks: readonly LookedAt[];
  readonly known: ReadonlyMap<number, HealthRecord>;
}

interface Seen {
  readonly page: WatchedPage;
  readonly selectors: readonly WatchedSelector[];
  readonly capture: PageCapture;
  readonly places: Places;
}

async function storeVisit(deps: Deps, context: TenantContext, { page, selectors, capture, places }: Seen): Promise<void> {
  const at = deps.clock.now();
  const picture = capture.screenshot === null ? null : { png: Buffer.from(capture.screenshot.png), width: capture.screenshot.box.width, height: capture.screenshot.box.height };
  const snapshot = { pageId: page.id, contentHash: createHash('sha256').update(capture.html).digest('hex'), html: await compress(capture.html), picture, title: capture.title.slice(0, 300), ...(capture.layout === null ? {} : { layout: await packLayout(capture.layout) }) };
  const look = async (tx: TenantTransaction): Promise<LooksAtPage> => {
    const known = await lockHealth(tx, page.id);
    return { looks: withPlaces(observePage(capture, selectors, known), places), known };
  };
  const write = async (tx: TenantTransaction, { looks, known }: LooksAtPage): Promise<number> => {
    const snapshotId = await keepSnapshot(tx, snapshot);
    await insertRegionChanges(tx, { brandId: page.brandId, pageId: page.id, snapshotId, at }, regionChanges(looks, known));
    await writeLooks(tx, { pageId: page.id, snapshotId, at }, looks.map((seen) => withSnapshot(seen, snapshotId)));
    await recordVisit(tx, { pageId: page.id, at, outcome: 'seen', error: null, nextAt: nextVisit(page, at, { failures: 0 }) });
    // A suspicion is looked at again soon, whatever the page's interval.
    if (looks.some(({ record }) => record.suspected !== null)) await visitAt(tx, page.id, new Date(at.getTime() + (deps.config.healthPauses ?? HEALTH_PAUSES).recheckMs));
    await forgetOldSnapshots(tx, page.id);
    await forgetOldLooks(tx, page.id);
    return snapshotId;
  };
  // Most visits change nothing, and then there is nothing for the ledger to say.
  const isQuiet = await inTenant(deps.db, context, async (tx) => {
    const seen = await look(tx);
    if (seen.looks.some(({ isChanged }) => isChanged)) return false;
    await write(tx, seen);
    return true;
  });
  if (isQuiet) return;
  await inTenantCommand(deps.db, context, async (tx) => {
    const seen = await look(tx);
    const { looks } = seen;
    const snapshotId = await write(tx, seen);
    return { result: undefined, ledger: [changeEntry(page, looks), ...(await settleIncidents(deps, tx, { page, looks, snapshotId, at }))] };
  });
}

/** What changed around selectors, with the picture of when they were last as they should be. */
const regionChanges = (looks: readonly LookedAt[], known: LooksAtPage['known']): NewRegionChange[] =>
  looks.flatMap(({ selectorId, regionChange, box }) => {
    const before = known.get(selectorId);
    return regionChange === null ? [] : [{ selectorId, ...regionChange, box, before: { snapshotId: before?.baselineSnapshotId ?? null, box: before?.baselineBox ?? null } }];
  });

function changeEntry(page: WatchedPage, looks: readonly LookedAt[]): LedgerRecord {
  const changed = looks.filter(({ isChanged }) => isChanged).map(({ selectorId, selector, record }) => ({ id: selectorId, selector, state: record.state, reasons: [...record.reasons] }));
  return { action: 'health.changed', objectType: 'watched_page', objectId: page.id, brandId: page.brandId, after: { url: page.url, selectors: changed } };
}

/** A look that was as it should be is what later ones are compared with, its picture too. */
const withSnapshot = (look: LookedAt, snapshotId: number): LookedAt =>
  look.observation.state === 'valid' ? { ...look, record: { ...look.record, baselineSnapshotId: snapshotId } } : look;

async function settleIncidents(deps: Deps, tx: TenantTransaction, visit: { page: WatchedPage; looks: readonly LookedAt[]; snapshotId: number; at: Date }): Promise<LedgerRecord[]> {
  const { page, looks, snapshotId, at } = visit;
  const broken = looks.filter(({ isChanged, record }) => isChanged && isBroken(record.state));
  const ledger: LedgerRecord[] = [];
  if (broken.length > 0) {
    const breaks = broken.map(({ selectorId, selector, observation, suggestion, record }) => ({
      selectorId, pageId: page.id, selector, state: observation.state, reasons: observation.reasons, suggestion, snapshotId, before: { snapshotId: record.baselineSnapshotId, box: record.baselineBox },
    }));
    const incident = await addToIncident(tx, { brandId: page.brandId, at }, breaks);
    const after = { selectors: broken.map(({ selectorId }) => selectorId) };
    ledger.push({ action: incident.isNew ? 'incident.opened' : 'incident.grown', objectType: 'health_incident', objectId: incident.id, brandId: page.brandId, after });
    if (incident.isNew) await visitOthers(deps, tx, page);
    await tellOfBreaks(tx, { incident, at, quietMs: (deps.config.healthPauses ?? HEALTH_PAUSES).quietMs });
  }
  return [...ledger, ...(await closeIncidents(tx, page.brandId, at))];
}

/** What changed one page has probably changed the others: they are visited now, so that all of it is told as one. */
async function visitOthers(deps: Deps, tx: TenantTransaction, page: WatchedPage): Promise<void> {
  for (const { id } of await listWatchedPages(tx, page.brandId)) if (id !== page.id) await visitSoon(deps, tx, id);
}
