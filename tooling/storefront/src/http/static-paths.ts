import { CATEGORIES, findCategory } from '../catalog/categories.js';
import { findProductBySlug, PRODUCTS } from '../catalog/catalog.js';
import { PICTURE_VIEWS, productPicture } from '../drawings/product-picture.js';
import { FAVICON, scenePicture } from '../drawings/scenes.js';
import { INFO_TEXTS } from '../pages/info-texts.js';
import type { StorefrontVersion } from '../pages/page.js';
import type { AssetFiles } from './asset-files.js';
import { reply, type Reply } from './responses.js';

function productImage(slug: string, file: string): Reply | undefined {
  const product = findProductBySlug(slug);
  const [, view, colorId] = /^([a-z]+)-([a-z]+)\.svg$/u.exec(file) ?? [];
  const known = PICTURE_VIEWS.find((name) => name === view);
  const color = product?.colors.find((item) => item.id === colorId);
  if (product === undefined || known === undefined || color === undefined) return undefined;
  const seed = PRODUCTS.indexOf(product) * 97 + 11;
  return reply('svg', productPicture({ drawing: product.drawing, color: color.hex, accent: product.accent, light: product.light, seed }, known));
}

function categoryImage(id: string): Reply | undefined {
  const category = findCategory(id);
  if (category === undefined) return undefined;
  const seed = CATEGORIES.indexOf(category) * 131 + 7;
  const light = (['dusk', 'clear', 'dawn', 'clear', 'dusk', 'winter'] as const)[CATEGORIES.indexOf(category)] ?? 'dawn';
  return reply('svg', productPicture({ drawing: category.drawing, color: category.color, light, seed }, 'outdoors'));
}

function image(parts: readonly string[]): Reply | undefined {
  const [folder = '', file = ''] = parts;
  const name = file.replace(/\.svg$/u, '');
  if (folder === 'scenes') {
    const scene = scenePicture(name);
    return scene === undefined ? undefined : reply('svg', scene);
  }
  return folder === 'categories' ? categoryImage(name) : productImage(folder, file);
}

function sitemap(origin: string): Reply {
  const paths = [
    '/',
    '/c/all',
    ...CATEGORIES.map((category) => `/c/${category.id}`),
    ...PRODUCTS.map((product) => `/p/${product.slug}`),
    ...Object.keys(INFO_TEXTS).map((name) => `/pages/${name}`),
  ];
  const urls = paths.map((path) => `<url><loc>${origin}${path}</loc></url>`).join('');
  return reply('xml', `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`);
}

export interface StaticRequest {
  readonly url: URL;
  readonly version: StorefrontVersion;
}

/** Answers pictures, style sheets, scripts and what machines read, or undefined for any other path. */
export function staticReply({ url, version }: StaticRequest, assets: AssetFiles): Reply | undefined {
  const { pathname } = url;
  if (pathname === '/healthz') return reply('text', 'ok\n');
  if (pathname === '/favicon.svg' || pathname === '/favicon.ico') return reply('svg', FAVICON);
  if (pathname === '/robots.txt') return reply('text', `User-agent: *\nDisallow: /checkout\nDisallow: /cart\nSitemap: ${url.origin}/sitemap.xml\n`);
  if (pathname === '/sitemap.xml') return sitemap(url.origin);
  if (pathname.startsWith('/images/')) return image(pathname.split('/').slice(2));
  if (!pathname.startsWith('/assets/')) return undefined;
  const file = pathname.slice('/assets/'.length);
  if (file === 'shop.css') return reply('css', assets.styles[version]);
  const script = assets.scripts.get(file);
  return script === undefined ? undefined : reply('js', script);
}
