import { amountsIn } from '../price-text.js';
import type { RoleProfile } from '../scoring.js';
import { CART_TEXT } from '../words.js';
import { leadsToCart, pathOf } from '../view/link-target.js';
import { isWithin } from './place-signals.js';
import { HIDDEN } from './place-signals.js';
import { PRICE } from './price-profile.js';

/** The link with the name of a product, inside one item of a list or cart. */
export const PRODUCT_LINK: RoleProfile = {
  even: 2,
  isCandidate: ({ element }) => element.tag === 'a' && element.attributes.has('href') && pathOf(element) !== '',
  signals: [
    { name: 'has a text', weight: 2, strength: ({ element }) => element.text.length > 2 && amountsIn(element.text).length === 0 },
    { name: 'in a heading', weight: 1.5, strength: (view, { page }) => isWithin({ page, view, levels: 2 }, ({ element }) => /^h\d$/.test(element.tag)) || view.element.children.some((child) => /^h\d$/.test(child.tag)) },
    { name: 'named like a title', weight: 1.5, strength: (view, { page }) => isWithin({ page, view, levels: 1 }, ({ words }) => /\b(?:title|name|heading|headline|link)\b/.test(words)) },
    { name: 'the picture leads to the same place', weight: 1, strength: ({ element }, { page }) => (page.page.byTag.get('a') ?? []).some((other) => other !== element && other.attribute('href') === element.attribute('href')) },
    { name: 'an action', weight: -3, strength: ({ element, words }) => leadsToCart(element) || /wish|compare|remove|delete|\badd\b|quick|review|rating|edit|move/.test(`${words} ${element.text.toLowerCase().slice(0, 60)} ${element.attribute('href').slice(0, 120)}`) || CART_TEXT.test(element.text.toLowerCase()) },
    { name: 'a brand or category', weight: -1.5, strength: ({ words }) => /\b(?:brand|vendor|category|manufacturer)\b/.test(words) },
    HIDDEN,
  ],
};

/** What the items of one line of a cart cost together. */
export const LINE_PRICE: RoleProfile = {
  even: 2,
  isCandidate: PRICE.isCandidate,
  signals: [
    { name: 'named like a total', weight: 2, strength: (view, { page }) => isWithin({ page, view, levels: 2 }, ({ words }) => /\b(?:sub ?total|total|line (?:total|price)|item total|row total)\b/.test(words)) },
    { name: 'named like a price', weight: 1.5, strength: (view, { page }) => isWithin({ page, view, levels: 2 }, ({ words }) => /price/.test(words)) },
    { name: 'the last amount of the line', weight: 1.5, strength: ({ element, item }, { page }) => item !== undefined && !page.views.slice(element.end, item.end).some((later) => amountsIn(later.element.ownText).length > 0) },
    { name: 'nothing but the amount', weight: 1, strength: ({ element }) => /^\D{0,4}[\d.,\s]+\D{0,4}$/.test(element.text) },
    { name: 'a price no more asked', weight: -5, strength: (view, { page }) => isWithin({ page, view, levels: 2 }, ({ element, words }) => /^(?:del|s|strike)$/.test(element.tag) || /\b(?:old|was|strike|save|saving|savings|discount)\b/.test(words)) },
    HIDDEN,
  ],
};
