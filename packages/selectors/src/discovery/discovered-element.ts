/**
 * The roles an element of a shop page can have, in the order of an answer. `image` is the main picture of a product and
 * `logoImage` the picture inside `logo`; `cart` is the link to the cart and `miniCart` what opens it on the same page.
 * On a page that lists products the product roles mean the first one, which stands for all.
 */
export const DISCOVERY_ROLES = [
  'title', 'price', 'addToCart', 'image', 'gallery', 'productLink', 'cart', 'miniCart', 'search', 'logo', 'logoImage',
  'quantity', 'variantPicker', 'description', 'reviews', 'wishlist', 'breadcrumb', 'productGrid', 'filters', 'sort',
  'cartTotal', 'couponField', 'checkoutButton', 'account', 'navigation', 'header', 'footer', 'newsletter', 'promoBar',
] as const;

export type DiscoveryRole = (typeof DISCOVERY_ROLES)[number];

/** What kind of page a shop page is, as far as it matters to what can be found on it. */
export type PageKind = 'product' | 'list' | 'cart' | 'other';

/** Another way to select the element, or another element that could have the role. */
export interface AlternativeSelector {
  readonly selector: string;
  /** 0..1, see `DiscoveredElement`. */
  readonly confidence: number;
}

/** An element found for a role. */
export interface DiscoveredElement {
  readonly role: DiscoveryRole;
  /** Matches exactly this element on the page. */
  readonly selector: string;
  /** 0..1: how likely a person would approve this element for this role. */
  readonly confidence: number;
  /** What spoke for the element, strongest first. */
  readonly evidence: readonly string[];
  readonly alternatives: readonly AlternativeSelector[];
}
