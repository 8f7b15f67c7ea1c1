import { describe, expect, it } from 'vitest';
import { findProductBySku } from '../catalog/catalog.js';
import type { Product } from '../catalog/product.js';
import { addToCart, lineKey, MAX_QUANTITY, parseCart, serializeCart, setQuantity, totalsOf } from './cart.js';

const product = (sku: string): Product => {
  const found = findProductBySku(sku);
  if (found === undefined) throw new Error(`No product ${sku}`);
  return found;
};

describe('parseCart', () => {
  it('starts a new visitor with something in the basket, below free delivery', () => {
    const totals = totalsOf(parseCart(undefined));
    expect(totals).toEqual({ pieces: 3, goods: 5700, delivery: 490, total: 6190, missingForFreeDelivery: 1800 });
  });

  it('keeps a basket that was emptied empty', () => {
    expect(parseCart('')).toEqual([]);
    expect(totalsOf(parseCart('')).total).toBe(0);
  });

  it('reads back what it wrote', () => {
    const cart = addToCart(parseCart(undefined), product('LM-6002'), { color: 'slate', size: '0.5 l', quantity: 2 });
    expect(parseCart(serializeCart(cart))).toEqual(cart);
  });

  it.each(['LM-9999~x~y~1', 'LM-1001~tarn~M~0', 'LM-1001~tarn~M~-3', 'LM-1001~tarn~M~1.5', '%%%', '~~~', 'a'.repeat(5000)])('drops what makes no sense: %s', (cookie) => {
    expect(parseCart(cookie)).toEqual([]);
  });

  it('puts unknown colours and sizes right and limits quantities', () => {
    const [line] = parseCart('LM-1001~pink~XXXL~500');
    expect(line).toMatchObject({ color: 'tarn', size: 'M', quantity: MAX_QUANTITY });
  });
});

describe('changing a basket', () => {
  it('raises the quantity of a line that is there already', () => {
    const wanted = { color: 'tarn', size: 'M', quantity: 1 };
    const cart = addToCart(addToCart([], product('LM-1001'), wanted), product('LM-1001'), wanted);
    expect(cart).toHaveLength(1);
    expect(cart[0]?.quantity).toBe(2);
  });

  it('removes a line at quantity 0 and leaves the others', () => {
    const cart = parseCart(undefined);
    const [first] = cart;
    if (first === undefined) throw new Error('empty');
    expect(setQuantity(cart, lineKey(first), 0)).toEqual(cart.slice(1));
    expect(setQuantity(cart, 'unknown', 3)).toEqual(cart);
  });
});

describe('totalsOf', () => {
  it('delivers free of charge from 75 euro on the cent', () => {
    const mug = product('LM-6003');
    expect(totalsOf([{ product: { ...mug, price: 7499 }, color: 'oat', size: 'One size', quantity: 1 }]).delivery).toBe(490);
    expect(totalsOf([{ product: { ...mug, price: 7500 }, color: 'oat', size: 'One size', quantity: 1 }]).delivery).toBe(0);
  });

  it('charges for express whatever the sum is', () => {
    expect(totalsOf(parseCart('LM-5001~fern~One size~1'), 'express')).toMatchObject({ delivery: 990, total: 39_890 });
  });
});
