import type { Page, PageElement } from '../page/page.js';
import { amountOf } from './price-text.js';

/** What a page says about its product and itself for machines. */
export interface StructuredProduct {
  /** Whether the page calls itself the page of one product. */
  readonly isProduct: boolean;
  readonly names: readonly string[];
  /** Amounts in units of the currency. */
  readonly prices: readonly number[];
  /** File names of pictures in lower case, without folder, query and size. */
  readonly images: readonly string[];
  readonly siteName: string;
  /** Lower-case words that belong to this product alone: its identifiers and its name. They are no part of a template. */
  readonly ownWords: ReadonlySet<string>;
}

type Fields = Partial<Record<string, unknown>>;

const PRODUCT_TYPES = /(?:^|\/)(?:Product|ProductGroup|IndividualProduct|ProductModel|Book|Vehicle)$/;

/** Reads JSON-LD, microdata, Open Graph and the title of a page. Broken or strange data is passed over. */
export function readStructuredProduct(page: Page): StructuredProduct {
  const products = jsonBlocks(page).flatMap((block) => productsIn(block, 0));
  const meta = metaOf(page);
  const main = products.slice(0, 1);
  const names = [...main.flatMap((product) => textsOf(product['name'])), ...meta('og:title'), ...meta('twitter:title'), ...(page.byTag.get('title') ?? []).slice(0, 1).flatMap(({ text }) => [text, firstPart(text)])].filter((name) => name.length > 1);
  const prices = [...main.flatMap((product) => pricesOf(product['offers'], 0)), ...[...meta('product:price:amount'), ...meta('og:price:amount'), ...meta('product:sale_price:amount')].flatMap((text) => amountOf(text) ?? [])];
  const images = [...main.flatMap((product) => imagesOf(product['image'])), ...meta('og:image'), ...meta('twitter:image'), ...meta('twitter:image:src')].map(imageStem).filter((stem) => stem.length > 3);
  const identifiers = main.flatMap((product) => ['sku', 'mpn', 'productID', 'gtin13', 'gtin12', 'gtin', 'model'].flatMap((key) => textsOf(product[key])));
  const isProduct = products.length > 0 || meta('og:type').some((type) => /product/.test(type)) || isMicrodataProduct(page);
  return { isProduct, names, prices, images, siteName: meta('og:site_name')[0] ?? '', ownWords: ownWordsOf(page, [...identifiers, ...names.slice(0, 1)]) };
}

/** A page title goes on with categories and the name of the shop: what stands before them. */
function firstPart(title: string): string {
  return /^(.{4,}?)\s*(?:\s[-–—:»·/]|[|•])\s/.exec(title)?.[1] ?? title;
}

function jsonBlocks(page: Page): unknown[] {
  return (page.byTag.get('script') ?? []).flatMap((script) => {
    if (!/ld\+json/i.test(script.attribute('type'))) return [];
    const text = script.nodes.map((node) => (node.kind === 'text' ? node.data : '')).join('').replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)\s*$/g, '');
    try {
      return [JSON.parse(text) as unknown];
    } catch {
      return [];
    }
  });
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The products of a block, outermost first; what is only related to one is passed over. */
function productsIn(value: unknown, depth: number): Fields[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((item) => productsIn(item, depth + 1));
  if (!isRecord(value)) return [];
  if (textsOf(value['@type']).some((type) => PRODUCT_TYPES.test(type))) return [value];
  return ['@graph', 'mainEntity', 'mainEntityOfPage', 'item'].flatMap((key) => productsIn(value[key], depth + 1));
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value === 'number') return [String(value)];
  return Array.isArray(value) ? value.slice(0, 20).flatMap(textsOf) : [];
}

function pricesOf(value: unknown, depth: number): number[] {
  if (depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((item) => pricesOf(item, depth + 1));
  if (!isRecord(value)) return [];
  const own = ['price', 'lowPrice'].flatMap((key) => textsOf(value[key])).flatMap((text) => amountOf(text) ?? []);
  return [...own, ...['offers', 'priceSpecification'].flatMap((key) => pricesOf(value[key], depth + 1))].filter((price) => price > 0);
}

function imagesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.slice(0, 20).flatMap(imagesOf);
  return isRecord(value) ? [...textsOf(value['url']), ...textsOf(value['contentUrl'])] : textsOf(value);
}

function metaOf(page: Page): (property: string) => string[] {
  const metas = page.byTag.get('meta') ?? [];
  return (property) => metas.filter((meta) => meta.attribute('property') === property || meta.attribute('name') === property).map((meta) => meta.attribute('content').trim()).filter((content) => content !== '');
}

function isMicrodataProduct(page: Page): boolean {
  // A list marks up every tile: only a single product makes a product page.
  return (page.byAttribute.get('itemtype') ?? []).filter((element) => PRODUCT_TYPES.test(element.attribute('itemtype').trim())).length === 1;
}

/** The file name of a picture without folder, query, extension and size: the same for all sizes of a picture. */
export function imageStem(url: string): string {
  const file = /([^/?#]+)(?:[?#].*)?$/.exec(url.trim().toLowerCase())?.[1] ?? '';
  return file.replace(/\.(?:jpe?g|png|webp|avif|gif|svg)(?:\..*)?$/, '').replace(/[-_@](?:\d{2,4}x\d{0,4}|x\d{3,4}|large|small|medium|thumb|grande|sd|hd|\dx)$/, '');
}

const COMMON_WORDS = /^(?:the|and|for|with|von|und|mit|der|die|das|product|products|item|price|title|name|cart|add|to|main|shop|home|page|image|buy|sale|new|black|white|card|set|pro|box|large|small|primary|search|cover|view|button|content|header|footer|gallery|bag|basket|logo|info|details?|section|container|wrapper|form|block|list|link|menu|nav)$/;

function ownWordsOf(page: Page, texts: readonly string[]): ReadonlySet<string> {
  const paths = (page.byTag.get('link') ?? []).filter((link) => link.attribute('rel') === 'canonical').map((link) => link.attribute('href').replace(/^https?:\/\/[^/]+/, '').split('/').slice(-2).join(' '));
  const words = [...texts, ...paths].flatMap((text) => [...text.toLowerCase().split(/[^\p{L}\d]+/u), text.toLowerCase()]);
  return new Set(words.filter((word) => word.length > 2 && word.length < 60 && !COMMON_WORDS.test(word)));
}

/** Whether an element is declared by microdata as this property. */
export function hasItemProperty(element: PageElement, property: string): boolean {
  return element.attribute('itemprop').split(/\s+/).includes(property);
}
