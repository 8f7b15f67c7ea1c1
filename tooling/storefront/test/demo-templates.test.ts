import { launchChromium } from '@safecode/browser/launch-chromium';
import { demoBrand } from '@safecode/database/seed/demo-knowledge/brand';
import { DEMO_REQUESTS } from '@safecode/database/seed/demo-knowledge/requests';
import { DEMO_RULES } from '@safecode/database/seed/demo-knowledge/rules';
import { DEMO_SELECTORS } from '@safecode/database/seed/demo-knowledge/selectors';
import { DEMO_TEMPLATES } from '@safecode/database/seed/demo-knowledge/templates';
import { brandPolicySchema } from '@safecode/domain/policy/brand-policy';
import { checkPlaceholders } from '@safecode/generator/fill-template';
import { compilePolicy } from '@safecode/verifier/policy/compile-policy';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPage, type WatchedPage } from './browser-pages.js';
import { filled } from './filled-templates.js';
import { startShop, type RunningShop } from './running-shop.js';

const PATHS: Readonly<Record<string, string>> = { home: '/', plp: '/c/all', pdp: '/p/harrow-shell-jacket', cart: '/cart', checkout: '/checkout', search: '/search?q=fleece', account: '/account' };
/** The countdown shows something only before its hour. */
const MORNING = new Date('2026-11-24T09:00:00');
const { name, site, pageTypes, ownPrefix } = demoBrand('http://127.0.0.1:4001');
const policy = compilePolicy(
  brandPolicySchema.parse({
    brand: name,
    site,
    pageTypes,
    ownPrefix,
    selectors: DEMO_SELECTORS.map(({ replacement, ...entry }) => (replacement === null ? entry : { ...entry, replacement })),
    rules: DEMO_RULES,
  }),
);

let browser: Awaited<ReturnType<typeof launchChromium>>;
let shop: RunningShop;
/** What each page looks like without a variation. */
const untouched = new Map<string, string>();
beforeAll(async () => {
  browser = await launchChromium();
  shop = await startShop();
  for (const pageType of pageTypes) {
    const watched = await visit(pageType);
    untouched.set(pageType, await settledLook(watched));
    await watched.page.context().close();
  }
});
afterAll(async () => {
  await browser.close();
  await shop.stop();
});

const inject = (method: string, body?: object): Promise<Response> =>
  fetch(`${shop.url}/__variation`, { method, headers: { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

async function visit(pageType: string): Promise<WatchedPage> {
  const watched = await openPage(browser, { url: shop.url });
  await watched.page.clock.setFixedTime(MORNING);
  await watched.page.goto(shop.url + (PATHS[pageType] ?? ''), { waitUntil: 'networkidle' });
  return watched;
}

/** Everything a visitor could notice: the elements with their attributes, texts and places. */
const look = ({ page }: WatchedPage): Promise<string> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('*')]
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `${element.tagName} ${element.getAttribute('class') ?? ''} ${[x, y, width, height].map(Math.round).join(' ')} ${getComputedStyle(element).backgroundColor} ${element.childElementCount === 0 ? (element.textContent ?? '') : ''}`;
      })
      .join('\n'),
  );

/** The same once nothing moves any more: fonts and pictures that come late move what is below them. */
async function settledLook(watched: WatchedPage): Promise<string> {
  let last = '';
  await vi.waitUntil(async () => {
    const before = last;
    last = await look(watched);
    return last === before;
  }, { timeout: 30_000, interval: 150 });
  return last;
}

const cases = DEMO_TEMPLATES.flatMap((template) => template.pageTypes.map((pageType) => ({ template, pageType, slug: template.slug })));

describe('templates of the demonstration brand', () => {
  it('are at least ten, over all page types, and keep to their placeholders', () => {
    expect(DEMO_TEMPLATES.length).toBeGreaterThanOrEqual(10);
    expect(new Set(DEMO_TEMPLATES.map((template) => template.slug)).size).toBe(DEMO_TEMPLATES.length);
    expect(new Set(DEMO_TEMPLATES.flatMap((template) => template.pageTypes))).toEqual(new Set(pageTypes));
    expect(DEMO_TEMPLATES.flatMap((template) => checkPlaceholders(template))).toEqual([]);
  });

  it.each(cases)('$slug on $pageType is proved, with and without what is optional', ({ template, pageType }) => {
    for (const isFull of [true, false]) {
      const report = verifyVariation(policy, { pageType, ...filled(template, pageType, isFull) });
      expect(report.parts.flatMap((part) => part.findings)).toEqual([]);
      expect(report.verdict).toBe('pass');
    }
  });

  it.each(cases)('$slug on $pageType changes the page, once, without errors', async ({ template, pageType }) => {
    const code = filled(template, pageType);
    await inject('PUT', { ...code, pageType });
    const after = await visit(pageType);
    await inject('DELETE');
    const changed = await settledLook(after);
    expect(changed).not.toBe(untouched.get(pageType));
    if (code.javascript !== '') {
      await after.page.evaluate(code.javascript);
      await after.page.waitForTimeout(150);
      expect(await settledLook(after)).toBe(changed);
      expect(await after.page.evaluate(() => Object.keys(window).filter((key) => /^lm|larkmoor/iu.test(key)))).toEqual([]);
    }
    expect(after.problems).toEqual([]);
    await after.page.context().close();
  });

  it('without the utilities of the platform a template waits for its element by itself, and gives up in the end', async () => {
    const template = DEMO_TEMPLATES.find((item) => item.slug === 'free-delivery-bar');
    if (template === undefined) throw new Error('no template');
    const { page } = await openPage(browser, { url: shop.url });
    await page.goto(`${shop.url}/pages/about`);
    await page.evaluate('delete window.optimizely');
    await page.evaluate(filled(template, 'pdp').javascript);
    await page.evaluate(() => {
      document.querySelector('#main')?.insertAdjacentHTML('afterbegin', '<button data-test="buy-button">Late</button>');
    });
    await expect.poll(() => page.locator('#lm-free-delivery').innerText()).toBe('Free delivery on orders over €75');
    await page.context().close();
  });

  it('the progress to free delivery follows the basket', async () => {
    const template = DEMO_TEMPLATES.find((item) => item.slug === 'free-delivery-progress');
    if (template === undefined) throw new Error('no template');
    await inject('PUT', { ...filled(template, 'cart'), pageType: 'cart' });
    const { page } = await visit('cart');
    await inject('DELETE');
    expect(await page.locator('.lm-progress-copy').innerText()).toBe('Only €18 more and delivery is free');
    await page.locator('[data-test="cart-line"] select').first().selectOption('2');
    await expect.poll(() => page.locator('.lm-progress-copy').allInnerTexts()).toEqual(['Delivery is free. Nicely done.']);
    await page.context().close();
  });

  it('the sticky bar comes when the buy button is out of sight, and buys', async () => {
    const template = DEMO_TEMPLATES.find((item) => item.slug === 'sticky-buy-bar');
    if (template === undefined) throw new Error('no template');
    await inject('PUT', { ...filled(template, 'pdp'), pageType: 'pdp' });
    const { page } = await visit('pdp');
    await inject('DELETE');
    expect(await page.locator('#lm-buy-bar').isVisible()).toBe(false);
    await page.locator('#reviews').scrollIntoViewIfNeeded();
    await expect.poll(() => page.locator('#lm-buy-bar').isVisible()).toBe(true);
    expect(await page.locator('.lm-buy-bar-price').innerText()).toBe('€289');
    await page.locator('.lm-buy-bar-button').click();
    await expect.poll(() => page.locator('[data-test="mini-cart-count"]').innerText()).toMatch(/^4\D/u);
    await page.context().close();
  });
});

describe('example requests', () => {
  it('name templates of their page type, and ask only for slots that have no default', () => {
    expect(DEMO_REQUESTS.length).toBeGreaterThanOrEqual(8);
    for (const request of DEMO_REQUESTS) {
      const template = DEMO_TEMPLATES.find((item) => item.slug === request.template);
      expect(template?.pageTypes).toContain(request.pageType);
      for (const asked of request.asks) expect(template?.slots.find((slot) => slot.name === asked)).toMatchObject({ required: true });
      for (const asked of request.asks) expect(template?.slots.find((slot) => slot.name === asked)?.default).toBeUndefined();
    }
    expect(new Set(DEMO_REQUESTS.map((request) => request.outcome))).toEqual(new Set(['code', 'questions', 'no-approved-selector']));
  });
});
