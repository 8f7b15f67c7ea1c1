import { describe, expect, it } from 'vitest';
import { parsePage } from '../page/parse-page.js';
import { queryAll } from '../page/query-all.js';
import type { DiscoveryRole } from './discovered-element.js';
import { discoverElements } from './discover-elements.js';
import { BLOG, CART_TABLE, LIST_GRID, PAGE_PAIR, SHOPS } from '../../test/shop-pages.js';

type Found = Partial<Record<DiscoveryRole, { readonly selector: string; readonly marks: readonly string[]; readonly confidence: number }>>;

/** What was found for each role, by the `data-truth` marks that the written pages carry; the marks are taken away before. */
function discover(html: string, pageType?: string): Found {
  const marked = parsePage(html);
  const page = parsePage(html.replaceAll(/ data-truth="[^"]*"/g, ''));
  return Object.fromEntries(
    discoverElements(page, pageType).map(({ role, selector, confidence }) => [role, { selector, confidence, marks: queryAll(marked, selector).map((element) => element.attribute('data-truth')) }]),
  );
}

function truthOf(html: string): DiscoveryRole[] {
  return [...html.matchAll(/ data-truth="(\w+)"/g)].map(([, role]) => role as DiscoveryRole);
}

describe('discoverElements', () => {
  const cases = SHOPS.flatMap(({ name, html }) => truthOf(html).map((role) => [name, role, html] as const));

  it.each(cases)('%s: finds the %s', (_name, role, html) => {
    const found = discover(html, 'pdp')[role];
    expect(found).toMatchObject({ selector: expect.any(String), marks: [role] });
    expect(found?.confidence).toBeGreaterThan(0.4);
  });

  it.each(SHOPS)('$name: knows a product page without being told', ({ html }) => {
    const told = discover(html, 'product');
    const guessed = discover(html);
    expect(guessed.addToCart?.selector).toBe(told.addToCart?.selector);
    expect(guessed.price?.selector).toBe(told.price?.selector);
  });

  it('takes the first item for the whole list', () => {
    const found = discover(LIST_GRID, 'plp');
    for (const role of truthOf(LIST_GRID)) expect(found[role]).toMatchObject({ selector: expect.any(String), marks: [role] });
    expect(discover(LIST_GRID).productLink?.selector).toBe(found.productLink?.selector);
  });

  it('takes the first line of a cart, and what it costs together', () => {
    const found = discover(CART_TABLE);
    for (const role of truthOf(CART_TABLE)) expect(found[role]).toMatchObject({ selector: expect.any(String), marks: [role] });
  });

  it('answers nothing for what is not there', () => {
    const found = discover(BLOG);
    for (const role of ['price', 'addToCart', 'cart', 'miniCart', 'quantity', 'couponField', 'checkoutButton', 'productGrid'] as const) expect(Object.keys(found)).not.toContain(role);
    expect(found.title?.marks).toEqual(['title']);
  });

  it('makes selectors that hold on another product of the same shop', () => {
    const [first, second] = PAGE_PAIR;
    const found = discover(first, 'product');
    const other = parsePage(second);
    for (const role of truthOf(first)) {
      const selector = found[role]?.selector ?? '';
      expect({ selector, marks: queryAll(other, selector).map((element) => element.attribute('data-truth')) }).toEqual({ selector, marks: [role] });
    }
  });

  it('is not led by what a page only says in its data', () => {
    const html = `<!doctype html><title>Mug</title><script type="application/ld+json">{"@type":"Product","name":"Mug","offers":{"price":"1"}}</script><script type="application/ld+json">{broken</script><main><h1>Mug</h1><p class="price">$12.00</p><button>Add to cart</button></main>`;
    expect(discover(html, 'product').price?.selector).toBe('.price');
  });

  it.each(['', '<p>', '<div>'.repeat(5_000), '<a class="\0 \u{fffe}" id="a b&quot;">'.repeat(50), `<i id="${'x'.repeat(100_000)}">`])('survives any page (%#)', (html) => {
    expect(Array.isArray(discoverElements(parsePage(html)))).toBe(true);
  });
});
