import { CAMP } from './camp.js';
import { FOOTWEAR } from './footwear.js';
import { JACKETS } from './jackets.js';
import { LAYERS } from './layers.js';
import { PACKS } from './packs.js';
import { averageRating, reviewCount, type Product, type ProductColor } from './product.js';
import { SMALL_GEAR } from './small-gear.js';

export const PRODUCTS: readonly Product[] = [...JACKETS, ...LAYERS, ...FOOTWEAR, ...PACKS, ...CAMP, ...SMALL_GEAR];

const BY_SLUG = new Map(PRODUCTS.map((product) => [product.slug, product]));
const BY_SKU = new Map(PRODUCTS.map((product) => [product.sku, product]));

/** The product with that slug, or undefined. */
export const findProductBySlug = (slug: string): Product | undefined => BY_SLUG.get(slug);
/** The product with that SKU, or undefined. */
export const findProductBySku = (sku: string): Product | undefined => BY_SKU.get(sku);
/** The colour of a product with that id; its first colour when it has none. */
export const colorOf = (product: Product, id: string | undefined): ProductColor =>
  product.colors.find((color) => color.id === id) ?? product.colors[0];

/** Best loved first: rating weighed by how many people gave it. */
export function bestsellers(limit: number): Product[] {
  const score = (product: Product): number => averageRating(product) * Math.log(1 + reviewCount(product));
  return [...PRODUCTS].sort((first, second) => score(second) - score(first)).slice(0, limit);
}

/** Products to show beside one: the rest of its category first, then what others like best. */
export function recommendationsFor(product: Product, limit: number): Product[] {
  const siblings = PRODUCTS.filter((other) => other.category === product.category && other.sku !== product.sku);
  const others = bestsellers(PRODUCTS.length).filter((other) => other.category !== product.category);
  const near = siblings.slice(0, Math.ceil(limit / 2));
  return [...near, ...others].slice(0, limit);
}

/** Products whose name, subtitle, category, description or colour holds every word of the query. */
export function searchProducts(query: string): Product[] {
  const words = query.toLowerCase().split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return [];
  return PRODUCTS.filter((product) => {
    const text = [product.name, product.subtitle, product.category, product.description, product.drawing, ...product.colors.map((color) => color.name)]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
