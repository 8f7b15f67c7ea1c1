import type { RoleContext, RoleProfile } from '../scoring.js';
import { ADD_NAME, ADD_TEXT, NOT_BUYING, SOLD_OUT_TEXT } from '../words.js';
import { imageStem } from '../structured-product.js';
import { wordsOf } from '../view/identifier-words.js';
import { leadsToCart } from '../view/link-target.js';
import { labelOf, pictureInside, viewOf, wordsAbove, type ElementView } from '../view/page-view.js';
import { HIDDEN, IN_FRAME, IN_OVERLAY, isWithin, RELATED, REPEATED } from './place-signals.js';

const TEXT_LIMIT = 400;

/** Whether an element is something one presses. */
export function isPressable({ element, words }: ElementView): boolean {
  if (element.tag === 'button' || element.attribute('role') === 'button') return true;
  if (element.tag === 'input') return /^(?:submit|button|image)$/.test(element.attribute('type').toLowerCase());
  if (element.tag === 'a' || (element.tag === 'img' && element.attributes.has('onclick'))) return true;
  return /^(?:div|span|add-to-cart-button|label)$/.test(element.tag) && (element.attributes.has('onclick') || element.attributes.has('tabindex') || /\b(?:btn|button)\b/.test(words)) && element.end - element.index < 12;
}

function formAround(view: ElementView, { page }: RoleContext): ElementView | undefined {
  for (let at = view.element.parent; at !== null; at = at.parent) if (at.tag === 'form') return viewOf(page, at);
  return undefined;
}

function isBuyForm(view: ElementView, context: RoleContext): boolean {
  const form = formAround(view, context);
  return form !== undefined && (/cart|basket|bag|add|warenkorb|panier|carrito|carrello/i.test(form.element.attribute('action')) || /\b(?:cart|basket|buy|product form|add to)\b/.test(form.words));
}

const says = ({ element }: ElementView, pattern: RegExp): boolean => labelOf(element).split(' | ').some((part) => pattern.test(part));

function namesAdding(view: ElementView): boolean {
  return ADD_NAME.test(view.words) || ADD_NAME.test(pictureName(view)) || /add-?to-?(?:cart|basket|bag)|addtocart|cart\.add|buynow/i.test(`${view.element.attribute('onclick')} ${view.element.attribute('formaction')} ${view.element.attribute('href').slice(0, 200)}`);
}

/** The file name of the picture that a button without text consists of, as words. */
function pictureName({ element }: ElementView): string {
  if (element.text !== '') return '';
  const source = element.attribute('src') === '' ? (pictureInside(element)?.attribute('src') ?? '') : element.attribute('src');
  return wordsOf(imageStem(source));
}

/** The button that puts the product of the page into the cart, also when it is sold out. */
export const ADD_TO_CART: RoleProfile = {
  even: 2.5,
  isCandidate: (view, context) => {
    if (!isPressable(view) || view.element.text.length > TEXT_LIMIT) return false;
    if (view.element.tag === 'a' && leadsToCart(view.element) && !says(view, ADD_TEXT)) return false;
    return says(view, ADD_TEXT) || namesAdding(view) || ADD_NAME.test(wordsAbove(context.page, view, 3)) || (isBuyForm(view, context) && (says(view, SOLD_OUT_TEXT) || view.element.attribute('type') === 'submit'));
  },
  signals: [
    { name: 'says that it adds to the cart', weight: 4, strength: (view) => says(view, ADD_TEXT) },
    { name: 'named like adding to the cart', weight: 2.5, strength: namesAdding },
    { name: 'in something named like adding to the cart', weight: 1.2, strength: (view, { page }) => ADD_NAME.test(wordsAbove(page, view, 3)) },
    { name: 'says that it is sold out', weight: 2, strength: (view) => says(view, SOLD_OUT_TEXT) && !says(view, ADD_TEXT) },
    { name: 'in the form of the product', weight: 1.2, strength: isBuyForm },
    { name: 'a button', weight: 1, strength: ({ element }) => element.tag === 'button' || element.tag === 'input' },
    { name: 'made of a division', weight: -0.8, strength: ({ element }) => element.tag !== 'button' && element.tag !== 'input' && element.tag !== 'a' },
    { name: 'submits', weight: 0.4, strength: ({ element }) => element.attribute('type') === 'submit' },
    { name: 'main button', weight: 0.5, strength: ({ words }) => /\b(?:primary|cta|main|large|lg|alt)\b/.test(words) },
    { name: 'in something of the product', weight: 0.5, strength: (view, { page }) => /\b(?:product|pdp|buy ?box|purchase|main|detail|summary)\b/.test(wordsAbove(page, view, 6)) },
    { name: 'something else than buying', weight: -4, strength: (view) => (NOT_BUYING.test(labelOf(view.element)) && !says(view, ADD_TEXT)) || /\b(?:wish ?list|compare|favou?rite|registry|quick ?view|express|paypal|gift ?button|wish ?button|apple ?pay|google ?pay|klarna|shop ?pay|dynamic checkout|notify)\b/.test(view.words) },
    { name: 'buys at once', weight: -1.2, strength: (view) => /buy (?:it )?now|jetzt kaufen|acheter maintenant|comprar ahora|comprar agora/.test(labelOf(view.element)) },
    { name: 'leads to the cart', weight: -2, strength: ({ element }) => element.tag === 'a' && leadsToCart(element) },
    { name: 'follows the reader', weight: -1.5, strength: (view, { page }) => /\b(?:sticky|fixed|floating|float|scroll|mobile|bottom bar|affix)\b/.test(`${view.words} | ${wordsAbove(page, view, 8)}`) },
    { name: 'only part of a button', weight: -2.5, strength: (view, { page }) => isWithin({ page, view, levels: 3 }, (above) => above !== view && (above.element.tag === 'button' || above.element.tag === 'a')) },
    HIDDEN, RELATED, REPEATED, IN_FRAME, IN_OVERLAY,
  ],
};
