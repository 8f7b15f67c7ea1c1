import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRODUCTS } from '../src/catalog/catalog.js';
import { STOREFRONT_PAGES } from '../src/server.js';
import { attribute, checkHtml, findFaults } from './html-check.js';
import { startShop, type RunningShop } from './running-shop.js';

let shop: RunningShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const get = (path: string, version = 1): Promise<Response> => fetch(shop.url + path, { headers: { 'x-storefront-version': String(version) } });

const everyPage = [1, 2].flatMap((version) => STOREFRONT_PAGES.map((page) => ({ ...page, version })));

describe('every page', () => {
  it.each(everyPage)('version $version $path is valid HTML of type $pageType', async ({ path, pageType, version }) => {
    const response = await get(path, version);
    const text = await response.text();
    const { errors, elements } = checkHtml(text);
    expect(response.status).toBe(200);
    expect(errors).toEqual([]);
    expect(findFaults(elements)).toEqual([]);
    const body = elements.find((element) => element.tagName === 'body');
    expect(body && attribute(body, 'data-page-type')).toBe(pageType);
    expect(text).not.toMatch(/lorem|undefined|\[object|NaN/iu);
  });

  it.each(everyPage)('version $version $path loads nothing from elsewhere and runs nothing inline', async ({ path, version }) => {
    const { elements } = checkHtml(await (await get(path, version)).text());
    const loaded = elements.flatMap((element) => attribute(element, 'src') ?? (element.tagName === 'link' ? (attribute(element, 'href') ?? []) : []));
    expect(loaded.filter((url) => !url.startsWith('/'))).toEqual([]);
    expect(elements.filter((element) => element.attrs.some((item) => item.name.startsWith('on') || item.name === 'style'))).toEqual([]);
    const inline = elements.filter((element) => element.tagName === 'script' && attribute(element, 'src') === undefined && attribute(element, 'type') !== 'application/ld+json');
    expect(inline).toEqual([]);
  });
});

it('leads nowhere that does not answer, from any page of either version', async () => {
  const seen = new Set<string>();
  for (const page of everyPage) {
    const { elements } = checkHtml(await (await get(page.path, page.version)).text());
    for (const element of elements) {
      const url = attribute(element, 'href') ?? attribute(element, 'src');
      if (url?.startsWith('/') === true) seen.add(`${page.version} ${url}`);
    }
  }
  const dead: string[] = [];
  for (const entry of seen) {
    const [version = '1', ...path] = entry.split(' ');
    const { status } = await get(path.join(' '), Number(version));
    if (status !== 200) dead.push(`${entry}: ${status}`);
  }
  expect(seen.size).toBeGreaterThan(150);
  expect(dead).toEqual([]);
});

it('answers every picture of every product in every colour as valid XML', async () => {
  const urls = PRODUCTS.flatMap((product) => product.colors.flatMap((color) => ['front', 'outdoors', 'detail', 'fabric'].map((view) => `/images/${product.slug}/${view}-${color.id}.svg`)));
  for (const url of urls) {
    const response = await get(url);
    const text = await response.text();
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(text).not.toMatch(/NaN|undefined|href|<script/u);
    expect(text.match(/<g[ >]/gu)?.length ?? 0).toBe(text.match(/<\/g>/gu)?.length ?? 0);
  }
  expect(urls.length).toBeGreaterThan(300);
});

it('sends the same headers that keep a real shop safe', async () => {
  const { headers } = await get('/');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
});

it.each([
  ['/p/no-such-product', 404],
  ['/c/no-such-category', 404],
  ['/p/harrow-shell-jacket/more', 404],
  ['/pages/constructor', 404],
  ['/constructor', 404],
  ['/images/harrow-shell-jacket/front-nocolor.svg', 404],
  ['/assets/../package.json', 404],
  ['/assets/%2e%2e%2fpackage.json', 404],
])('answers %s with %i and the page that says so', async (path, status) => {
  const response = await get(path);
  expect(response.status).toBe(status);
  expect(await response.text()).toContain('You have left the path.');
});

it('writes what was searched for as text', async () => {
  const text = await (await get(`/search?q=${encodeURIComponent('<img src=x onerror=alert(1)>"')}`)).text();
  expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;');
  expect(text).not.toContain('<img src=x');
});

it('filters and sorts a list by its address', async () => {
  const text = await (await get('/c/all?sale=1&colour=blue&sort=price-low')).text();
  const prices = [...text.matchAll(/product-tile__price">.*?Now <\/span>€(\d+)/gsu)].map((match) => Number(match[1]));
  expect(prices.length).toBeGreaterThan(1);
  expect(prices).toEqual([...prices].sort((first, second) => first - second));
});

it('has no body for HEAD and refuses to change a page', async () => {
  const head = await fetch(`${shop.url}/`, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
  expect((await fetch(`${shop.url}/`, { method: 'DELETE' })).status).toBe(405);
});
