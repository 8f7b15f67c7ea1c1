import type { Principal } from '@safecode/domain/access/principal';
import type { PageChanges } from '@safecode/domain/selector-health/region-change';
import { beforeEach, describe, expect, it } from 'vitest';
import { reviewScene, type ReviewScene } from '../../test/review-scene.js';
import type { BrowserPort, PageCapture } from '../browser-port.js';
import { createSelector } from '../selectors/create-selector.js';
import { getHealth, listSelectorTimeline } from './get-health.js';
import { listPageChanges, markPageChangesSeen } from './page-changes.js';
import { visitPage } from './visit-page.js';
import { addWatchedPage } from './watched-pages.js';

/** The shop as its next visit finds it. */
interface Shop {
  wrapper: string;
  promo: string;
  price: string;
}

const documentOf = ({ wrapper, promo, price }: Shop): string =>
  `<!doctype html><html><body><main><section class="product"><h1 class="title">Cap</h1><div class="${wrapper}"><span class="price">${price}</span></div><div class="banner"><p class="${promo}">x</p></div></section></main></body></html>`;

let at: ReviewScene & { readonly editor: Principal; readonly pageId: number; readonly selectorId: number; readonly shop: Shop; visit(): Promise<void> };

beforeEach(async () => {
  const scene = await reviewScene();
  const shop: Shop = { wrapper: 'buy-box', promo: 'promo', price: '24.00' };
  const probe = (selector: string): PageCapture['probes'][number] => ({
    selector, problem: null, count: 1, visibleCount: 1, elements: [{ index: 5, box: { x: 10, y: 20, width: 100, height: 20 }, visible: true, text: shop.price, path: [] }],
  } as unknown as PageCapture['probes'][number]);
  const browser = {
    fetchText: async () => ({ status: 404, text: '' }),
    capturePage: async ({ selectors }: { selectors: readonly string[] }) => ({ html: documentOf(shop), title: 'Cap', screenshot: null, probes: selectors.map(probe) }),
  } as unknown as BrowserPort;
  const deps = { ...scene.deps, browser };
  const editor = await scene.ana.principal();
  const selector = await createSelector(deps, editor, { brandId: scene.brandId, selector: '.price', pageType: 'pdp', name: 'Price', role: null, description: '', status: 'approved', replacement: null, subtree: false });
  const page = await addWatchedPage(deps, editor, { brandId: scene.brandId, pageType: 'pdp', url: 'https://www.shop.example/p', viewport: { width: 1280, height: 900 }, everyMinutes: 360 });
  at = { ...scene, editor, shop, pageId: page.id, selectorId: selector.id, visit: () => visitPage(deps, { organizationId: scene.organization.id, pageId: page.id }) };
});

const changes = (): Promise<PageChanges> => listPageChanges(at.deps, at.editor, { brandId: at.brandId });

describe('what changes around a selector', () => {
  it('is told when it stays, with what came and went, and until somebody has looked at it', async () => {
    await at.visit();
    await at.visit();
    at.shop.wrapper = 'purchase';
    await at.visit();
    expect((await changes()).pages).toEqual([]);
    await at.visit();
    const { pages } = await changes();
    expect(pages).toMatchObject([{ pageType: 'pdp', regions: [{ name: 'Price', added: ['div.purchase', 'span.price'], removed: ['div.buy-box', 'span.price'], before: { snapshotId: expect.any(Number) }, now: { snapshotId: expect.any(Number) } }] }]);
    expect((await getHealth(at.deps, at.editor, { brandId: at.brandId })).incidents).toEqual([]);
    await at.visit();
    expect((await changes()).pages).toHaveLength(1);
    const ids = pages.flatMap(({ regions }) => regions.map(({ id }) => id));
    await markPageChangesSeen(at.deps, at.editor, { brandId: at.brandId, ids });
    expect((await changes()).pages).toEqual([]);
    await expect(markPageChangesSeen(at.deps, at.editor, { brandId: at.brandId, ids })).rejects.toMatchObject({ code: 'access.not_found' });
    expect((await at.organization.ledger()).map(({ action }) => action)).toContain('health.change_seen');
  });

  it('is not told when it is content that changes at every visit', async () => {
    for (let visit = 0; visit < 8; visit += 1) {
      at.shop.price = `${visit}.00`;
      at.shop.promo = ['autumn', 'winter', 'spring', 'summer'][visit % 4] ?? '';
      await at.visit();
    }
    expect((await changes()).pages).toEqual([]);
  });
});

describe('the history of a selector', () => {
  it('has one period for looks that saw the same, page by page, the newest first', async () => {
    for (let visit = 0; visit < 3; visit += 1) await at.visit();
    const first = await listSelectorTimeline(at.deps, at.editor, { selectorId: at.selectorId, limit: 10 });
    expect(first).toMatchObject({ nextCursor: null, rows: [{ state: 'valid', beforeState: null, looks: 3, width: 1280, matchCount: 1, snapshotId: expect.any(Number), box: { x: 10 } }] });
    await at.scene.database.admin.query(
      `insert into selector_validations (organization_id, selector_id, page_id, snapshot_id, selector, state, reasons, match_count, visible_count, checked_at)
       select organization_id, selector_id, page_id, snapshot_id, selector, 'gone', '{element_gone}', 0, 0, checked_at from selector_validations where selector_id = $1 limit 2`,
      [at.selectorId],
    );
    const page = await listSelectorTimeline(at.deps, at.editor, { selectorId: at.selectorId, limit: 1 });
    expect(page.rows).toMatchObject([{ state: 'gone', beforeState: 'valid', looks: 2, reasons: ['element_gone'], beforeSnapshotId: first.rows[0]?.snapshotId, beforeBox: { x: 10 } }]);
    const rest = await listSelectorTimeline(at.deps, at.editor, { selectorId: at.selectorId, limit: 1, cursor: page.nextCursor ?? '' });
    expect(rest).toMatchObject({ nextCursor: null, rows: [{ state: 'valid', looks: 3 }] });
  });

  it('forgets looks that saw nothing new after 30 days, and everything but the last after 400', async () => {
    for (let visit = 0; visit < 4; visit += 1) await at.visit();
    const age = (days: number) => at.scene.database.admin.query('update selector_validations set checked_at = now() - make_interval(days => $2) where selector_id = $1', [at.selectorId, days]);
    const count = async () => (await listSelectorTimeline(at.deps, at.editor, { selectorId: at.selectorId, limit: 10 })).rows.map(({ looks }) => looks);
    await age(31);
    await at.visit();
    // The first of them and the new one.
    expect(await count()).toEqual([2]);
    await age(401);
    await at.visit();
    expect(await count()).toEqual([1]);
  });
});
