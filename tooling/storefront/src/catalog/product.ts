import type { LightName } from '../drawings/landscape.js';
import type { DrawingName } from '../drawings/product-picture.js';

export const CATEGORY_IDS = ['jackets', 'layers', 'footwear', 'packs', 'camp', 'small-gear'] as const;
export type CategoryId = (typeof CATEGORY_IDS)[number];

/** Groups of colours a shopper filters by. */
export const COLOR_FAMILIES = ['green', 'blue', 'grey', 'brown', 'orange', 'red', 'yellow', 'white'] as const;
export type ColorFamily = (typeof COLOR_FAMILIES)[number];

export interface ProductColor {
  readonly id: string;
  readonly name: string;
  readonly hex: string;
  readonly family: ColorFamily;
}

export interface Review {
  readonly author: string;
  readonly place: string;
  /** ISO date. */
  readonly date: string;
  readonly stars: 1 | 2 | 3 | 4 | 5;
  readonly title: string;
  readonly text: string;
}

/** Reviews by stars: five, four, three, two, one. */
export type RatingCounts = readonly [number, number, number, number, number];

export interface Product {
  readonly sku: string;
  readonly slug: string;
  readonly name: string;
  readonly subtitle: string;
  readonly category: CategoryId;
  /** Euro cents. */
  readonly price: number;
  /** Euro cents before a reduction. */
  readonly priceBefore?: number;
  readonly badge?: string;
  readonly colors: readonly [ProductColor, ...ProductColor[]];
  /** One entry means that there is nothing to choose. */
  readonly sizes: readonly [string, ...string[]];
  readonly description: string;
  readonly features: readonly string[];
  readonly materials: string;
  readonly care: string;
  readonly weight: string;
  /** Pieces in stock; under 6 the page says so. */
  readonly stock: number;
  readonly ratings: RatingCounts;
  readonly reviews: readonly Review[];
  readonly drawing: DrawingName;
  readonly accent?: string;
  readonly light: LightName;
}

/** How many reviews a product has. */
export function reviewCount(product: Product): number {
  return product.ratings.reduce((sum, count) => sum + count, 0);
}

/** Mean stars, 1 to 5 with one decimal; 0 without reviews. */
export function averageRating(product: Product): number {
  const count = reviewCount(product);
  if (count === 0) return 0;
  const stars = product.ratings.reduce((sum, reviews, index) => sum + reviews * (5 - index), 0);
  return Math.round((stars / count) * 10) / 10;
}
