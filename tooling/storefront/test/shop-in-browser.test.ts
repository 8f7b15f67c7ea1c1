import { launchChromium } from '@safecode/browser/launch-chromium';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STOREFRONT_PAGES } from '../src/server.js';
import { openPage } from './browser-pages.js';
import { startShop, type RunningShop } from './running-shop.js';

let browser: Awaited<ReturnType<typeof launchChromium>>;
let shops: Record<1 | 2, RunningShop>;
beforeAll(async () => {
  browser = await launchChromium();
  shops = { 1: await startShop({ version: 1 }), 2: await startShop({ version: 2 }) };
});
afterAll(async () => {
  await browser.close();
  await Promise.all([shops[1].stop(), shops[2].stop()]);
});

interface AxeResult {
  readonly violations: ReadonlyArray<{ id: string; nodes: ReadonlyArray<{ target: unknown }> }>;
}

describe.each([1, 2] as const)('version %i', (version) => {
  it.each(STOREFRONT_PAGES)('$path: no faults, nothing beside the window, accessible, wide and narrow', async ({ path }) => {
    const { url } = shops[version];
    const { page, problems } = await openPage(browser, { url });
    await page.goto(url + path);
    await page.evaluate(axe.source);
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      if (width === 320) continue;
      const { violations } = await page.evaluate<AxeResult>('axe.run(document, { resultTypes: ["violations"] })');
      expect(violations.map((violation) => `${violation.id}: ${JSON.stringify(violation.nodes.map((node) => node.target))}`)).toEqual([]);
    }
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('renders the mini basket anew after loading, so that what was added to it is gone', async () => {
    const { url } = shops[version];
    const { page } = await openPage(browser, { url });
    await page.route('**/fragments/mini-cart', async (route) => {
      await page.evaluate(() => document.querySelector('[data-test="mini-cart"]')?.setAttribute('data-marked', ''));
      await route.continue();
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    expect(await page.locator('[data-test="mini-cart"]').count()).toBe(1);
    expect(await page.locator('[data-marked]').count()).toBe(0);
    await page.context().close();
  });

  it('sells: a colour, a quantity, the basket, the checkout, the thanks', async () => {
    const { url } = shops[version];
    const { page, problems } = await openPage(browser, { url });
    await page.goto(`${url}/p/cairn-down-jacket`, { waitUntil: 'networkidle' });
    await page.locator('input[name="color"][value="pine"]').check({ force: true });
    await expect.poll(() => page.locator('[data-js="gallery-main"],[data-behavior="gallery-main"]').getAttribute('src')).toContain('front-pine.svg');
    await page.locator('select[name="quantity"]').selectOption('2');
    await page.getByRole('button', { name: /^Add to (?:basket|bag)$/u }).click();
    await expect.poll(() => page.locator('[data-test="mini-cart-count"],[data-testid="mini-cart-count"]').innerText()).toMatch(/^5\D/u);
    await page.goto(`${url}/cart`, { waitUntil: 'networkidle' });
    expect(await page.locator('[data-test="cart-line"]').count()).toBe(3);
    await page.locator('[data-test="cart-line"] select').first().selectOption('3');
    await expect.poll(() => page.locator('[data-test="cart-subtotal"],[data-testid="cart-subtotal"]').innerText()).toBe('€613');
    await page.getByRole('button', { name: /^Remove Ash Enamel Mug/u }).click();
    await expect.poll(() => page.locator('[data-test="cart-line"]').count()).toBe(2);
    await page.goto(`${url}/checkout`);
    await page.locator('[data-test="place-order"]').click();
    await expect.poll(() => page.locator('h1').innerText()).toBe('Thank you');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('closes the cookie bar for good, and opens and closes the basket by keyboard', async () => {
    const { url } = shops[version];
    const { page } = await openPage(browser, { url, isNew: true });
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Only necessary' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Only necessary' }).count()).toBe(0);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.getByRole('button', { name: 'Only necessary' }).count()).toBe(0);
    const toggle = page.locator('[aria-controls="mini-cart-panel"],[aria-controls="bag-panel"]');
    await toggle.focus();
    await page.keyboard.press('Enter');
    expect(await toggle.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await toggle.getAttribute('aria-expanded')).toBe('false');
    await page.context().close();
  });
});

it('works without JavaScript: the form of the product leads to the basket', async () => {
  const { url } = shops[1];
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${url}/p/fell-leather-boot`);
  await page.getByRole('button', { name: 'Add to basket' }).click();
  expect(new URL(page.url()).pathname).toBe('/cart');
  expect(await page.locator('[data-test="cart-line"]').count()).toBe(3);
  await context.close();
});

describe('the snippet', () => {
  it('offers the utilities of the testing platform before any variation runs', async () => {
    const { url } = shops[1];
    const { page } = await openPage(browser, { url });
    await fetch(`${url}/__variation`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ pageType: 'cart', javascript: "window.seen = 0; window.optimizely.get('utils').observeSelector('[data-test=\"cart-summary\"]', () => { window.seen += 1; });" }),
    });
    await page.goto(`${url}/cart`, { waitUntil: 'networkidle' });
    expect(await page.evaluate('window.seen')).toBe(1);
    await page.locator('[data-test="cart-line"] select').first().selectOption('4');
    await expect.poll(() => page.evaluate('window.seen')).toBe(2);
    const waited = await page.evaluate("window.optimizely.get('utils').waitForElement('#main').then((element) => element.tagName)");
    expect(waited).toBe('MAIN');
    await fetch(`${url}/__variation`, { method: 'DELETE' });
    await page.context().close();
  });
});
