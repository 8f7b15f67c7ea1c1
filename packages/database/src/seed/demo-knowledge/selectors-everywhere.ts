import type { selectorContentSchema } from '@safecode/domain/selectors/dom-selector';
import type { z } from 'zod';

/** As a person writes it; what is left out takes the schema's default. */
export type DemoSelector = z.input<typeof selectorContentSchema> & { readonly role: string };

/** Elements that most pages have. Pages of the checkout have a short header and footer and no product tiles. */
export const SELECTORS_EVERYWHERE: readonly DemoSelector[] = [
  { selector: 'body', pageType: 'global', role: 'pageBody', name: 'Page body', description: 'For bars that stay at the edge of the window. Nothing inside it is approved by it.' },
  { selector: '#site-header', pageType: 'global', role: 'siteHeader', name: 'Site header', description: 'Sticky, on every page. The checkout has a short one.' },
  { selector: '[data-test="promo-strip"]', pageType: 'global', role: 'promoStrip', name: 'Promise strip', description: 'The line above the header: delivery and repairs. Not in the checkout.' },
  { selector: '.site-logo', pageType: 'global', role: 'logo', name: 'Logo', description: 'Link to the home page, with the mark and the name.' },
  { selector: '.site-nav__list', pageType: 'global', role: 'mainNavigation', name: 'Main navigation', description: 'The list of categories. Not in the checkout.' },
  { selector: '[data-test="search-form"]', pageType: 'global', role: 'searchForm', name: 'Search', description: 'Search field in the header. Not in the checkout.' },
  { selector: '[data-test="account-link"]', pageType: 'global', role: 'accountLink', name: 'Account link', description: 'Leads to sign-in. Not in the checkout.' },
  { selector: '[data-test="mini-cart"]', pageType: 'global', role: 'miniCart', name: 'Mini basket', description: 'Basket in the header. The shop renders it again after loading and after every change: use an observer. Not in the checkout.' },
  { selector: '[data-test="mini-cart-panel"]', pageType: 'global', role: 'miniCartPanel', name: 'Mini basket panel', description: 'What opens under the mini basket. Rendered again with it.' },
  { selector: '#main', pageType: 'global', role: 'mainContent', name: 'Main content', description: 'Everything between header and footer.' },
  { selector: '[data-test="newsletter"]', pageType: 'global', role: 'newsletter', name: 'Newsletter', description: 'The band above the footer. Not in the checkout.' },
  { selector: '[data-test="site-footer"]', pageType: 'global', role: 'footer', name: 'Footer', description: 'On every page.' },
  { selector: '[data-test="cookie-bar"]', pageType: 'global', role: 'cookieBar', name: 'Cookie bar', description: 'Only until the visitor has answered it.' },
  { selector: '[data-test="product-grid"]', pageType: 'global', role: 'productGrid', name: 'Product grid', description: 'Grid of product tiles: in lists and searches, among bestsellers and recommendations. Not in the checkout and the account.' },
  { selector: '[data-test="product-tile"]', pageType: 'global', role: 'productTile', name: 'Product tile', description: 'One product in a grid.' },
  { selector: '.product-tile__name', pageType: 'global', role: 'tileName', name: 'Product name in a tile', description: 'Heading of a product tile.' },
  { selector: '.product-tile__media', pageType: 'global', role: 'tileImage', name: 'Picture of a tile', description: 'Frame round the picture; it is positioned, so that a badge can lie on it.' },
  { selector: '.product-tile__price', pageType: 'global', role: 'tilePrice', name: 'Price in a tile', description: 'Price of a product tile, with the former price if reduced.' },
];
