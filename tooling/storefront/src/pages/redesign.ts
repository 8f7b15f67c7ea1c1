import type { StorefrontVersion } from './page.js';

/**
 * What the redesign (version 2) renames. Pages are written once with the names of version 1; here every class, id
 * and test hook gets its new name, in markup and in style sheets alike. What it moves, wraps or removes stands in the
 * pages themselves.
 */
const BLOCKS: Record<string, string> = {
  'site-header': 'masthead',
  'site-logo': 'brand-mark',
  'site-nav': 'primary-nav',
  'site-search': 'finder',
  'mini-cart': 'bag',
  'product-tile': 'card',
  'product-grid': 'card-grid',
  hero: 'splash',
  'category-card': 'collection',
  'category-grid': 'collections',
  'value-props': 'promises',
  story: 'feature',
  pdp: 'product',
  reviews: 'ratings',
  recommendations: 'more-like-this',
  plp: 'listing',
  filters: 'facets',
  cart: 'bag-page',
  'cart-line': 'bag-line',
  'cart-summary': 'totals',
  checkout: 'purchase-flow',
  newsletter: 'letter',
  'cookie-bar': 'consent',
  button: 'btn',
  price: 'amount',
};

const EXACT: Record<string, string> = {
  'pdp__title': 'product__heading',
  'pdp__price': 'product__amount',
  'pdp__gallery': 'product-media',
  'pdp__add': 'product__submit',
  'pdp__buy': 'purchase',
  'product-tile__name': 'card__heading',
  'product-tile__price': 'card__amount',
  'product-tile__image': 'card__photo',
  'hero__title': 'splash__heading',
  'cart-summary__total': 'totals__grand',
  'site-header__promo': 'masthead__notice',
};

const IDS: Record<string, string> = { reviews: 'ratings', 'site-nav': 'primary-nav', 'mini-cart-panel': 'bag-panel' };

/** Test hooks that the redesign lost; those in the second set moved to `data-testid`, all others stayed. */
const LOST_HOOKS = new Set(['buy-button', 'hero-cta', 'sort', 'delivery-info', 'product-title', 'promo-form', 'gallery']);
const MOVED_HOOKS = new Set([
  'hero',
  'list-head',
  'product-tile',
  'product-price',
  'gallery-main',
  'buy-form',
  'size-options',
  'recommendations',
  'cart-lines',
  'cart-summary',
  'cart-subtotal',
  'checkout-button',
  'order-summary',
  'delivery-section',
  'search-results',
  'account-benefits',
  'mini-cart-panel',
  'mini-cart-count',
  'newsletter',
]);

function renameClass(name: string): string {
  const exact = EXACT[name];
  if (exact !== undefined) return exact;
  const [, block = name, rest = ''] = /^([a-z0-9]+(?:-[a-z0-9]+)*)((?:__|--).*)?$/u.exec(name) ?? [];
  return `${BLOCKS[block] ?? block}${rest}`;
}

function renameHook(value: string): string {
  if (LOST_HOOKS.has(value)) return '';
  return MOVED_HOOKS.has(value) ? ` data-testid="${value}"` : ` data-test="${value}"`;
}

/** A document or fragment in the names of that version. The input's text is escaped, so that only attributes match. */
export function redesign(markup: string, version: StorefrontVersion): string {
  if (version === 1) return markup;
  return markup
    .replace(/ class="([^"]*)"/gu, (_, names: string) => ` class="${names.split(/\s+/u).filter((name) => name !== 'js-add-to-cart').map(renameClass).join(' ')}"`)
    .replace(/ (id|for|aria-controls|aria-labelledby)="([^"]*)"/gu, (_, attribute: string, value: string) => ` ${attribute}="${IDS[value] ?? value}"`)
    .replace(/ href="#([^"]*)"/gu, (_, value: string) => ` href="#${IDS[value] ?? value}"`)
    .replace(/ data-test="([^"]*)"/gu, (_, value: string) => renameHook(value))
    .replace(/ data-js="/gu, ' data-behavior="');
}

/** A style sheet in the class names of that version. */
export function redesignStyles(css: string, version: StorefrontVersion): string {
  if (version === 1) return css;
  return css.replace(/\.(-?[a-z_][\w-]*)(?=[^{}]*\{)/gu, (_, name: string) => `.${renameClass(name)}`);
}
