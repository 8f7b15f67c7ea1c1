import { formatMoney } from '../catalog/money.js';
import { averageRating, reviewCount, type Product } from '../catalog/product.js';
import { html, type Content, type Markup } from '../html/html.js';
import type { PictureView } from '../drawings/product-picture.js';
import { stars } from './icons.js';
import type { PageContext } from './page.js';

/** Address of one picture of a product in one of its colours. */
export function pictureUrl(product: Product, view: PictureView, color?: string): string {
  return `/images/${product.slug}/${view}-${color ?? product.colors[0].id}.svg`;
}

/** A price, with the former one when it was reduced. */
export function priceMarkup(product: Product): Markup {
  if (product.priceBefore === undefined) return html`<span class="price">${formatMoney(product.price)}</span>`;
  return html`<span class="price price--reduced"><span class="visually-hidden">Now </span>${formatMoney(product.price)}</span>
    <s class="price-before"><span class="visually-hidden">Before </span>${formatMoney(product.priceBefore)}</s>`;
}

function badgeOf(product: Product): string | undefined {
  if (product.priceBefore === undefined) return product.badge;
  return `−${Math.round((1 - product.price / product.priceBefore) * 100)}%`;
}

function dots(product: Product): Markup {
  return html`<ul class="product-tile__colors" aria-label="Colours">
    ${product.colors.map((color) => html`<li class="dot dot--${color.id}"><span class="visually-hidden">${color.name}</span></li>`)}
  </ul>`;
}

function rating(product: Product): Markup {
  return html`<p class="product-tile__rating">${stars(averageRating(product))} <span class="product-tile__count">(${reviewCount(product)})</span></p>`;
}

function picture(product: Product): Markup {
  const badge = badgeOf(product);
  return html`<img class="product-tile__image" src="${pictureUrl(product, 'front')}" alt="${product.name} in ${product.colors[0].name}" width="800" height="960" loading="lazy">
    ${badge !== undefined && html`<span class="product-tile__badge">${badge}</span>`}`;
}

/** Right under the title of a page tiles are second in rank; in a section with a heading of its own, third. */
type TileRank = 2 | 3;

function heading(rank: TileRank, content: Content): Markup {
  return rank === 2 ? html`<h2 class="product-tile__name">${content}</h2>` : html`<h3 class="product-tile__name">${content}</h3>`;
}

function tileV1(product: Product, rank: TileRank): Markup {
  return html`<article class="product-tile" data-test="product-tile" data-sku="${product.sku}">
    <a class="product-tile__link" href="/p/${product.slug}">
      <div class="product-tile__media">${picture(product)}</div>
      ${heading(rank, product.name)}
    </a>
    <p class="product-tile__subtitle">${product.subtitle}</p>
    <p class="product-tile__price">${priceMarkup(product)}</p>
    <div class="product-tile__meta">${rating(product)}${dots(product)}</div>
  </article>`;
}

function tileV2(product: Product, rank: TileRank): Markup {
  return html`<article class="product-tile" data-test="product-tile" data-sku="${product.sku}">
    <figure class="product-tile__media">
      <a class="product-tile__link" href="/p/${product.slug}">${picture(product)}</a>
    </figure>
    <div class="product-tile__body">
      <p class="product-tile__price">${priceMarkup(product)}</p>
      ${heading(rank, html`<a href="/p/${product.slug}">${product.name}</a>`)}
      ${rating(product)}
    </div>
  </article>`;
}

/** A grid of products. */
export function productGrid(context: PageContext, products: readonly Product[], rank: TileRank = 3): Markup {
  const tile = context.version === 1 ? tileV1 : tileV2;
  return html`<ul class="product-grid" data-test="product-grid">
    ${products.map((product) => html`<li class="product-grid__item">${tile(product, rank)}</li>`)}
  </ul>`;
}
