import { bestsellers, colorOf, PRODUCTS } from '../catalog/catalog.js';
import { lineKey, MAX_QUANTITY, totalsOf, type CartLine } from '../cart/cart.js';
import { formatMoney } from '../catalog/money.js';
import { html, type Markup } from '../html/html.js';
import { icon } from './icons.js';
import { pick, type Page, type PageContext } from './page.js';
import { pictureUrl, productGrid } from './product-tile.js';

function quantityForm(line: CartLine): Markup {
  const counts = Array.from({ length: MAX_QUANTITY }, (_, index) => index + 1);
  return html`<form class="cart-line__quantity" method="post" action="/cart/update" data-js="cart-form">
    <input type="hidden" name="key" value="${lineKey(line)}">
    <label><span class="visually-hidden">Quantity of ${line.product.name}</span>
      <select class="quantity__select" name="quantity" data-test="line-quantity" data-js="line-quantity">${counts.map((count) => html`<option value="${count}"${count === line.quantity && html` selected`}>${count}</option>`)}</select></label>
    <noscript><button class="button button--small" type="submit">Update</button></noscript>
  </form>`;
}

function removeForm(line: CartLine): Markup {
  return html`<form method="post" action="/cart/update" data-js="cart-form"><input type="hidden" name="key" value="${lineKey(line)}"><input type="hidden" name="quantity" value="0">
    <button class="cart-line__remove text-link" type="submit" data-test="remove-line">Remove<span class="visually-hidden"> ${line.product.name}</span></button></form>`;
}

function cartLine(line: CartLine): Markup {
  const choice = [colorOf(line.product, line.color).name, ...(line.size === 'One size' ? [] : [line.size])].join(', ');
  return html`<li class="cart-line" data-test="cart-line" data-sku="${line.product.sku}">
    <a class="cart-line__media" href="/p/${line.product.slug}"><img class="cart-line__image" src="${pictureUrl(line.product, 'front', line.color)}" alt="${line.product.name}" width="120" height="144"></a>
    <div class="cart-line__body">
      <h2 class="cart-line__name"><a href="/p/${line.product.slug}">${line.product.name}</a></h2>
      <p class="cart-line__choice">${choice}</p>
      <p class="cart-line__unit">${formatMoney(line.product.price)} each</p>
      <div class="cart-line__actions">${quantityForm(line)}${removeForm(line)}</div>
    </div>
    <p class="cart-line__total">${formatMoney(line.product.price * line.quantity)}</p>
  </li>`;
}

/** Subtotal, delivery and total as a description list. */
export function totalsList(context: PageContext, delivery: 'standard' | 'express' = 'standard'): Markup {
  const totals = totalsOf(context.cart, delivery);
  return html`<dl class="cart-summary__rows">
    <div><dt>Subtotal</dt><dd data-test="cart-subtotal">${formatMoney(totals.goods)}</dd></div>
    <div><dt>Delivery</dt><dd data-test="cart-delivery">${totals.delivery === 0 ? 'Free' : formatMoney(totals.delivery)}</dd></div>
    <div class="cart-summary__total"><dt>Total</dt><dd data-test="cart-total">${formatMoney(totals.total)}</dd></div>
  </dl>`;
}

function summary(context: PageContext): Markup {
  return html`<aside class="cart-summary" data-test="cart-summary" aria-labelledby="summary-title">
    <h2 class="cart-summary__title" id="summary-title">${pick(context, 'Summary', 'Your order')}</h2>
    ${totalsList(context)}
    <p class="cart-summary__tax">Prices include VAT.</p>
    <a class="button button--primary button--large button--wide" href="/checkout" data-test="checkout-button">${pick(context, 'Go to checkout', 'Continue')}</a>
    ${pick(
      context,
      html`<p class="cart-summary__estimate" data-test="delivery-estimate">${icon('truck')}<span>Delivered in 2–3 working days</span></p>
        <p class="cart-summary__payments" data-test="payment-methods">${icon('lock')}<span>Card or invoice, encrypted</span></p>`,
      '',
    )}
    <form class="cart-summary__promo" method="post" action="/cart/promo" data-test="promo-form">
      <label class="field__label" for="promo-code">Gift card or code</label>
      <div class="cart-summary__promo-row"><input class="field__input" id="promo-code" name="code" autocomplete="off"><button class="button button--quiet" type="submit">Redeem</button></div>
      ${context.url.searchParams.get('code') === 'unknown' && html`<p class="field__error" role="alert">We do not know this code. Check the letters and the date on it.</p>`}
    </form>
  </aside>`;
}

/** Lines and summary: what the shop's script renders again when a quantity changes. */
export function cartContent(context: PageContext): Markup {
  if (context.cart.length === 0) {
    return html`<div class="cart__content" data-js="cart-content"><div class="empty" data-test="empty-cart"><h2>Your ${pick(context, 'basket', 'bag')} is empty.</h2><p>A good mug is never wrong.</p><a class="button button--dark" href="/c/all">Look around</a></div></div>`;
  }
  const lines = html`<ul class="cart__lines" data-test="cart-lines">${context.cart.map(cartLine)}</ul>`;
  return html`<div class="cart__content" data-js="cart-content">${pick(context, html`${lines}${summary(context)}`, html`${summary(context)}<section class="cart__list">${lines}</section>`)}</div>`;
}

/** Small things that are not in the basket yet. */
function extras(context: PageContext): Markup {
  const chosen = new Set(context.cart.map((line) => line.product.sku));
  const products = bestsellers(PRODUCTS.length).filter((product) => product.price < 6000 && !chosen.has(product.sku));
  return productGrid(context, products.slice(0, 4));
}

/** The basket. */
export function cartPage(context: PageContext): Page {
  const title = pick(context, 'Your basket', 'Your bag');
  return {
    status: 200,
    pageType: 'cart',
    title,
    description: 'What you chose, what it costs, and when it arrives.',
    frame: 'shop',
    main: html`<div class="cart" data-test="cart">
      <h1 class="cart__title">${title}</h1>
      ${cartContent(context)}
      <section class="section recommendations" data-test="cart-recommendations" aria-labelledby="cart-more-title">
        <div class="section__head"><h2 class="section__title" id="cart-more-title">${pick(context, 'Small things that fit in the parcel', 'Add a little something')}</h2></div>
        ${extras(context)}
      </section>
    </div>`,
  };
}
