import { formatMoney } from '../catalog/money.js';
import { averageRating, reviewCount, type Product } from '../catalog/product.js';
import { html, type Markup } from '../html/html.js';
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

function tileV1(product: Product): Markup {
  return html`<article class="product-tile" data-test="product-tile" data-sku="${product.sku}">
    <a class="product-tile__link" href="/p/${product.slug}">
      <div class="product-tile__media">${picture(product)}</div>
      <h3 class="product-tile__name">${product.name}</h3>
    </a>
    <p class="product-tile__subtitle">${product.subtitle}</p>
    <p class="product-tile__price">${priceMarkup(product)}</p>
    <div class="product-tile__meta">${rating(product)}${dots(product)}</div>
  </article>`;
}

function tileV2(product: Product): Markup {
  return html`<article class="product-tile" data-test="product-tile" data-sku="${product.sku}">
    <figure class="product-tile__media">
      <a class="product-tile__link" href="/p/${product.slug}" aria-label="${product.name}">${picture(product)}</a>
    </figure>
    <div class="product-tile__body">
      <p class="product-tile__price">${priceMarkup(product)}</p>
      <h3 class="product-tile__name"><a href="/p/${product.slug}">${product.name}</a></h3>
      ${rating(product)}
    </div>
  </article>`;
}

/** A product in a list. */
export function productTile(context: PageContext, product: Product): Markup {
  return context.version === 1 ? tileV1(product) : tileV2(product);
}

/** A grid of products. */
export function productGrid(context: PageContext, products: readonly Product[]): Markup {
  return html`<ul class="product-grid" data-test="product-grid">
    ${products.map((product) => html`<li class="product-grid__item">${productTile(context, product)}</li>`)}
  </ul>`;
}
