import { colorOf } from '../catalog/catalog.js';
import { totalsOf, type CartLine } from '../cart/cart.js';
import { formatMoney } from '../catalog/money.js';
import { html, type Markup } from '../html/html.js';
import { icon } from './icons.js';
import { pick, type PageContext } from './page.js';
import { pictureUrl } from './product-tile.js';

function line(item: CartLine): Markup {
  return html`<li class="mini-cart__line">
    <img class="mini-cart__image" src="${pictureUrl(item.product, 'front', item.color)}" alt="" width="56" height="67">
    <div>
      <a class="mini-cart__name" href="/p/${item.product.slug}">${item.product.name}</a>
      <p class="mini-cart__choice">${colorOf(item.product, item.color).name}${item.size === 'One size' ? '' : `, ${item.size}`} · ${item.quantity} ×</p>
    </div>
    <span class="mini-cart__price">${formatMoney(item.product.price * item.quantity)}</span>
  </li>`;
}

/**
 * The basket in the header. Pages carry it, and the shop's script renders it again after loading and after every
 * change: whatever a variation put into it is gone then, as on many real shops.
 */
export function miniCart(context: PageContext): Markup {
  const totals = totalsOf(context.cart);
  const word = pick(context, 'Basket', 'Bag');
  const pieces = totals.pieces === 1 ? '1 item' : `${totals.pieces} items`;
  return html`<div class="mini-cart" data-test="mini-cart" data-js="mini-cart">
    <button class="mini-cart__toggle" type="button" aria-expanded="false" aria-controls="mini-cart-panel" data-js="mini-cart-toggle">
      ${icon('basket')}<span class="mini-cart__word">${word}</span>
      <span class="mini-cart__count" data-test="mini-cart-count">${totals.pieces}<span class="visually-hidden"> items, ${formatMoney(totals.goods)}</span></span>
    </button>
    <div class="mini-cart__panel" id="mini-cart-panel" data-test="mini-cart-panel" hidden>
      <p class="mini-cart__title">${word} <span>${pieces}</span></p>
      ${context.cart.length === 0
        ? html`<p class="mini-cart__empty">Nothing in here yet.</p>`
        : html`<ul class="mini-cart__lines">${context.cart.slice(-4).map(line)}</ul>
            <p class="mini-cart__total"><span>Subtotal</span><span data-test="mini-cart-total">${formatMoney(totals.goods)}</span></p>`}
      <a class="button button--primary button--wide" href="/cart">${pick(context, 'View basket', 'Go to bag')}</a>
    </div>
  </div>`;
}
