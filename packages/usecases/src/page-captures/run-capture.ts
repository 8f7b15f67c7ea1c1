import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { brandHosts, isOnHosts } from '@safecode/domain/brands/brand-hosts';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { CAPTURE_VIEWPORTS, isCaptureOver, VIEWPORT_NAMES, type PageCapture, type ViewportName } from '@safecode/domain/page-captures/page-capture';
import { findBrand } from '@safecode/database/brands/brand-repository';
import { inTenant, type TenantContext } from '@safecode/database/connection/in-tenant';
import { failCapture, findCapture, findEarlierCapture, finishCapture, forgetOldCaptures, moveCapture, readUpload } from '@safecode/database/page-captures/capture-repository';
import { keepView } from '@safecode/database/page-captures/page-view-repository';
import type { BrowserPort, CaptureRequest, PageCapture as SeenPage } from '../browser-port.js';
import type { Deps } from '../deps.js';
import { listOverrides } from '../domain-proofs/list-domains.js';
import { enqueueMining } from '../learning/enqueue-mining.js';
import { mayVisit } from '../selector-health/may-visit.js';
import { findElements } from './find-elements.js';
import { packLayout, readPageModel } from './page-models.js';

const compress = promisify(gzip);
const decompress = promisify(gunzip);
/** A saved page is named by something that leads nowhere. */
const SAVED_PAGE = 'http://saved-page.invalid/';
const MOST_UPLOADED = 8_000_000;

interface Work {
  readonly deps: Deps;
  readonly context: TenantContext;
  readonly capture: PageCapture;
}

/**
 * Captures a page window by window, then finds its elements. Each window is kept before the next one is opened: a worker
 * that takes over goes on where another one stopped. A page that cannot be seen ends the capture with the reason.
 */
export async function runCapture(deps: Deps, job: { readonly organizationId: number; readonly captureId: number }): Promise<void> {
  const context: TenantContext = { organizationId: job.organizationId, actor: { kind: 'system', label: 'Page capture' } };
  const capture = await inTenant(deps.db, context, (tx) => findCapture(tx, job.captureId));
  if (capture === null || isCaptureOver(capture.stage)) return;
  try {
    await lookThroughAll({ deps, context, capture });
    await keepElements({ deps, context, capture });
  } catch (error) {
    if (!(error instanceof DomainError)) deps.log.error('page.capture_failed', {}, error);
    const reason = error instanceof DomainError ? error.message : 'The capture ended by an error of ours. Capture the page again; if it happens again, the log of the worker says more.';
    await inTenant(deps.db, context, (tx) => failCapture(tx, capture.id, { error: reason, at: deps.clock.now() }));
  }
}

async function lookThroughAll(work: Work): Promise<void> {
  const { deps, context, capture } = work;
  const { browser } = deps;
  if (browser === undefined) throw new DomainError('browser.unavailable');
  const missing = VIEWPORT_NAMES.filter((viewport) => !capture.viewports.includes(viewport));
  if (missing.length === 0) return;
  if (capture.source === 'address' && !(await mayVisit(browser, capture.address, await exemptHosts(work)))) throw new DomainError('page.robots');
  for (const viewport of missing) {
    await inTenant(deps.db, context, (tx) => moveCapture(tx, capture.id, viewport));
    await look(work, browser, viewport);
  }
}

async function exemptHosts({ deps, context, capture }: Work): Promise<string[]> {
  const overrides = await inTenant(deps.db, context, async (tx) => {
    const brand = await findBrand(tx, capture.brandId);
    return brand === null ? [] : listOverrides(tx, brand);
  });
  return [...(deps.config.ownHosts ?? []), ...overrides.map(({ host }) => host)];
}

async function look(work: Work, browser: BrowserPort, viewport: ViewportName): Promise<void> {
  const { deps, context, capture } = work;
  const window = CAPTURE_VIEWPORTS[viewport];
  const request: CaptureRequest = { url: capture.address, viewport: window, selectors: [], screenshot: 'full', layout: true };
  const seen = await browser.capturePage(capture.source === 'address' ? request : { ...request, url: SAVED_PAGE, document: await readDocument(work) });
  if (capture.source === 'address') await assertStayed(work, seen.url);
  const view = { captureId: capture.id, viewport, window, ...(await packView(seen)) };
  await inTenant(deps.db, context, (tx) => keepView(tx, view));
}

async function readDocument({ deps, context, capture }: Work): Promise<string> {
  const upload = await inTenant(deps.db, context, (tx) => readUpload(tx, capture.id));
  if (upload === null) throw new DomainError('access.not_found', { what: 'saved page' });
  return (await decompress(upload, { maxOutputLength: MOST_UPLOADED })).toString('utf8');
}

/** A page of the shop can lead elsewhere: what is there is not the shop's. */
async function assertStayed({ deps, context, capture }: Work, url: string): Promise<void> {
  const brand = await inTenant(deps.db, context, (tx) => findBrand(tx, capture.brandId));
  const hosts = [new URL(capture.address).host, ...(brand === null ? [] : brandHosts(brand))];
  if (!isOnHosts(url, hosts)) throw new DomainError('page.foreign_host', { host: new URL(url).host, known: hosts.join(', ') });
}

async function packView({ title, html, layout, screenshot }: SeenPage) {
  return {
    title: title.slice(0, 300),
    html: await compress(html),
    layout: await packLayout(layout ?? { scripting: true, elements: [], shadowRoots: [], frames: [] }),
    picture: screenshot === null ? null : { png: Buffer.from(screenshot.png), width: Math.round(screenshot.box.width), height: Math.round(screenshot.box.height) },
  };
}

async function keepElements({ deps, context, capture }: Work): Promise<void> {
  const models = await inTenant(deps.db, context, async (tx) => {
    await moveCapture(tx, capture.id, 'elements');
    const earlier = await findEarlierCapture(tx, capture);
    const view = { kind: 'capture', viewport: 'desktop' } as const;
    return { now: await readPageModel(deps, tx, { ...view, id: capture.id }), before: earlier === null ? null : await readPageModel(deps, tx, { ...view, id: earlier }) };
  });
  const elements = findElements(models, capture.pageType);
  await inTenant(deps.db, context, async (tx) => {
    await finishCapture(tx, capture.id, { elements, at: deps.clock.now() });
    await forgetOldCaptures(tx, capture.brandId);
    // Aliases are tried on the pages that were seen last.
    await enqueueMining(tx, capture.brandId);
  });
}
