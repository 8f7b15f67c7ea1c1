import { describe, expect, it } from 'vitest';
import { bestsellers, PRODUCTS, recommendationsFor, searchProducts } from './catalog.js';
import { CATEGORIES } from './categories.js';
import { listProducts, parseListFilter } from './list-filter.js';
import { formatMoney } from './money.js';
import { averageRating, reviewCount } from './product.js';

describe('the catalogue', () => {
  it('has at least 24 products, some in every category, each with its own SKU and slug', () => {
    expect(PRODUCTS.length).toBeGreaterThanOrEqual(24);
    for (const category of CATEGORIES) expect(PRODUCTS.filter((product) => product.category === category.id).length).toBeGreaterThanOrEqual(4);
    expect(new Set(PRODUCTS.map((product) => product.sku)).size).toBe(PRODUCTS.length);
    expect(new Set(PRODUCTS.map((product) => product.slug)).size).toBe(PRODUCTS.length);
  });

  it.each(PRODUCTS.map((product) => [product.name, product] as const))('%s reads like a product', (_, product) => {
    expect(product.description.length).toBeGreaterThan(90);
    expect(product.features.length).toBeGreaterThanOrEqual(4);
    expect(product.reviews.length).toBeGreaterThanOrEqual(2);
    expect(product.sizes.every((size) => !/[~|]/u.test(size))).toBe(true);
    expect(averageRating(product)).toBeGreaterThanOrEqual(4);
    expect(reviewCount(product)).toBeGreaterThan(product.reviews.length);
    expect(product.priceBefore === undefined || product.priceBefore > product.price).toBe(true);
  });

  it('never recommends a product beside itself', () => {
    for (const product of PRODUCTS) {
      const recommended = recommendationsFor(product, 4);
      expect(recommended).toHaveLength(4);
      expect(recommended).not.toContain(product);
      expect(new Set(recommended).size).toBe(4);
    }
  });

  it('finds by every word, in any case', () => {
    expect(searchProducts('Shell JACKET').map((product) => product.slug)).toContain('harrow-shell-jacket');
    expect(searchProducts('unicorn')).toEqual([]);
    expect(searchProducts('   ')).toEqual([]);
  });

  it('has a stable order of bestsellers', () => {
    expect(bestsellers(4)).toEqual(bestsellers(PRODUCTS.length).slice(0, 4));
  });
});

describe('a list', () => {
  const slugs = (category: string, query: string): string[] => listProducts(parseListFilter(category, new URLSearchParams(query))).map((product) => product.slug);

  it('ignores what it does not know', () => {
    expect(slugs('jackets', 'colour=octarine&price=cheap&sort=constructor&sale=yes')).toEqual(slugs('jackets', ''));
  });

  it('combines groups with and, entries of a group with or', () => {
    const blue = slugs('all', 'colour=blue');
    const red = slugs('all', 'colour=red');
    const either = slugs('all', 'colour=blue&colour=red');
    expect(new Set(either)).toEqual(new Set([...blue, ...red]));
    expect(slugs('all', 'colour=blue&sale=1').every((slug) => blue.includes(slug))).toBe(true);
  });
});

it.each([
  [0, '€0'],
  [490, '€4.90'],
  [28900, '€289'],
  [123456789, '€1,234,567.89'],
  [5, '€0.05'],
])('writes %i cents as %s', (cents, text) => {
  expect(formatMoney(cents)).toBe(text);
});
