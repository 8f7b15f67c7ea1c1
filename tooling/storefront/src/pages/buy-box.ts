import { MAX_QUANTITY } from '../cart/cart.js';
import type { Product, ProductColor } from '../catalog/product.js';
import { html, type Markup } from '../html/html.js';
import { icon } from './icons.js';
import { pick, type PageContext } from './page.js';
import { priceMarkup } from './product-tile.js';

/** Price and stock: what the shop's script renders again when another colour or size is chosen. */
export function offer(context: PageContext, product: Product): { price: Markup; stock: Markup } {
  const isLow = product.stock < 6;
  const words = isLow ? `Only ${product.stock} left in our warehouse` : pick(context, 'In stock, leaves our mill tomorrow', 'In stock');
  return {
    price: html`<div class="pdp__price" data-test="product-price" data-js="price">${priceMarkup(product)}<span class="pdp__tax">${pick(context, 'including VAT', 'VAT included')}</span></div>`,
    stock: html`<p class="pdp__stock pdp__stock--${isLow ? 'low' : 'good'}" data-test="stock-note" data-js="stock">${words}</p>`,
  };
}

function colorOptions(product: Product, chosen: ProductColor): Markup {
  return html`<fieldset class="pdp__colors" data-test="color-options">
    <legend class="pdp__legend">Colour: <strong data-js="color-name">${chosen.name}</strong></legend>
    <div class="pdp__choices">
      ${product.colors.map(
        (color) => html`<label class="swatch"><input class="swatch__input" type="radio" name="color" value="${color.id}" data-js="color" data-name="${color.name}"${color.id === chosen.id && html` checked`}>
          <span class="swatch__dot dot--${color.id}"></span><span class="visually-hidden">${color.name}</span></label>`,
      )}
    </div>
  </fieldset>`;
}

function sizeOptions(product: Product): Markup {
  if (product.sizes.length === 1) return html`<input type="hidden" name="size" value="${product.sizes[0]}">`;
  const preset = Math.floor(product.sizes.length / 2);
  return html`<fieldset class="pdp__sizes" data-test="size-options">
    <legend class="pdp__legend">Size</legend>
    <div class="pdp__choices">
      ${product.sizes.map(
        (size, index) => html`<label class="size"><input class="size__input" type="radio" name="size" value="${size}" data-js="size"${index === preset && html` checked`}><span class="size__name">${size}</span></label>`,
      )}
    </div>
    <a class="text-link pdp__size-guide" href="/pages/size-guide">Size guide</a>
  </fieldset>`;
}

function quantity(): Markup {
  const counts = Array.from({ length: MAX_QUANTITY }, (_, index) => index + 1);
  return html`<label class="quantity"><span class="quantity__label">Quantity</span>
    <select class="quantity__select" name="quantity" data-test="quantity">${counts.map((count) => html`<option value="${count}">${count}</option>`)}</select></label>`;
}

/** The form that puts a product into the basket. */
export function buyForm(context: PageContext, product: Product, color: ProductColor): Markup {
  const { stock } = offer(context, product);
  // The second class is what the shop before this one called the button; older selectors still use it.
  const button = html`<button class="button button--primary button--large pdp__add js-add-to-cart" type="submit" data-test="buy-button">${pick(context, 'Add to basket', 'Add to bag')}</button>`;
  const parts = pick(
    context,
    html`<div class="pdp__order">${stock}${quantity()}</div><div class="pdp__actions" data-test="buy-actions">${button}</div>`,
    html`<div class="purchase__bar"><div class="pdp__actions" data-test="buy-actions">${quantity()}${button}</div></div>${stock}`,
  );
  return html`<form class="pdp__buy" method="post" action="/cart/add" data-test="buy-form" data-js="buy-form">
    <input type="hidden" name="sku" value="${product.sku}">
    ${colorOptions(product, color)}${sizeOptions(product)}
    ${parts}
  </form>`;
}

/** Delivery, returns and repairs in three lines. */
export function deliveryInfo(context: PageContext): Markup {
  const lines = pick(
    context,
    [
      ['truck', html`<strong>Delivered in 2–3 working days.</strong> Free from €75, otherwise €4.90.`],
      ['return', html`<strong>60 days to return.</strong> The label is in the box.`],
      ['needle', html`<strong>Repairs for life</strong> in our own workshop.`],
    ] as const,
    [
      ['truck', html`2–3 working days, free from €75`],
      ['return', html`60 days to send it back`],
    ] as const,
  );
  return html`<ul class="pdp__delivery" data-test="delivery-info">${lines.map(([name, text]) => html`<li>${icon(name)}<span>${text}</span></li>`)}</ul>`;
}
