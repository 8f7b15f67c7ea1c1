import { launchChromium } from '@safecode/browser/launch-chromium';
import { demoBrand } from '@safecode/database/seed/demo-knowledge/brand';
import { DEMO_PEOPLE } from '@safecode/database/seed/demo-knowledge/people';
import { DEMO_RULES } from '@safecode/database/seed/demo-knowledge/rules';
import { DEMO_SELECTORS } from '@safecode/database/seed/demo-knowledge/selectors';
import { ROLES } from '@safecode/domain/access/roles';
import { policyRuleSchema } from '@safecode/domain/policy/brand-policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage, type BrowserPage } from './browser-pages.js';
import { startShop, type RunningShop } from './running-shop.js';

const PATHS: Readonly<Record<string, string>> = {
  home: '/',
  plp: '/c/jackets',
  pdp: '/p/harrow-shell-jacket',
  cart: '/cart',
  checkout: '/checkout',
  search: '/search?q=jacket',
  account: '/account',
};
/** Global elements that the short frame of the checkout, or the account without products, does without. */
const NOT_IN_CHECKOUT = new Set(['promoStrip', 'mainNavigation', 'searchForm', 'accountLink', 'miniCart', 'miniCartPanel', 'newsletter', 'productGrid', 'productTile', 'tileName', 'tileImage', 'tilePrice']);
const NOT_IN_ACCOUNT = new Set(['productGrid', 'productTile', 'tileName', 'tileImage', 'tilePrice']);
/** Roles of elements that come several times; every other selector must match exactly one element on each page. */
const REPEATED = new Set(['categoryTile', 'productTile', 'tileName', 'tileImage', 'tilePrice', 'cartLine', 'productGrid']);

let browser: Awaited<ReturnType<typeof launchChromium>>;
let shop: RunningShop;
const pages = new Map<string, BrowserPage>();

beforeAll(async () => {
  browser = await launchChromium();
  shop = await startShop();
  for (const version of [1, 2]) {
    for (const [pageType, path] of Object.entries(PATHS)) {
      const { page } = await openPage(browser, { url: shop.url, isNew: true });
      await page.goto(`${shop.url}${path}${path.includes('?') ? '&' : '?'}v=${version}`, { waitUntil: 'networkidle' });
      pages.set(`${version} ${pageType}`, page);
    }
  }
});
afterAll(async () => {
  await browser.close();
  await shop.stop();
});

const count = async (version: number, pageType: string, selector: string): Promise<number> => {
  const page = pages.get(`${version} ${pageType}`);
  if (page === undefined) throw new Error(`no page ${pageType}`);
  return page.evaluate((text) => document.querySelectorAll(text).length, selector);
};

function pageTypesOf(entry: (typeof DEMO_SELECTORS)[number]): string[] {
  if (entry.pageType !== 'global') return [entry.pageType];
  return Object.keys(PATHS).filter((pageType) => {
    if (pageType === 'checkout') return !NOT_IN_CHECKOUT.has(entry.role ?? '');
    return pageType !== 'account' || !NOT_IN_ACCOUNT.has(entry.role ?? '');
  });
}

describe('selectors of the demonstration brand', () => {
  it.each(DEMO_SELECTORS.map((entry) => [entry.name, entry] as const))('%s matches as intended on version 1', async (_, entry) => {
    for (const pageType of pageTypesOf(entry)) {
      const found = await count(1, pageType, entry.selector);
      if (REPEATED.has(entry.role ?? '')) expect(found).toBeGreaterThanOrEqual(1);
      else expect(`${pageType}: ${found}`).toBe(`${pageType}: 1`);
    }
  });

  it('are at least 40, over all page types, none twice, each with a role and a description', () => {
    expect(DEMO_SELECTORS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(DEMO_SELECTORS.map((entry) => `${entry.pageType} ${entry.selector}`)).size).toBe(DEMO_SELECTORS.length);
    expect(new Set(DEMO_SELECTORS.map((entry) => entry.pageType))).toEqual(new Set(['global', ...demoBrand(shop.url).pageTypes]));
    for (const entry of DEMO_SELECTORS) expect(entry.role !== null && entry.description.length > 10).toBe(true);
  });

  it('have one approved entry for each role on each page type, so that a template never has to guess', () => {
    const approved = DEMO_SELECTORS.filter((entry) => entry.status === 'approved').map((entry) => `${entry.pageType} ${entry.role}`);
    expect(new Set(approved).size).toBe(approved.length);
  });

  it('are replaced by an approved one where they are deprecated', async () => {
    const deprecated = DEMO_SELECTORS.filter((entry) => entry.status === 'deprecated');
    expect(deprecated.length).toBeGreaterThanOrEqual(2);
    for (const entry of deprecated) {
      expect(DEMO_SELECTORS.some((other) => other.selector === entry.replacement && other.status === 'approved')).toBe(true);
      const isSame = await pages.get('1 pdp')?.evaluate(([old, fresh]) => document.querySelector(old ?? '') === document.querySelector(fresh ?? ''), [entry.selector, entry.replacement]);
      expect(isSame).toBe(true);
    }
  });

  it('break in part on the redesign, so that health and healing have something to find', async () => {
    const outcomes = await Promise.all(
      DEMO_SELECTORS.filter((entry) => entry.status === 'approved').map(async (entry) => {
        const counts = await Promise.all(pageTypesOf(entry).map((pageType) => count(2, pageType, entry.selector)));
        return counts.every((found) => found > 0) ? 'kept' : 'broken';
      }),
    );
    expect(outcomes.filter((outcome) => outcome === 'kept').length).toBeGreaterThanOrEqual(25);
    expect(outcomes.filter((outcome) => outcome === 'broken').length).toBeGreaterThanOrEqual(30);
  });
});

it('has one rule of every kind that people write, and one person in every role', () => {
  // A learnt rule is made of a lesson, and the demonstration begins without corrections.
  const kinds = policyRuleSchema.options.map((option) => option.shape.kind.value).filter((kind) => kind !== 'learnt');
  expect(DEMO_RULES).toHaveLength(12);
  expect(new Set(DEMO_RULES.map((rule) => rule.kind))).toEqual(new Set(kinds));
  expect(DEMO_RULES.every((rule) => rule.text.length > 40)).toBe(true);
  expect(new Set(DEMO_PEOPLE.map((person) => person.role))).toEqual(new Set(ROLES));
  expect(DEMO_PEOPLE.every((person) => person.email.endsWith('.example'))).toBe(true);
});
