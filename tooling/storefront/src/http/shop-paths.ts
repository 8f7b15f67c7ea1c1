import type { IncomingMessage } from 'node:http';
import { addToCart, CART_COOKIE, parseCart, serializeCart, setQuantity, type Cart } from '../cart/cart.js';
import { findProductBySku } from '../catalog/catalog.js';
import { readBody, readCookie, RequestRefused } from './request.js';
import { reply, seeOther, type Reply } from './responses.js';

export const CONSENT_COOKIE = 'lm_consent';
const MAX_FORM_BYTES = 10_000;

function cookie(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=604800; SameSite=Lax; HttpOnly`;
}

/** The basket of a request. */
export function cartOf(request: IncomingMessage): Cart {
  return parseCart(readCookie(request, CART_COOKIE));
}

/** A form was handled: the shop's script gets an empty answer, a browser without it the next page. */
function done(request: IncomingMessage, location: string, cookies: readonly string[]): Reply {
  if ((request.headers.accept ?? '').includes('application/json')) {
    return { ...reply('json', '{"ok":true}'), headers: { 'set-cookie': cookies } };
  }
  return seeOther(location, cookies);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams(await readBody(request, MAX_FORM_BYTES));
}

async function add(request: IncomingMessage): Promise<Reply> {
  const form = await readForm(request);
  const product = findProductBySku(form.get('sku') ?? '');
  if (product === undefined) throw new RequestRefused(400, 'There is no such product.');
  const quantity = Math.max(1, Math.trunc(Number(form.get('quantity') ?? '1')) || 1);
  const cart = addToCart(cartOf(request), product, { color: form.get('color') ?? '', size: form.get('size') ?? '', quantity });
  return done(request, '/cart', [cookie(CART_COOKIE, serializeCart(cart))]);
}

async function update(request: IncomingMessage): Promise<Reply> {
  const form = await readForm(request);
  const quantity = Number(form.get('quantity'));
  if (!Number.isInteger(quantity) || quantity < 0) throw new RequestRefused(400, 'The quantity must be a whole number.');
  const cart = setQuantity(cartOf(request), form.get('key') ?? '', quantity);
  return done(request, '/cart', [cookie(CART_COOKIE, serializeCart(cart))]);
}

/** Reads and forgets: what was typed into these forms is nobody's business. */
function forget(location: string): (request: IncomingMessage) => Promise<Reply> {
  return async (request) => {
    await readBody(request, MAX_FORM_BYTES);
    return seeOther(location);
  };
}

const FORMS: Readonly<Record<string, (request: IncomingMessage) => Promise<Reply>>> = {
  '/cart/add': add,
  '/cart/update': update,
  '/cart/promo': forget('/cart?code=unknown'),
  '/checkout/place': forget('/checkout/thanks'),
  '/newsletter': forget('/pages/subscribed'),
  '/account/sign-in': forget('/account?refused=1'),
  '/consent': async (request) => {
    const choice = (await readForm(request)).get('choice') === 'all' ? 'all' : 'necessary';
    return done(request, '/', [cookie(CONSENT_COOKIE, choice)]);
  },
};

/** Answers the forms of the shop, or undefined for any other path. */
export async function formReply(request: IncomingMessage, url: URL): Promise<Reply | undefined> {
  if (!Object.hasOwn(FORMS, url.pathname)) return undefined;
  if (request.method !== 'POST') throw new RequestRefused(405, 'Send this form with POST.');
  return FORMS[url.pathname]?.(request);
}
