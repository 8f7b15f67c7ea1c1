import { gzipSync } from 'node:zlib';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { PageCapture } from '@safecode/domain/page-captures/page-capture';
import type { SelectorTest, TestSelector } from '@safecode/domain/page-captures/selector-test';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertWatchedPage } from '@safecode/database/selector-health/page-repository';
import { keepSnapshot } from '@safecode/database/selector-health/snapshot-repository';
import { parsePage } from '@safecode/selectors/page/parse-page';
import { beforeEach, describe, expect, it } from 'vitest';
import { peopleScene, type Organization, type Person } from '../../test/people-scene.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { BrowserPort, CaptureRequest, PageCapture as SeenPage, PlacedElement } from '../browser-port.js';
import { createSelectors } from '../selectors/create-selectors.js';
import { getCapture, listCaptures } from './list-captures.js';
import { listElements } from './list-elements.js';
import { packLayout, PageModelCache } from './page-models.js';
import { requestCapture, uploadPage } from './request-capture.js';
import { runCapture } from './run-capture.js';
import { testSelector } from './test-selector.js';

const scene = await peopleScene();
const URL_OF_PAGE = 'https://www.shop.example/p/1';
const PRODUCT = (buy: string): string => `<!doctype html><html><head><title>Kettle</title></head><body><header><a href="/" class="site-logo">Shop</a><form role="search"><input name="q"></form><a href="/cart" class="cart-link">Cart</a></header>
  <main class="product"><h1 class="product-title">Enamel kettle</h1><p class="price">€ 24</p><ul class="facts"><li class="fact">One</li><li class="fact">Two</li><li class="fact">Three</li></ul>
  <form action="/cart/add"><button type="submit" class="${buy}">Add to cart</button></form><p class="ghost" hidden>Sold out</p></main><iframe src="https://ads.example/x"></iframe></body></html>`;

/** A browser that sees what it is given, through any window; elements stand one below the other. */
class StandInBrowser implements BrowserPort {
  html = PRODUCT('buy-button');
  readonly requests: CaptureRequest[] = [];
  robots = '';
  leadsTo: string | null = null;
  failAt: number | null = null;

  async capturePage(request: CaptureRequest): Promise<SeenPage> {
    this.requests.push(request);
    if (this.failAt === this.requests.length) throw new DomainError('page.timeout', { url: request.url, seconds: 30 });
    const html = request.document ?? this.html;
    const elements = parsePage(html, { scripting: request.document === undefined }).elements.map((element, at): PlacedElement => [element.tag, 0, at * 10, request.viewport.width, 10, element.attributes.has('hidden') ? 0 : 1]);
    return {
      url: request.document === undefined ? (this.leadsTo ?? request.url) : request.url, status: 200, title: 'Kettle', viewport: request.viewport, html, size: { width: 1280, height: 900 }, probes: [],
      screenshot: { png: Buffer.from('png'), box: { x: 0, y: 0, width: request.viewport.width, height: 900 } }, crops: [], console: [], frames: [], shadowRoots: 1,
      layout: { scripting: request.document === undefined, elements, shadowRoots: [{ html: '<b class="price">hidden</b>', elements: [] }], frames: [{ url: 'https://ads.example/x', sameOrigin: false }] },
      refused: [], traffic: { requests: 1, bytes: 1 }, complete: true, ms: { load: 1, probe: 1 },
    };
  }

  fetchText(url: string) {
    return Promise.resolve({ url, status: this.robots === '' ? 404 : 200, contentType: 'text/plain', text: this.robots });
  }

  resolveTxt() {
    return Promise.resolve([]);
  }
}

let browser: StandInBrowser;
let organization: Organization;
let editor: Person;
let brandId: number;
const deps = () => ({ ...scene.deps, browser, pageModels: new PageModelCache() });
const refusalOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error instanceof DomainError ? error.code : String(error)));

beforeEach(async () => {
  browser = new StandInBrowser();
  organization = await scene.organization();
  editor = await organization.join('Noor', 'editor');
  brandId = await organization.brand('Shop');
});

async function capture(): Promise<PageCapture> {
  const principal = await editor.principal();
  const { id } = await requestCapture(deps(), principal, { brandId, pageType: 'pdp', url: URL_OF_PAGE });
  await runCapture(deps(), { organizationId: organization.id, captureId: id });
  return getCapture(deps(), principal, { id });
}

const tryOut = async (selector: string, more: Partial<TestSelector> = {}): Promise<SelectorTest> => testSelector(deps(), await editor.principal(), { brandId, pageType: 'pdp', selector, ...more });

describe('a capture', () => {
  it('sees the page through a desktop and a phone, finds its elements, and is in the ledger', async () => {
    const done = await capture();
    expect(done).toMatchObject({ stage: 'done', address: URL_OF_PAGE, title: 'Kettle', viewports: ['desktop', 'phone'], error: null, requestedBy: 'Noor' });
    expect(browser.requests.map(({ viewport }) => viewport.width)).toEqual([1280, 390]);
    expect((await organization.ledger()).at(-1)).toMatchObject({ action: 'page_capture.requested', after: { url: URL_OF_PAGE } });
  });

  it('is one visit when it is asked for twice, and one when its job runs twice', async () => {
    const principal = await editor.principal();
    const input = { brandId, pageType: 'pdp', url: URL_OF_PAGE };
    const [one, two] = [await requestCapture(deps(), principal, input), await requestCapture(deps(), principal, input)];
    expect(two.id).toBe(one.id);
    for (let runs = 0; runs < 2; runs += 1) await runCapture(deps(), { organizationId: organization.id, captureId: one.id });
    expect(browser.requests).toHaveLength(2);
  });

  it('goes on after a worker was lost, with the window that is missing', async () => {
    const { id } = await requestCapture(deps(), await editor.principal(), { brandId, pageType: 'pdp', url: URL_OF_PAGE });
    const lost = { ...deps(), browser: { fetchText: browser.fetchText.bind(browser), resolveTxt: browser.resolveTxt.bind(browser), capturePage: async (request: CaptureRequest) => (request.viewport.width === 390 ? new Promise<never>(() => undefined) : browser.capturePage(request)) } };
    void runCapture(lost, { organizationId: organization.id, captureId: id });
    await expect.poll(async () => (await getCapture(deps(), await editor.principal(), { id })).stage).toBe('phone');
    await runCapture(deps(), { organizationId: organization.id, captureId: id });
    expect(browser.requests.map(({ viewport }) => viewport.width)).toEqual([1280, 390]);
    expect((await getCapture(deps(), await editor.principal(), { id })).stage).toBe('done');
  });

  it.each<[string, (stand: StandInBrowser) => void, RegExp]>([
    ['a page that does not answer', (stand) => void (stand.failAt = 1), /did not answer within 30 seconds/],
    ['a phone that sees nothing', (stand) => void (stand.failAt = 2), /did not answer/],
    ['a site that wants no visits', (stand) => void (stand.robots = 'User-agent: *\nDisallow: /p/'), /robots\.txt/],
    ['a page that leads out of the shop', (stand) => void (stand.leadsTo = 'https://login.evil.example/'), /login\.evil\.example is not a host of the brand/],
  ])('%s ends it with the reason', async (_, spoil, reason) => {
    spoil(browser);
    expect(await capture()).toMatchObject({ stage: 'failed', error: expect.stringMatching(reason) });
  });

  it('is refused for pages of others, unknown page types, and past the limit of an hour', async () => {
    const principal = await editor.principal();
    const ask = (url: string, pageType = 'pdp') => refusalOf(requestCapture(deps(), principal, { brandId, pageType, url }));
    expect(await ask('https://evil.example/p')).toBe('page.foreign_host');
    expect(await ask('http://169.254.169.254/')).toBe('page.foreign_host');
    expect(await ask(URL_OF_PAGE, 'nowhere')).toBe('brand.page_type_unknown');
    for (let number = 0; number < 30; number += 1) expect(await ask(`https://m.shop.example/p/${number}`)).toBe('done');
    expect(await ask('https://shop.example/p/31')).toBe('capture.too_many');
    const viewer = await organization.join('Hanna', 'viewer');
    expect(await refusalOf(requestCapture(deps(), await viewer.principal(), { brandId, pageType: 'pdp', url: URL_OF_PAGE }))).toBe('access.denied');
  });

  it('of a saved page draws the text that was sent and keeps it no longer than needed', async () => {
    const principal = await editor.principal();
    const { id } = await uploadPage(deps(), principal, { brandId, pageType: 'pdp', fileName: 'kettle.html', html: PRODUCT('saved-button') });
    await runCapture(deps(), { organizationId: organization.id, captureId: id });
    expect(browser.requests.map(({ document, url }) => [document?.includes('saved-button'), url])).toEqual([[true, 'http://saved-page.invalid/'], [true, 'http://saved-page.invalid/']]);
    expect(await tryOut('.saved-button', { captureId: id })).toMatchObject({ page: { address: 'kettle.html' }, views: [{ count: 1 }, { count: 1 }] });
    const { rows } = await scene.database.admin.query('select upload from page_captures where id = $1', [id]);
    expect(rows).toEqual([{ upload: null }]);
  });

  it('keeps the newest twenty once they are an hour old', async () => {
    for (let number = 0; number < 22; number += 1) await capture();
    expect((await listCaptures(deps(), await editor.principal(), { brandId })).captures).toHaveLength(22);
    await scene.database.admin.query("update page_captures set created_at = created_at - interval '2 hours', finished_at = finished_at - interval '2 hours' where organization_id = $1", [organization.id]);
    await capture();
    expect((await listCaptures(deps(), await editor.principal(), { brandId })).captures).toHaveLength(20);
  });
});

describe('a selector that is tried', () => {
  it('without a page says that there is none, and still what is wrong with it', async () => {
    expect(await tryOut('.price')).toMatchObject({ page: null, problem: null, views: [], stability: expect.any(Number) });
    expect(await tryOut('.price >')).toMatchObject({ page: null, problem: { at: 7, length: 1, message: 'Something must stand after ">".' } });
  });

  it('finds its match in each window, and what does not reach', async () => {
    await capture();
    const { views, alternatives, listed } = await tryOut('.price');
    expect(views.map(({ viewport, verdict, count, visibleCount, inShadowRoots }) => ({ viewport, verdict, count, visibleCount, inShadowRoots }))).toEqual([
      { viewport: 'desktop', verdict: 'one', count: 1, visibleCount: 1, inShadowRoots: 1 },
      { viewport: 'phone', verdict: 'one', count: 1, visibleCount: 1, inShadowRoots: 1 },
    ]);
    expect(views[0]?.matches).toEqual([{ tag: 'p', role: 'paragraph', text: '€ 24', visible: true, box: { x: 0, y: expect.any(Number), width: 1280, height: 10 } }]);
    expect(views[0]?.frames).toEqual([{ url: 'https://ads.example/x', sameOrigin: false }]);
    expect(listed).toBeNull();
    for (const { selector, counts } of alternatives) expect([selector, counts.map(({ count }) => count)]).toEqual([selector, [1, 1]]);
  });

  it.each<[string, string, number]>([
    ['.fact', 'several', 3],
    ['.ghost', 'hidden', 1],
    ['.nowhere', 'none', 0],
  ])('%s is %s', async (selector, verdict, count) => {
    await capture();
    expect((await tryOut(selector)).views[0]).toMatchObject({ verdict, count });
  });

  it('that is weak gets better ones, each of them proved', async () => {
    await capture();
    const { alternatives, stability } = await tryOut('body > main > form > button');
    expect(alternatives.length).toBeGreaterThan(0);
    for (const other of alternatives) expect(other).toMatchObject({ counts: [{ count: 1 }, { count: 1 }], stability: expect.toSatisfy((value: number) => value > (stability ?? 1)) });
  });

  it('that finds nothing shows where it stops', async () => {
    await capture();
    expect((await tryOut('.product .facts .lost')).steps).toEqual([{ selector: '.product', count: 1 }, { selector: '.product .facts', count: 1 }, { selector: '.product .facts .lost', count: 0 }]);
  });

  it('is answered for a person of another organisation as a page that does not exist', async () => {
    const { id } = await capture();
    const other = await (await scene.organization()).join('Eve', 'owner');
    expect(await refusalOf(testSelector(deps(), await other.principal(), { brandId, captureId: id, selector: '.price' }))).toBe('access.not_found');
    const second = await organization.brand('Second');
    expect(await refusalOf(tryOut('.price', { brandId: second, captureId: id }))).toBe('access.not_found');
  });

  it('on a capture that is not done has to wait', async () => {
    const { id } = await requestCapture(deps(), await editor.principal(), { brandId, pageType: 'pdp', url: URL_OF_PAGE });
    expect(await refusalOf(tryOut('.price', { captureId: id }))).toBe('capture.unfinished');
  });
});

describe('a snapshot of a watched page', () => {
  const watch = async (layout: boolean): Promise<number> =>
    inTenantCommand(scene.deps.db, tenantContextOf(await editor.principal()), async (tx) => {
      const pageId = await insertWatchedPage(tx, brandId, { pageType: 'pdp', url: URL_OF_PAGE, viewport: { width: 1280, height: 900 }, everyMinutes: 60 });
      const seen = await browser.capturePage({ url: URL_OF_PAGE, viewport: { width: 1280, height: 900 }, selectors: [], screenshot: 'full' });
      const snapshot = { pageId, contentHash: 'hash', html: gzipSync(seen.html), picture: null, title: 'Kettle' };
      const id = await keepSnapshot(tx, snapshot);
      if (layout && seen.layout !== null) await keepSnapshot(tx, { ...snapshot, layout: await packLayout(seen.layout) });
      return { result: id, ledger: [{ action: 'watched_page.added', objectType: 'watched_page', objectId: pageId, brandId }] };
    });

  it('is tried like a capture, and without places says only what is not known', async () => {
    const snapshotId = await watch(false);
    expect(await tryOut('.price', { snapshotId })).toMatchObject({ page: { kind: 'snapshot', id: snapshotId }, views: [{ viewport: 'desktop', verdict: 'unclear', count: 1, visibleCount: null, matches: [{ visible: null, box: null }] }] });
  });

  it('gets its places from a later visit that sees the same, and stands behind a newer capture of the page', async () => {
    const snapshotId = await watch(true);
    expect(await tryOut('.price', { snapshotId })).toMatchObject({ views: [{ verdict: 'one', visibleCount: 1 }] });
    expect((await listCaptures(deps(), await editor.principal(), { brandId })).snapshots).toMatchObject([{ id: snapshotId, pageType: 'pdp', address: URL_OF_PAGE, viewport: 'desktop' }]);
    const { id } = await capture();
    expect((await tryOut('.price')).page).toMatchObject({ kind: 'capture', id });
  });
});

describe('the elements of a capture', () => {
  it('are those of a shop page, and what became of them since the last look', async () => {
    await capture();
    browser.html = PRODUCT('purchase-action').replace('<p class="price">', '<p class="deal">New</p><p class="price">');
    const { id } = await capture();
    const { elements, hasEarlier } = await listElements(deps(), await editor.principal(), { captureId: id });
    expect(hasEarlier).toBe(true);
    expect(elements.map(({ role }) => role)).toEqual(expect.arrayContaining(['title', 'price', 'addToCart', 'cart', 'search']));
    const byRole = new Map(elements.map((element) => [element.role, element]));
    expect(byRole.get('title')).toMatchObject({ drift: 'held', tag: 'h1', places: [{ viewport: 'desktop', count: 1, visible: true }, { viewport: 'phone', count: 1 }] });
    expect(byRole.get('addToCart')?.selector).toBeDefined();
  });

  it('are added in one step, each for itself, and then known as listed', async () => {
    const { id } = await capture();
    const principal = await editor.principal();
    const { elements } = await listElements(deps(), principal, { captureId: id });
    const title = elements.find(({ role }) => role === 'title')?.selector ?? '';
    const items = [{ selector: title, pageType: 'pdp', name: 'Title', role: 'title' }, { selector: 'div', pageType: 'pdp', name: 'Everything', role: null }, { selector: title, pageType: 'pdp', name: 'Again', role: null }];
    const { results } = await createSelectors(deps(), principal, { brandId, items });
    expect(results).toEqual([{ selector: title, id: expect.any(Number), refusal: null }, { selector: 'div', id: null, refusal: expect.stringContaining('nearly everything') }, { selector: title, id: null, refusal: expect.stringContaining('already') }]);
    const after = await listElements(deps(), principal, { captureId: id });
    expect(after.elements.find(({ role }) => role === 'title')?.listed).toMatchObject({ name: 'Title', selector: title });
    expect((await tryOut(title)).listed).toMatchObject({ name: 'Title', status: 'approved' });
  });
});
