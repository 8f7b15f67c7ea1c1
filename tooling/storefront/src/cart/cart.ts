import { findProductBySku } from '../catalog/catalog.js';
import { EXPRESS_DELIVERY, FREE_DELIVERY_FROM, STANDARD_DELIVERY } from '../catalog/money.js';
import type { Product } from '../catalog/product.js';

export interface CartLine {
  readonly product: Product;
  readonly color: string;
  readonly size: string;
  readonly quantity: number;
}
export type Cart = readonly CartLine[];

export const CART_COOKIE = 'lm_basket';
const MAX_LINES = 20;
export const MAX_QUANTITY = 9;

/**
 * What a visitor without a basket cookie starts with, so that basket and checkout can be looked at (and selectors on
 * them checked) without shopping first.
 */
const STARTING_CART = 'LM-3005~moss~39–41~1|LM-6003~oat~One size~2';

/** Reads a basket from its cookie. Unknown products and bad quantities are dropped. */
export function parseCart(cookie: string | undefined): Cart {
  const lines: CartLine[] = [];
  for (const part of (cookie ?? STARTING_CART).split('|').slice(0, MAX_LINES)) {
    const [sku = '', color = '', size = '', count = ''] = part.split('~');
    const product = findProductBySku(sku);
    const quantity = Number(count);
    if (product === undefined || !Number.isInteger(quantity) || quantity < 1) continue;
    const line = makeLine(product, { color, size, quantity });
    lines.push(line);
  }
  return lines;
}

/** The text of a basket for its cookie. */
export function serializeCart(cart: Cart): string {
  return cart.map((line) => [line.product.sku, line.color, line.size, line.quantity].join('~')).join('|');
}

function makeLine(product: Product, wanted: { color: string; size: string; quantity: number }): CartLine {
  return {
    product,
    color: product.colors.find((color) => color.id === wanted.color)?.id ?? product.colors[0].id,
    size: product.sizes.find((size) => size === wanted.size) ?? (product.sizes[Math.floor(product.sizes.length / 2)] ?? product.sizes[0]),
    quantity: Math.min(wanted.quantity, MAX_QUANTITY),
  };
}

/** Identifies a line: one product in one colour and size. */
export const lineKey = (line: CartLine): string => `${line.product.sku}~${line.color}~${line.size}`;

/** Adds a product, or raises the quantity of the line that has it already. */
export function addToCart(cart: Cart, product: Product, wanted: { color: string; size: string; quantity: number }): Cart {
  const added = makeLine(product, wanted);
  const key = lineKey(added);
  if (!cart.some((line) => lineKey(line) === key)) return [...cart, added].slice(-MAX_LINES);
  return cart.map((line) => (lineKey(line) === key ? { ...line, quantity: Math.min(line.quantity + added.quantity, MAX_QUANTITY) } : line));
}

/** Sets the quantity of a line; 0 removes it. */
export function setQuantity(cart: Cart, key: string, quantity: number): Cart {
  if (quantity < 1) return cart.filter((line) => lineKey(line) !== key);
  return cart.map((line) => (lineKey(line) === key ? { ...line, quantity: Math.min(quantity, MAX_QUANTITY) } : line));
}

/** Euro cents and pieces of a basket. */
export interface CartTotals {
  readonly pieces: number;
  readonly goods: number;
  readonly delivery: number;
  readonly total: number;
  /** Cents missing until delivery is free; 0 when it is. */
  readonly missingForFreeDelivery: number;
}

/** Adds up a basket. Delivery is free from FREE_DELIVERY_FROM, unless express is chosen. */
export function totalsOf(cart: Cart, delivery: 'standard' | 'express' = 'standard'): CartTotals {
  const goods = cart.reduce((sum, line) => sum + line.product.price * line.quantity, 0);
  const standard = goods === 0 || goods >= FREE_DELIVERY_FROM ? 0 : STANDARD_DELIVERY;
  const charge = delivery === 'express' ? EXPRESS_DELIVERY : standard;
  return {
    pieces: cart.reduce((sum, line) => sum + line.quantity, 0),
    goods,
    delivery: charge,
    total: goods + charge,
    missingForFreeDelivery: Math.max(0, FREE_DELIVERY_FROM - goods),
  };
}
