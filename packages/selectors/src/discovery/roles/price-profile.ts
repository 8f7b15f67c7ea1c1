import type { PageElement } from '../../page/page.js';
import { amountsIn, withoutAmounts } from '../price-text.js';
import type { RoleProfile } from '../scoring.js';
import { hasItemProperty } from '../structured-product.js';
import { CURRENT_NAME, CURRENT_TEXT, OLD_NAME, OLD_TEXT, OTHER_AMOUNT_BOX, OTHER_AMOUNT_NAME, OTHER_AMOUNT_TEXT, PRICE_NAME } from '../words.js';
import { wordsAbove, type ElementView, type PageView } from '../view/page-view.js';
import { HIDDEN, IN_FRAME, IN_OVERLAY, isWithin, NEAR_TOP, RELATED, REPEATED } from './place-signals.js';

const LONGEST = 160;

/** The amounts that stand in the element itself, or that only its parts together make (a small currency sign, raised cents). */
function ownAmounts(element: PageElement): readonly number[] {
  const own = amountsIn(element.ownText);
  if (own.length > 0) return own;
  const whole = amountsIn(element.text);
  return whole.length > 0 && !element.children.some((child) => child.textLength > 0 && amountsIn(child.text).length > 0) ? whole : [];
}

/**
 * The element that a person would call the price: the smallest that holds the whole amount, or, when that has no name
 * of its own, the one around it that has and holds no other amount.
 */
function isPriceElement({ element, words }: ElementView): boolean {
  if (element.textLength === 0 || element.textLength > 4000 || element.text.length > LONGEST || /^(?:option|select|script|style|title|label|html|body)$/.test(element.tag)) return false;
  const declared = hasItemProperty(element, 'price') && /\d/.test(element.text);
  if (declared || ownAmounts(element).length > 0) return true;
  if (!PRICE_NAME.test(words)) return false;
  // A name for a price and a number without currency: shops that draw the currency by style.
  if (element.children.length === 0) return /^\d[\d.,\s]*$/.test(element.text);
  const inner = element.children.filter((child) => amountsIn(child.text).length > 0);
  const [first] = inner;
  return first !== undefined && new Set(amountsIn(element.text)).size === 1 && inner.every((child) => child.classes.length === 0 && child.id === '' && child.attribute('itemprop') === '');
}

function isNameless({ element }: ElementView): boolean {
  return element.classes.length === 0 && element.id === '' && !element.attributes.has('itemprop');
}

/** What the element says besides its amount; parts with amounts of their own (a net price) speak for themselves. */
function remarkInside(element: PageElement): string {
  return withoutAmounts((amountsIn(element.ownText).length > 0 ? element.ownText : element.text).slice(0, 160));
}

const REMARK = 60;
const BLOCK = /^(?:h[1-6]|table|ul|ol|form|section|header|nav|article)$/;

/** The words beside the amount: in the element, and in a short remark before it on the same level. */
function remarks({ element }: ElementView): string {
  const own = remarkInside(element).toLowerCase();
  const sibling = element.parent?.children[element.position - 1];
  const text = sibling === undefined ? (element.parent?.ownText ?? '') : BLOCK.test(sibling.tag) ? '' : sibling.text;
  return text.length > REMARK || amountsIn(text).length > 0 ? own : `${text.toLowerCase()} ${own}`;
}

function matchesData({ element }: ElementView, { data }: PageView): boolean {
  const amounts = amountsIn(element.text);
  return data.prices.some((price) => amounts.some((amount) => Math.abs(amount - price) < 0.005));
}

const isOld = ({ element, words }: ElementView): boolean => /^(?:del|s|strike)$/.test(element.tag) || OLD_NAME.test(words) || /line-through/.test(element.attribute('style'));

/** The price asked now for the product of the page. */
export const PRICE: RoleProfile = {
  even: 1.7,
  isCandidate: isPriceElement,
  signals: [
    { name: 'the amount that the page states for machines', weight: 3, strength: (view, { page }) => matchesData(view, page) },
    { name: 'marked as the price', weight: 2.5, strength: ({ element }) => hasItemProperty(element, 'price') || hasItemProperty(element, 'lowPrice') },
    { name: 'named like a price', weight: 1.5, strength: ({ words }) => PRICE_NAME.test(words) },
    { name: 'in something named like a price', weight: 1, strength: (view, { page }) => PRICE_NAME.test(wordsAbove(page, view, 3)) },
    { name: 'named like the current price', weight: 1, strength: ({ words }) => PRICE_NAME.test(words) && CURRENT_NAME.test(words) },
    { name: 'in something of the product', weight: 0.7, strength: (view, { page }) => /\b(?:product|pdp|buy ?box|purchase|main|detail|summary)\b/.test(wordsAbove(page, view, 6)) },
    { name: 'a heading or strong', weight: 0.7, strength: ({ element }) => /^(?:h[1-4]|strong|b|ins)$/.test(element.tag) },
    { name: 'nothing but the amount', weight: 1, strength: ({ element }) => remarkInside(element).length < 3 },
    { name: 'no name of its own', weight: -0.6, strength: isNameless },
    { name: 'a price no more asked', weight: -5, strength: (view, { page }) => isWithin({ page, view, levels: 2 }, isOld) },
    { name: 'called a former price', weight: -3, strength: (view) => OLD_TEXT.test(remarks(view)) },
    { name: 'another kind of amount', weight: -2.5, strength: (view) => OTHER_AMOUNT_NAME.test(view.words) || OTHER_AMOUNT_TEXT.test(remarks(view)) },
    { name: 'called the price', weight: 1, strength: (view) => CURRENT_TEXT.test(remarks(view)) },
    { name: 'nothing to pay', weight: -4, strength: ({ element }) => amountsIn(element.text).every((amount) => amount === 0) && amountsIn(element.text).length > 0 },
    { name: 'with tax', weight: 0.7, strength: (view) => /\b(?:sdph|brutto|incl|inkl|ttc|with tax)\b/.test(view.words) || /\b(?:incl|inkl|ttc|s dph|z vat|iva incl)/.test(remarks(view)) },
    { name: 'in another kind of amount', weight: -1.5, strength: (view, { page }) => OTHER_AMOUNT_BOX.test(wordsAbove(page, view, 5)) },
    { name: 'much text besides', weight: -1.5, strength: ({ element }) => Math.min(1, remarkInside(element).length / 60) },
    { name: 'in a button or link', weight: -1.5, strength: (view, { page }) => isWithin({ page, view, levels: 4 }, ({ element }) => /^(?:button|a|select|label)$/.test(element.tag)) },
    { name: 'in a table or list of prices', weight: -0.8, strength: (view, { page, kind }) => kind === 'product' && isWithin({ page, view, levels: 3 }, ({ element }) => element.tag === 'td' || element.tag === 'dd') },
    HIDDEN, RELATED, REPEATED, IN_FRAME, IN_OVERLAY, NEAR_TOP,
  ],
};
