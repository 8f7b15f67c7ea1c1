import type { PageElement } from '../../page/page.js';
import type { PageView } from './page-view.js';

const CART_PATH = /(?:^|[/=._-])(?:(?:shopping|view|my|show|go-?to)?[-_]?(?:cart|basket|bag|trolley)(?:view|list|items|page|display)?|warenkorb|einkaufswagen|panier|carrito|cesta|carrello|winkelwagen|winkelmandje|varukorg|kundvagn|kurv|handlekurv|ostoskori|koszyk|kosik|kosar|cos|sepet(?:im)?|carrinho|sacola|korzina|orderitemdisplay\w*)(?:$|[/?#&._-])/i;
const ADDING = /add|ajout|hinzu|remove|delete|help|faq|policy|abandon/i;

/** The path of a link without its host, or an empty string when it leads nowhere. */
export function pathOf(element: PageElement): string {
  const href = element.attribute('href').trim();
  if (href === '' || /^(?:#|javascript:|mailto:|tel:)/i.test(href)) return '';
  return href.replace(/^(?:https?:)?\/\/[^/?#]*/i, '') || '/';
}

/** Whether a link leads to the cart. */
export function leadsToCart(element: PageElement): boolean {
  const path = pathOf(element);
  return path !== '' && CART_PATH.test(path.slice(0, 200)) && !ADDING.test(path) && !/\.(?:png|jpe?g|svg|css|js)$/i.test(path);
}

/** Whether a link leads to the first page of the shop. */
export function leadsHome(element: PageElement, { page }: PageView): boolean {
  if (!element.attributes.has('href')) return false;
  const href = element.attribute('href').trim();
  if (/^(?:https?:)?\/\/[^/]+\/?$/i.test(href)) return isOwnHost(href, page.byTag.get('link') ?? []);
  const path = pathOf(element);
  if (/^\/(?:[?#].*)?$|^\/?(?:index|home|default)(?:\.\w+)?(?:\?route=(?:common\/)?home)?$|^\/(?:[a-z]{2}(?:[-_][a-z]{2})?)\/?(?:[?#].*)?$|route=(?:common\/)?home$/i.test(path)) return true;
  return /^(?:\.\/?|\.\.\/?)$/.test(href);
}

/** Links to other hosts are partners; without a canonical address nothing is known and the link counts. */
function isOwnHost(href: string, links: readonly PageElement[]): boolean {
  const canonical = links.find((link) => link.attribute('rel') === 'canonical')?.attribute('href') ?? '';
  const host = hostOf(canonical);
  return host === '' || hostOf(href).endsWith(host.replace(/^www\./, ''));
}

function hostOf(href: string): string {
  return /^(?:https?:)?\/\/([^/?#:]+)/i.exec(href)?.[1]?.toLowerCase() ?? '';
}
