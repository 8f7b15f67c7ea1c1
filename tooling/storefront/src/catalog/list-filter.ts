import { PRODUCTS } from './catalog.js';
import { averageRating, COLOR_FAMILIES, reviewCount, type ColorFamily, type Product } from './product.js';

export const SORTS = { featured: 'Featured', 'price-low': 'Price, low to high', 'price-high': 'Price, high to low', rating: 'Best rated' } as const;
export type Sort = keyof typeof SORTS;

export const PRICE_BANDS = [
  { id: 'to-50', name: 'Up to €50', from: 0, to: 5000 },
  { id: '50-100', name: '€50 to €100', from: 5001, to: 10_000 },
  { id: '100-200', name: '€100 to €200', from: 10_001, to: 20_000 },
  { id: 'from-200', name: 'Over €200', from: 20_001, to: Number.MAX_SAFE_INTEGER },
] as const;

/** What a shopper chose beside a list. Unknown values in the address are ignored. */
export interface ListFilter {
  readonly category: string;
  readonly colors: readonly ColorFamily[];
  readonly prices: readonly string[];
  readonly onSale: boolean;
  readonly sort: Sort;
}

/** Reads the filter from a page's address. */
export function parseListFilter(category: string, query: URLSearchParams): ListFilter {
  const sort = query.get('sort') ?? '';
  return {
    category,
    colors: COLOR_FAMILIES.filter((family) => query.getAll('colour').includes(family)),
    prices: PRICE_BANDS.map((band) => band.id).filter((id) => query.getAll('price').includes(id)),
    onSale: query.get('sale') === '1',
    sort: Object.hasOwn(SORTS, sort) ? (sort as Sort) : 'featured',
  };
}

function isInPrice(product: Product, prices: readonly string[]): boolean {
  if (prices.length === 0) return true;
  return PRICE_BANDS.some((band) => prices.includes(band.id) && product.price >= band.from && product.price <= band.to);
}

function hasColor(product: Product, colors: readonly ColorFamily[]): boolean {
  return colors.length === 0 || product.colors.some((color) => colors.includes(color.family));
}

const ORDER: Record<Sort, (first: Product, second: Product) => number> = {
  featured: () => 0,
  'price-low': (first, second) => first.price - second.price,
  'price-high': (first, second) => second.price - first.price,
  rating: (first, second) => averageRating(second) - averageRating(first) || reviewCount(second) - reviewCount(first),
};

/** The products of a list, filtered and sorted. Category `all` is every product. */
export function listProducts(filter: ListFilter): Product[] {
  return PRODUCTS.filter(
    (product) =>
      (filter.category === 'all' || product.category === filter.category) &&
      hasColor(product, filter.colors) &&
      isInPrice(product, filter.prices) &&
      (!filter.onSale || product.priceBefore !== undefined),
  ).sort(ORDER[filter.sort]);
}
