import { colorOf } from '../catalog/catalog.js';
import { totalsOf, type CartLine } from '../cart/cart.js';
import { EXPRESS_DELIVERY, formatMoney } from '../catalog/money.js';
import { html, type Content, type Markup } from '../html/html.js';
import { totalsList } from './cart-page.js';
import { icon } from './icons.js';
import { pick, type Page, type PageContext } from './page.js';
import { pictureUrl } from './product-tile.js';

interface Field {
  readonly id: string;
  readonly label: string;
  readonly autocomplete: string;
  readonly type?: string;
  readonly size?: 'half' | 'third';
  readonly hint?: string;
}

function field(item: Field): Markup {
  return html`<div class="field${item.size !== undefined && ` field--${item.size}`}">
    <label class="field__label" for="${item.id}">${item.label}</label>
    <input class="field__input" id="${item.id}" name="${item.id}" type="${item.type ?? 'text'}" autocomplete="${item.autocomplete}"${item.hint !== undefined && html` aria-describedby="${item.id}-hint"`}>
    ${item.hint !== undefined && html`<p class="field__hint" id="${item.id}-hint">${item.hint}</p>`}
  </div>`;
}

/** A card field. It has no name on purpose: what is typed into it never leaves the page. */
function cardField(item: Field): Markup {
  return html`<div class="field${item.size !== undefined && ` field--${item.size}`}">
    <label class="field__label" for="${item.id}">${item.label}</label>
    <input class="field__input" id="${item.id}" type="text" inputmode="numeric" autocomplete="${item.autocomplete}">
  </div>`;
}

function steps(context: PageContext): Markup {
  const names = ['Address', 'Delivery', 'Payment'];
  return pick(
    context,
    html`<ol class="steps" data-test="checkout-steps">${names.map((name, index) => html`<li class="steps__item"${index === 0 && html` aria-current="step"`}><span class="steps__number">${index + 1}</span>${name}</li>`)}</ol>`,
    html`<p class="progress-line"><progress max="3" value="1">1 of 3</progress><span>Step 1 of 3</span></p>`,
  );
}

function section(name: string, title: string, content: Content): Markup {
  return html`<section class="checkout__section" data-test="${name}-section" aria-labelledby="${name}-title"><h2 class="checkout__subtitle" id="${name}-title">${title}</h2><div class="checkout__fields">${content}</div></section>`;
}

function address(context: PageContext): Markup {
  return section('address', pick(context, 'Where should it go?', 'Delivery address'), [
    field({ id: 'email', label: 'Email address', autocomplete: 'email', type: 'email', hint: 'For the confirmation and the parcel’s number.' }),
    field({ id: 'first-name', label: 'First name', autocomplete: 'given-name', size: 'half' }),
    field({ id: 'last-name', label: 'Last name', autocomplete: 'family-name', size: 'half' }),
    field({ id: 'street', label: 'Street and number', autocomplete: 'street-address' }),
    field({ id: 'postcode', label: 'Postcode', autocomplete: 'postal-code', size: 'third' }),
    field({ id: 'town', label: 'Town', autocomplete: 'address-level2', size: 'third' }),
    field({ id: 'country', label: 'Country', autocomplete: 'country-name', size: 'third' }),
  ]);
}

interface Option {
  readonly group: string;
  readonly value: string;
  readonly title: string;
  readonly text: string;
  readonly price?: string;
}

function option(item: Option, isChosen: boolean): Markup {
  return html`<label class="choice"><input class="choice__input" type="radio" name="${item.group}" value="${item.value}"${isChosen && html` checked`}>
    <span class="choice__text"><strong>${item.title}</strong><span>${item.text}</span></span>${item.price !== undefined && html`<span class="choice__price">${item.price}</span>`}</label>`;
}

function delivery(context: PageContext): Markup {
  const standard = totalsOf(context.cart).delivery;
  return section('delivery', pick(context, 'How fast?', 'Delivery'), [
    html`<fieldset class="choices" data-test="delivery-options"><legend class="visually-hidden">Kind of delivery</legend>
      ${option({ group: 'delivery', value: 'standard', title: 'Standard', text: 'Two to three working days, by post', price: standard === 0 ? 'Free' : formatMoney(standard) }, true)}
      ${option({ group: 'delivery', value: 'express', title: 'Express', text: 'Next working day if ordered before 15:00', price: formatMoney(EXPRESS_DELIVERY) }, false)}
      ${option({ group: 'delivery', value: 'collect', title: 'Collect', text: 'From one of our six shops, usually after two days', price: 'Free' }, false)}
    </fieldset>`,
  ]);
}

function payment(context: PageContext): Markup {
  return section('payment', pick(context, 'How would you like to pay?', 'Payment'), [
    html`<fieldset class="choices" data-test="payment-options"><legend class="visually-hidden">Kind of payment</legend>
      ${option({ group: 'payment', value: 'card', title: 'Card', text: 'All common credit and debit cards' }, true)}
      ${option({ group: 'payment', value: 'invoice', title: 'Invoice', text: 'Pay within 30 days of delivery' }, false)}
    </fieldset>`,
    cardField({ id: 'card-number', label: 'Card number', autocomplete: 'cc-number' }),
    cardField({ id: 'card-expiry', label: 'Expiry', autocomplete: 'cc-exp', size: 'half' }),
    cardField({ id: 'card-code', label: 'Security code', autocomplete: 'cc-csc', size: 'half' }),
  ]);
}

function summaryLine(line: CartLine): Markup {
  const size = line.size === 'One size' ? '' : `, ${line.size}`;
  return html`<li class="order-line"><span class="order-line__media"><img src="${pictureUrl(line.product, 'front', line.color)}" alt="" width="56" height="67"><span class="order-line__count">${line.quantity}</span></span>
    <span class="order-line__name">${line.product.name}<small>${colorOf(line.product, line.color).name}${size}</small></span><span>${formatMoney(line.product.price * line.quantity)}</span></li>`;
}

function orderSummary(context: PageContext): Markup {
  return html`<aside class="order-summary" data-test="order-summary" aria-labelledby="order-title">
    <h2 class="order-summary__title" id="order-title">${pick(context, 'What you are ordering', 'Your order')}</h2>
    <ul class="order-summary__lines">${context.cart.map(summaryLine)}</ul>
    ${totalsList(context)}
    <p class="order-summary__promise" data-test="order-promise">${icon('return')}<span>60 days to return, repairs for as long as you own it.</span></p>
  </aside>`;
}

/** Address, delivery and payment on one page. Placing the order leads to a thank-you and does nothing else. */
export function checkoutPage(context: PageContext): Page {
  const button = html`<button class="button button--primary button--large button--wide" type="submit" data-test="place-order">${pick(context, 'Place order and pay', 'Pay now')}</button>`;
  return {
    status: 200,
    pageType: 'checkout',
    title: 'Checkout',
    description: 'Address, delivery and payment.',
    frame: 'checkout',
    main: html`<div class="checkout" data-test="checkout">
      <div class="checkout__head"><h1 class="checkout__title">Checkout</h1>${steps(context)}</div>
      <div class="checkout__body">
        <form class="checkout__form" method="post" action="/checkout/place" data-test="checkout-form">
          ${address(context)}${delivery(context)}${payment(context)}
          <div class="checkout__place">${button}<p class="checkout__terms">By ordering you accept our <a href="/pages/terms">terms</a>. This is a demonstration: nothing is charged and nothing is sent.</p></div>
        </form>
        ${orderSummary(context)}
      </div>
    </div>`,
  };
}
