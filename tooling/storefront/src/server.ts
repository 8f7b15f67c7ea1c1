import { createServer, type IncomingMessage, type Server } from 'node:http';
import { controlReply } from './control/control-paths.js';
import { appliesTo, parseVersion, type ShopState } from './control/shop-state.js';
import { readAssetFiles, type AssetFiles } from './http/asset-files.js';
import { RequestRefused, readCookie } from './http/request.js';
import { reply, send, type Reply } from './http/responses.js';
import { cartOf, CONSENT_COOKIE, formReply } from './http/shop-paths.js';
import { staticReply } from './http/static-paths.js';
import { renderDocument } from './pages/document.js';
import { fragmentAt, pageAt } from './pages/page-paths.js';
import type { PageContext, PageType, StorefrontVersion } from './pages/page.js';

export interface StorefrontOptions {
  /** 1 is the shop as the demonstration brand describes it, 2 its redesign. */
  readonly version?: StorefrontVersion;
}

/** One page of each kind and a few more: what tests and probes visit. */
export const STOREFRONT_PAGES: ReadonlyArray<{ readonly pageType: PageType; readonly path: string; readonly title: string }> = [
  { pageType: 'home', path: '/', title: 'Home' },
  { pageType: 'plp', path: '/c/jackets', title: 'Product list' },
  { pageType: 'plp', path: '/c/all?sale=1&sort=price-low', title: 'Product list, filtered' },
  { pageType: 'pdp', path: '/p/harrow-shell-jacket', title: 'Product' },
  { pageType: 'pdp', path: '/p/cairn-down-jacket', title: 'Product, reduced' },
  { pageType: 'pdp', path: '/p/hutcap-38-pack', title: 'Product, few left' },
  { pageType: 'cart', path: '/cart', title: 'Basket' },
  { pageType: 'checkout', path: '/checkout', title: 'Checkout' },
  { pageType: 'search', path: '/search?q=jacket', title: 'Search' },
  { pageType: 'search', path: '/search?q=unicorn', title: 'Search without results' },
  { pageType: 'account', path: '/account', title: 'Sign-in' },
  { pageType: 'content', path: '/pages/repairs', title: 'Repair workshop' },
  { pageType: 'content', path: '/checkout/thanks', title: 'After an order' },
];

function contextOf(request: IncomingMessage, url: URL, state: ShopState): PageContext {
  return {
    version: parseVersion(url.searchParams.get('v')) ?? parseVersion(request.headers['x-storefront-version']) ?? state.version,
    url,
    cart: cartOf(request),
    hasConsent: readCookie(request, CONSENT_COOKIE) !== undefined,
  };
}

function pageReply(context: PageContext, state: ShopState): Reply {
  const fragment = fragmentAt(context);
  if (fragment !== undefined) return reply(fragment.type, fragment.body);
  const page = pageAt(context);
  const injected = appliesTo(state.variation, page.pageType) ? state.variation : undefined;
  const parts = { javascript: (injected?.javascript ?? '') !== '', css: (injected?.css ?? '') !== '' };
  return reply('html', renderDocument(page, context, parts), page.status);
}

async function answer(request: IncomingMessage, state: ShopState, assets: AssetFiles): Promise<Reply> {
  const url = parseAddress(request);
  const handled = (await controlReply(request, url, state)) ?? (await formReply(request, url));
  if (handled !== undefined) return handled;
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new RequestRefused(405, 'This page can only be read.');
  const context = contextOf(request, url, state);
  return staticReply({ url, version: context.version }, assets) ?? pageReply(context, state);
}

function parseAddress(request: IncomingMessage): URL {
  try {
    return new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  } catch {
    throw new RequestRefused(400, 'The address cannot be read.');
  }
}

/** The demonstration shop as a server that does not listen yet. Throws when its scripts are not built. */
export function createStorefront(options: StorefrontOptions = {}): Server {
  const state: ShopState = { version: options.version ?? 1, variation: undefined, proof: '' };
  const assets = readAssetFiles();
  return createServer((request, response) => {
    answer(request, state, assets)
      .catch((error: unknown) => {
        if (error instanceof RequestRefused) return reply('text', `${error.message}\n`, error.status);
        console.error(error);
        return reply('text', 'Something broke in the shop.\n', 500);
      })
      .then((made) => send(response, made, request.method === 'HEAD'))
      .catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
  });
}
