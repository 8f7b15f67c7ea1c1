import type { DrawingName } from '../drawings/product-picture.js';
import type { CategoryId } from './product.js';

export interface Category {
  readonly id: CategoryId;
  readonly name: string;
  /** Heading of its list. */
  readonly title: string;
  readonly intro: string;
  readonly drawing: DrawingName;
  readonly color: string;
}

export const CATEGORIES: readonly Category[] = [
  { id: 'jackets', name: 'Jackets', title: 'Jackets', intro: 'Shells for rain, down for cold, and one that weighs less than an apple. Every zip can be replaced in our workshop.', drawing: 'shellJacket', color: '#2f5d62' },
  { id: 'layers', name: 'Layers', title: 'Layers', intro: 'Fleece, merino and undyed wool to wear under, over or all day long. Made to be worn out slowly.', drawing: 'fleece', color: '#5d6f3f' },
  { id: 'footwear', name: 'Footwear', title: 'Footwear', intro: 'Boots that can be resoled, shoes that drain, and socks guaranteed for life.', drawing: 'boot', color: '#7a4a2b' },
  { id: 'packs', name: 'Packs & bags', title: 'Packs and bags', intro: 'From 24 litres for a day to 55 for a week. Fitted to your back free of charge in our shops.', drawing: 'dayPack', color: '#c28a2b' },
  { id: 'camp', name: 'Camp', title: 'Camp', intro: 'Tents, bags, stoves and light: a small home that you can carry.', drawing: 'tent', color: '#6f8f4e' },
  { id: 'small-gear', name: 'Small gear', title: 'Small gear', intro: 'The things you miss only when they are at home: flasks, hats, gloves, poles and a good mug.', drawing: 'flask', color: '#a5402d' },
];

/** The category of that id, or undefined. */
export function findCategory(id: string): Category | undefined {
  return CATEGORIES.find((category) => category.id === id);
}
