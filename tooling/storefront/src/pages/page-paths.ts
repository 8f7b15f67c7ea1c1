import { colorOf, findProductBySku } from '../catalog/catalog.js';
import { accountPage } from './account-page.js';
import { offer } from './buy-box.js';
import { cartContent, cartPage } from './cart-page.js';
import { checkoutPage } from './checkout-page.js';
import { homePage } from './home-page.js';
import { infoPage, notFoundPage, subscribedPage, thanksPage } from './info-page.js';
import { listPage } from './list-page.js';
import { miniCart } from './mini-cart.js';
import type { Page, PageContext } from './page.js';
import { productPage } from './product-page.js';
import { redesign } from './redesign.js';
import { searchPage } from './search-page.js';

const FIXED: Readonly<Record<string, (context: PageContext) => Page>> = {
  '/': homePage,
  '/cart': cartPage,
  '/checkout': checkoutPage,
  '/checkout/thanks': thanksPage,
  '/search': searchPage,
  '/account': accountPage,
  '/pages/subscribed': subscribedPage,
};

/** The page at an address; the page that says so where there is none. */
export function pageAt(context: PageContext): Page {
  const path = context.url.pathname.replace(/(?<=.)\/$/u, '');
  if (Object.hasOwn(FIXED, path)) return (FIXED[path] ?? notFoundPage)(context);
  const [, kind, name = '', rest] = path.split('/');
  if (rest !== undefined) return notFoundPage(context);
  const found =
    kind === 'c' ? listPage(context, name) : kind === 'p' ? productPage(context, name) : kind === 'pages' ? infoPage(name) : undefined;
  return found ?? notFoundPage(context);
}

/** A part of a page that the shop's script renders again, or undefined for any other path. */
export function fragmentAt(context: PageContext): { type: 'html' | 'json'; body: string } | undefined {
  const { version, url } = context;
  if (url.pathname === '/fragments/mini-cart') return { type: 'html', body: redesign(miniCart(context).text, version) };
  if (url.pathname === '/fragments/cart') return { type: 'html', body: redesign(cartContent(context).text, version) };
  if (url.pathname !== '/fragments/offer') return undefined;
  const product = findProductBySku(url.searchParams.get('sku') ?? '');
  if (product === undefined) return undefined;
  const { price, stock } = offer(context, product);
  const color = colorOf(product, url.searchParams.get('color') ?? undefined);
  return { type: 'json', body: JSON.stringify({ price: redesign(price.text, version), stock: redesign(stock.text, version), color: color.name }) };
}
