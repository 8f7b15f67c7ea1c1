import type { Cart } from '../cart/cart.js';
import type { Markup } from '../html/html.js';

/** 1 is the shop as the demonstration brand's knowledge describes it; 2 is its redesign. */
export type StorefrontVersion = 1 | 2;

/** What a page is rendered from. */
export interface PageContext {
  readonly version: StorefrontVersion;
  readonly url: URL;
  readonly cart: Cart;
  /** True once the visitor has answered the cookie bar. */
  readonly hasConsent: boolean;
}

export type PageType = 'home' | 'plp' | 'pdp' | 'cart' | 'checkout' | 'search' | 'account' | 'content';

export interface Page {
  readonly status: 200 | 404;
  readonly pageType: PageType;
  readonly title: string;
  readonly description: string;
  readonly main: Markup;
  /** The checkout has a short header and footer, so that nothing leads away. */
  readonly frame: 'shop' | 'checkout';
}

/** Chooses by version: the words or markup of the shop, or those of its redesign. */
export function pick<First, Redesigned>(context: { readonly version: StorefrontVersion }, first: First, redesigned: Redesigned): First | Redesigned {
  return context.version === 1 ? first : redesigned;
}
