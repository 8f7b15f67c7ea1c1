import type { Page, PageElement } from '../../page/page.js';
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
  if (/^(?:https?:)?\/\/[^/]+\/?$/i.test(href)) return isOwnHost(href, page);
  const path = pathOf(element);
  if (/^\/(?:[?#].*)?$|^\/?(?:index|home|default)(?:\.\w+)?(?:\?route=(?:common\/)?home)?$|^\/?(?:default|home)(?:\.\w+)?(?:\?.*)?$|^\/(?:[a-z]{2}(?:[-_][a-z]{2})?)\/?(?:[?#].*)?$|route=(?:common\/)?home$/i.test(path)) return true;
  return /^(?:\.\/?|\.\.\/?)$/.test(href);
}

/** Links to other hosts are partners. Without a canonical address the shop is the host that most links lead to. */
function isOwnHost(href: string, page: Page): boolean {
  const own = ownHost(page);
  return own === '' || hostOf(href) === own || hostOf(href) === `www.${own}`;
}

const HOSTS = new WeakMap<Page, string>();

function ownHost(page: Page): string {
  const known = HOSTS.get(page);
  if (known !== undefined) return known;
  const stated = [...(page.byTag.get('link') ?? []).filter((link) => link.attribute('rel') === 'canonical').map((link) => link.attribute('href')), ...(page.byTag.get('meta') ?? []).filter((meta) => meta.attribute('property') === 'og:url').map((meta) => meta.attribute('content'))];
  const host = (stated.map(hostOf).find((name) => name !== '') ?? mostCommon((page.byTag.get('a') ?? []).map((link) => hostOf(link.attribute('href'))))).replace(/^www\./, '');
  HOSTS.set(page, host);
  return host;
}

function mostCommon(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function hostOf(href: string): string {
  return /^(?:https?:)?\/\/([^/?#:]+)/i.exec(href)?.[1]?.toLowerCase() ?? '';
}
