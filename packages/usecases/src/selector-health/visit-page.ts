import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import { isBroken } from '@safecode/domain/selector-health/health-state';
import type { WatchedPage } from '@safecode/domain/selector-health/health-view';
import { inTenant, inTenantCommand, type TenantContext, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { lockHealth, readHealth, writeLooks } from '@safecode/database/selector-health/health-repository';
import { addToIncident, closeMendedIncidents } from '@safecode/database/selector-health/incident-repository';
import { findWatchedPage, recordVisit } from '@safecode/database/selector-health/page-repository';
import { forgetOldSnapshots, keepSnapshot } from '@safecode/database/selector-health/snapshot-repository';
import { listActiveSelectors } from '@safecode/database/selectors/selector-repository';
import type { PageCapture } from '../browser-port.js';
import type { Deps } from '../deps.js';
import { packLayout } from '../page-captures/page-models.js';
import { mayVisit } from './may-visit.js';
import { nextVisit } from './next-visit.js';
import { observePage, type LookedAt, type WatchedSelector } from './observe-page.js';

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
    if (page === null) return null;
    return { page, selectors: await selectorsOn(tx, page), memory: await readHealth(tx, page.id) };
  });
  if (known === null) return;
  const { page, selectors } = known;
  try {
    if (!(await mayVisit(browser, page.url, deps.config.ownHosts ?? []))) {
      await endVisit(deps, context, { page, outcome: 'refused', error: 'The site asks automatic visitors to stay away from this page (robots.txt).' });
      return;
    }
    const capture = await browser.capturePage({ url: page.url, viewport: page.viewport, selectors: selectors.map(({ selector }) => selector), screenshot: 'full', layout: true });
    await storeVisit(deps, context, { page, selectors, capture });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'browser.unavailable') throw error;
    await endVisit(deps, context, { page, outcome: 'failed', error: error.message });
  }
}

/** Selectors of the page's type and those of every page, each text once; archived ones are not watched. */
async function selectorsOn(tx: TenantTransaction, page: WatchedPage): Promise<WatchedSelector[]> {
  const selectors = await listActiveSelectors(tx, page.brandId);
  return selectors.filter(({ pageType }) => pageType === page.pageType || pageType === GLOBAL_PAGE_TYPE).map(({ id, selector }) => ({ id, selector }));
}

async function endVisit(deps: Deps, context: TenantContext, visit: { page: WatchedPage; outcome: 'refused' | 'failed'; error: string }): Promise<void> {
  const at = deps.clock.now();
  const { page, outcome, error } = visit;
  await inTenant(deps.db, context, (tx) => recordVisit(tx, { pageId: page.id, at, outcome, error, nextAt: nextVisit(page, at, { failures: page.failures + 1 }) }));
}

interface Seen {
  readonly page: WatchedPage;
  readonly selectors: readonly WatchedSelector[];
  readonly capture: PageCapture;
}

async function storeVisit(deps: Deps, context: TenantContext, { page, selectors, capture }: Seen): Promise<void> {
  const at = deps.clock.now();
  const picture = capture.screenshot === null ? null : { png: Buffer.from(capture.screenshot.png), width: capture.screenshot.box.width, height: capture.screenshot.box.height };
  const snapshot = { pageId: page.id, contentHash: createHash('sha256').update(capture.html).digest('hex'), html: await compress(capture.html), picture, title: capture.title.slice(0, 300), ...(capture.layout === null ? {} : { layout: await packLayout(capture.layout) }) };
  const look = async (tx: TenantTransaction): Promise<readonly LookedAt[]> => observePage(capture, selectors, await lockHealth(tx, page.id));
  const write = async (tx: TenantTransaction, looks: readonly LookedAt[]): Promise<number> => {
    const snapshotId = await keepSnapshot(tx, snapshot);
    await writeLooks(tx, { pageId: page.id, snapshotId, at }, looks.map((seen) => withSnapshot(seen, snapshotId)));
    const suspects = looks.some(({ record }) => record.suspected !== null);
    await recordVisit(tx, { pageId: page.id, at, outcome: 'seen', error: null, nextAt: nextVisit(page, at, { failures: 0, suspects }) });
    await forgetOldSnapshots(tx, page.id);
    return snapshotId;
  };
  // Most visits change nothing, and then there is nothing for the ledger to say.
  const isQuiet = await inTenant(deps.db, context, async (tx) => {
    const looks = await look(tx);
    if (looks.some(({ isChanged }) => isChanged)) return false;
    await write(tx, looks);
    return true;
  });
  if (isQuiet) return;
  await inTenantCommand(deps.db, context, async (tx) => {
    const looks = await look(tx);
    const snapshotId = await write(tx, looks);
    return { result: undefined, ledger: [changeEntry(page, looks), ...(await settleIncidents(tx, { page, looks, snapshotId, at }))] };
  });
}

function changeEntry(page: WatchedPage, looks: readonly LookedAt[]): LedgerRecord {
  const changed = looks.filter(({ isChanged }) => isChanged).map(({ selectorId, selector, record }) => ({ id: selectorId, selector, state: record.state, reasons: [...record.reasons] }));
  return { action: 'health.changed', objectType: 'watched_page', objectId: page.id, brandId: page.brandId, after: { url: page.url, selectors: changed } };
}

/** A look that was as it should be is what later ones are compared with, its picture too. */
const withSnapshot = (look: LookedAt, snapshotId: number): LookedAt =>
  look.observation.state === 'valid' ? { ...look, record: { ...look.record, baselineSnapshotId: snapshotId } } : look;

async function settleIncidents(tx: TenantTransaction, visit: { page: WatchedPage; looks: readonly LookedAt[]; snapshotId: number; at: Date }): Promise<LedgerRecord[]> {
  const { page, looks, snapshotId, at } = visit;
  const broken = looks.filter(({ isChanged, record }) => isChanged && isBroken(record.state));
  const ledger: LedgerRecord[] = [];
  if (broken.length > 0) {
    const breaks = broken.map(({ selectorId, observation, suggestion }) => ({ selectorId, pageId: page.id, state: observation.state, reasons: observation.reasons, suggestion, snapshotId }));
    const incident = await addToIncident(tx, { brandId: page.brandId, at }, breaks);
    const after = { selectors: broken.map(({ selectorId }) => selectorId) };
    ledger.push({ action: incident.isNew ? 'incident.opened' : 'incident.grown', objectType: 'health_incident', objectId: incident.id, brandId: page.brandId, after });
  }
  for (const id of await closeMendedIncidents(tx, page.brandId, at)) ledger.push({ action: 'incident.closed', objectType: 'health_incident', objectId: id, brandId: page.brandId });
  return ledger;
}
