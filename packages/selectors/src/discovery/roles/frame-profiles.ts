import type { PageElement } from '../../page/page.js';
import type { RoleContext, RoleProfile, Signal } from '../scoring.js';
import { imageStem } from '../structured-product.js';
import { ADD_NAME, ADD_TEXT, CART_NAME, CART_TEXT, HOME_LABEL, SEARCH_NAME, SEARCH_PARAMETER, SEARCH_TEXT } from '../words.js';
import { leadsHome, leadsToCart } from '../view/link-target.js';
import { labelOf, pictureInside, viewOf, wordsAbove, type ElementView } from '../view/page-view.js';
import { amountsIn } from '../price-text.js';
import { isPressable } from './add-to-cart-profile.js';
import { HIDDEN, IN_OVERLAY, isWithin, NEAR_TOP } from './place-signals.js';

const IN_HEADER: Signal = { name: 'in the header', weight: 2, strength: ({ region }) => region === 'header' };
const IN_NAVIGATION: Signal = { name: 'in the navigation', weight: 1, strength: ({ region }) => region === 'navigation' };
const IN_CONTENT: Signal = { name: 'in the content', weight: -2.5, strength: ({ region, related, inProducts }) => region === 'main' || related || inProducts };
const IN_FOOTER: Signal = { name: 'in the footer', weight: -3, strength: ({ region }) => region === 'footer' };

const saysCart = ({ element }: ElementView): boolean => CART_TEXT.test(labelOf(element));

/** Whether something else stands first in the part named like the cart: that opens it, and this is inside. */
function insideOpenedCart(view: ElementView, { page }: RoleContext): boolean {
  let box: ElementView | undefined;
  for (let at = view.element.parent, level = 0; at !== null && level < 8; at = at.parent, level += 1) {
    const above = viewOf(page, at);
    if (CART_NAME.test(above.words) && at.end - at.index > 6) box = above;
  }
  return box !== undefined && page.views.slice(box.element.index + 1, view.element.index).some((earlier) => (earlier.element.tag === 'a' || earlier.element.tag === 'button') && !earlier.element.contains(view.element));
}

const CART_SIGNALS: readonly Signal[] = [
  { name: 'named like the cart', weight: 2, strength: ({ words }) => CART_NAME.test(words) },
  { name: 'in something named like the cart', weight: 1, strength: (view, { page }) => CART_NAME.test(wordsAbove(page, view, 3)) },
  { name: 'says cart', weight: 1.5, strength: saysCart },
  { name: 'counts items', weight: 0.7, strength: ({ element }) => /^\D{0,25}\(?\d{1,3}\)?\D{0,30}$/.test(element.text) || element.children.some(({ text }) => /^\d{1,3}$/.test(text)) },
  { name: 'leads to the checkout', weight: -2, strength: ({ element }) => /check-?out(?!\/cart)/i.test(element.attribute('href')) && !leadsToCart(element) },
  { name: 'adds to the cart', weight: -4, strength: ({ element, words, region }) => region !== 'header' && (ADD_TEXT.test(labelOf(element)) || ADD_NAME.test(words)) },
  { name: 'inside an opened cart', weight: -3, strength: insideOpenedCart },
  { name: 'in a list that opens', weight: -1.5, strength: (view, { page }) => /\b(?:mini ?cart|cart (?:dropdown|drawer|preview|content|summary|menu|body|footer|actions?)|dropdown (?:menu|content)|drawer|sub ?menu)\b/.test(wordsAbove(page, view, 5)) },
  { name: 'about something else', weight: -3, strength: ({ element, words }) => /\b(?:sign ?in|log ?in|account|wish ?list|help|continue|remove|empty (?:cart|basket)|close|save for later|track|quick order|upload)\b/.test(`${words} ${element.text.toLowerCase().slice(0, 80)}`) },
  IN_HEADER, IN_NAVIGATION, IN_CONTENT, IN_FOOTER, HIDDEN, IN_OVERLAY, NEAR_TOP,
];

/** The link to the page of the cart. */
export const CART: RoleProfile = {
  even: 3,
  isCandidate: (view) => view.element.tag === 'a' && (leadsToCart(view.element) || CART_NAME.test(view.words) || (saysCart(view) && view.element.text.length < 60)),
  signals: [{ name: 'leads to the cart', weight: 3, strength: ({ element }) => leadsToCart(element) }, ...CART_SIGNALS],
};

/** What opens the cart on the same page. */
export const MINI_CART: RoleProfile = {
  even: 4.5,
  isCandidate: (view, { page }) => isPressable(view) && view.element.text.length < 200 && (CART_NAME.test(view.words) || saysCart(view) || CART_NAME.test(wordsAbove(page, view, 2))),
  signals: [
    { name: 'opens something', weight: 2, strength: ({ element, words }) => ['aria-expanded', 'aria-haspopup', 'aria-controls', 'data-toggle', 'data-bs-toggle', 'data-dropdown', 'data-open'].some((name) => element.attributes.has(name)) || /\b(?:toggle|dropdown|opener|trigger|drawer|show ?cart|mini ?cart)\b/.test(words) },
    { name: 'a button', weight: 1.5, strength: ({ element }) => element.tag === 'button' || element.attribute('role') === 'button' },
    { name: 'shows a total', weight: 1, strength: ({ element }) => amountsIn(element.text).length > 0 },
    { name: 'a link to another page', weight: -1.5, strength: ({ element }) => leadsToCart(element) },
    ...CART_SIGNALS,
  ],
};

function formWords(view: ElementView, { page }: RoleContext): string {
  for (let at = view.element.parent; at !== null; at = at.parent) if (at.tag === 'form') return `${viewOf(page, at).words} | ${at.attribute('action').toLowerCase().slice(0, 120)} | ${at.attribute('aria-label').toLowerCase()}`;
  return '';
}

/** The field in which a visitor searches the shop. */
export const SEARCH: RoleProfile = {
  even: 2,
  isCandidate: ({ element }) => (element.tag === 'input' && /^(?:search|text|)$/.test(element.attribute('type').toLowerCase())) || element.tag === 'textarea' || element.attribute('role') === 'searchbox',
  signals: [
    { name: 'a search field', weight: 2.5, strength: ({ element }) => element.attribute('type').toLowerCase() === 'search' || element.attribute('role') === 'searchbox' },
    { name: 'named like a search', weight: 2, strength: ({ words }) => SEARCH_NAME.test(words) },
    { name: 'named like a search parameter', weight: 2, strength: ({ element }) => SEARCH_PARAMETER.test(element.attribute('name').toLowerCase()) },
    { name: 'asks for a search', weight: 1.5, strength: ({ element }) => SEARCH_TEXT.test(labelOf(element)) },
    { name: 'in a search form', weight: 1.5, strength: (view, context) => SEARCH_NAME.test(formWords(view, context)) },
    { name: 'in something named like a search', weight: 1, strength: (view, { page }) => SEARCH_NAME.test(wordsAbove(page, view, 4)) },
    { name: 'in a landmark for searching', weight: 1, strength: (view, { page }) => isWithin({ page, view, levels: 6 }, ({ element }) => element.attribute('role') === 'search' || element.tag === 'search') },
    { name: 'asks for something else', weight: -4, strength: ({ element, words }) => /e-?mail|zip|postal|postcode|plz|phone|password|coupon|promo|quantity|\bqty\b|first ?name|last ?name|city|address|newsletter|store ?locator|question|reviews?|order number|vehicle|location/.test(`${words} ${labelOf(element)}`) },
    { name: 'searches only a part', weight: -2, strength: (view, { page }) => /\b(?:review|question|answer|faq|store|filter|facet|refine|location|chat)\b/.test(`${view.words} | ${wordsAbove(page, view, 5)}`) },
    { name: 'a hint under the field', weight: -2.5, strength: ({ element, words }) => /\b(?:hint|ghost)\b/.test(words) || element.attributes.has('readonly') || element.attributes.has('disabled') || element.attribute('tabindex') === '-1' },
    { ...IN_HEADER, weight: 1.5 }, IN_FOOTER, HIDDEN, IN_OVERLAY,
    { name: 'for small screens', weight: -1, strength: (view, { page }) => /\b(?:mobile|small|sm|xs|phone|responsive)\b/.test(`${view.words} | ${wordsAbove(page, view, 6)}`) },
    NEAR_TOP,
  ],
};

function showsLogo(element: PageElement): boolean {
  const picture = pictureInside(element);
  return picture !== undefined && /logo/i.test(`${picture.attribute('class')} ${picture.id} ${imageStem(picture.attribute('src'))}`);
}

/** The link around the shop's sign that leads to its first page. */
export const LOGO: RoleProfile = {
  even: 4,
  isCandidate: (view, { page }) => view.element.tag === 'a' && (leadsHome(view.element, page) || /\b(?:logo|brand)\b/.test(view.words) || (/logo/.test(wordsAbove(page, view, 2)) && !view.inProducts) || showsLogo(view.element)),
  signals: [
    { name: 'leads home', weight: 2.5, strength: ({ element }, { page }) => leadsHome(element, page) },
    { name: 'named like a logo', weight: 2, strength: ({ words }) => /\b(?:logo|brand|site ?title)\b/.test(words) || /logo/.test(words) },
    { name: 'in something named like a logo', weight: 1.5, strength: (view, { page }) => /logo|\bbrand\b/.test(wordsAbove(page, view, 2)) },
    { name: 'only says home', weight: -1.5, strength: ({ element }) => /^(?:home|start|startseite|accueil|inicio|home ?page|homepage|главная(?: страница)?|etusivu|hem|hjem|forside)$/i.test(element.text) && pictureInside(element) === undefined },
    { name: 'shows a logo', weight: 1.5, strength: ({ element }) => showsLogo(element) },
    { name: 'leads to another site', weight: -5, strength: ({ element }, { page }) => /^(?:https?:)?\/\//.test(element.attribute('href')) && !leadsHome(element, page) },
    { name: 'holds a picture', weight: 1.5, strength: ({ element }, { page }) => page.views.slice(element.index + 1, element.end).some((inner) => inner.element.tag === 'img' || inner.element.tag === 'svg' || /logo/.test(inner.words)) },
    { name: 'called home or logo', weight: 1, strength: ({ element }) => HOME_LABEL.test(labelOf(element)) },
    { name: 'a partner, a menu entry or a breadcrumb', weight: -2.5, strength: (view, { page }) => /bread ?crumb|\bmenu\b|payment|partner|social|manufacturer/.test(`${view.words} | ${wordsAbove(page, view, 3)}`) },
    { ...IN_HEADER, weight: 1.5 }, { ...IN_CONTENT, weight: -3 }, IN_FOOTER, HIDDEN, IN_OVERLAY,
    { name: 'for small screens or print', weight: -1, strength: (view, { page }) => /\b(?:mobile|small|print|sticky|tray|drawer|off ?canvas)\b/.test(`${view.words} | ${wordsAbove(page, view, 5)}`) },
    { ...NEAR_TOP, weight: 1.5 },
  ],
};

/** The picture of the shop's sign. */
export const LOGO_IMAGE: RoleProfile = {
  even: 4,
  isCandidate: ({ element }) => element.tag === 'img' || element.tag === 'svg',
  signals: [
    { name: 'named like a logo', weight: 2, strength: ({ element, words }) => /logo/.test(words) || /logo/i.test(element.attribute('src').slice(-80)) },
    { name: 'called logo or like the shop', weight: 1.2, strength: ({ element }, { page }) => /logo/i.test(element.attribute('alt')) || (page.data.siteName !== '' && element.attribute('alt').includes(page.data.siteName)) },
    { name: 'in something named like a logo', weight: 1.5, strength: (view, { page }) => /logo|\bbrand\b/.test(wordsAbove(page, view, 3)) },
    { name: 'in a link home', weight: 2.5, strength: (view, { page }) => isWithin({ page, view, levels: 4 }, ({ element }) => element.tag === 'a' && leadsHome(element, page)) },
    { name: 'a symbol', weight: -2, strength: ({ element, words }) => /\b(?:icon|icn|ico|arrow|caret)\b/.test(words) || element.attributes.has('aria-hidden') },
    { ...IN_HEADER, weight: 1.5 }, { ...IN_CONTENT, weight: -3 }, IN_FOOTER, HIDDEN, IN_OVERLAY,
    { ...NEAR_TOP, weight: 1.5 },
  ],
};
