import { colorOf, findProductBySlug, recommendationsFor } from '../catalog/catalog.js';
import { findCategory } from '../catalog/categories.js';
import { averageRating, reviewCount, type Product } from '../catalog/product.js';
import { html, trusted, type Content, type Markup } from '../html/html.js';
import { breadcrumb } from './breadcrumb.js';
import { buyForm, deliveryInfo, offer } from './buy-box.js';
import { gallery } from './gallery.js';
import { icon, stars } from './icons.js';
import { pick, type Page, type PageContext } from './page.js';
import { productGrid } from './product-tile.js';
import { reviewSection } from './reviews.js';

function details(context: PageContext, product: Product): Markup {
  const part = (title: string, content: Content, isOpen: boolean): Markup =>
    html`<details class="accordion"${isOpen && html` open`}><summary class="accordion__title">${title}</summary><div class="accordion__body">${content}</div></details>`;
  return html`<div class="pdp__details" data-test="product-details">
    ${part(pick(context, 'Description', 'About it'), html`<p>${product.description}</p>`, true)}
    ${part('Features', html`<ul class="pdp__features">${product.features.map((feature) => html`<li>${feature}</li>`)}</ul>`, false)}
    ${part('Materials and care', html`<p>${product.materials}</p><p>${product.care}</p><p>Weight: ${product.weight}</p>`, false)}
    ${part('Delivery and returns', html`<p>Standard delivery takes two to three working days and costs €4.90, nothing from €75. Express arrives on the next working day for €9.90. You have 60 days to send anything back.</p>`, false)}
  </div>`;
}

function highlights(product: Product): Markup {
  return html`<ul class="pdp__highlights" data-test="highlights">${product.features.slice(0, 3).map((feature) => html`<li>${icon('check')}<span>${feature}</span></li>`)}</ul>`;
}

/** Product data for search engines; `<` is escaped, so that no text can end the element. */
function structuredData(product: Product): Markup {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    sku: product.sku,
    description: product.description,
    brand: { '@type': 'Brand', name: 'Larkmoor' },
    offers: { '@type': 'Offer', price: (product.price / 100).toFixed(2), priceCurrency: 'EUR', availability: 'https://schema.org/InStock' },
    aggregateRating: { '@type': 'AggregateRating', ratingValue: averageRating(product), reviewCount: reviewCount(product) },
  };
  return trusted(`<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`);
}

function info(context: PageContext, product: Product): Markup {
  const color = colorOf(product, context.url.searchParams.get('color') ?? undefined);
  const { price } = offer(context, product);
  const eyebrow = html`<p class="pdp__eyebrow">${findCategory(product.category)?.name}</p>`;
  const title = html`<h1 class="pdp__title" data-test="product-title">${product.name}</h1>`;
  const subtitle = html`<p class="pdp__subtitle">${product.subtitle}</p>`;
  const rating = html`<a class="pdp__rating" href="#reviews" data-test="rating-link">${stars(averageRating(product))}<span>${averageRating(product)} · ${reviewCount(product)} reviews</span></a>`;
  // The redesign puts the price beside the name, drops the highlights and moves delivery to the end.
  return context.version === 1
    ? html`<div class="pdp__info">${eyebrow}${title}${subtitle}${rating}${price}${highlights(product)}${buyForm(context, product, color)}${deliveryInfo(context)}${details(context, product)}</div>`
    : html`<section class="pdp__panel"><header class="pdp__head"><div>${title}${subtitle}</div>${price}</header>${rating}${buyForm(context, product, color)}${details(context, product)}<footer>${deliveryInfo(context)}</footer></section>`;
}

/** A product's page, or undefined when there is no such product. */
export function productPage(context: PageContext, slug: string): Page | undefined {
  const product = findProductBySlug(slug);
  if (product === undefined) return undefined;
  const category = findCategory(product.category);
  const trail: Array<readonly [string, string]> = [['Home', '/']];
  if (category !== undefined) trail.push([category.name, `/c/${category.id}`]);
  const color = colorOf(product, context.url.searchParams.get('color') ?? undefined);
  return {
    status: 200,
    pageType: 'pdp',
    title: product.name,
    description: `${product.name}: ${product.subtitle}. ${product.description}`.slice(0, 155),
    frame: 'shop',
    main: html`${structuredData(product)}
      <div class="pdp-page">
        ${breadcrumb(trail, product.name)}
        <div class="pdp" data-test="product" data-js="product" data-slug="${product.slug}" data-sku="${product.sku}">${gallery(context, product, color)}${info(context, product)}</div>
        ${reviewSection(context, product)}
        <section class="section recommendations" data-test="recommendations" aria-labelledby="recommendations-title">
          <div class="section__head"><h2 class="section__title" id="recommendations-title">${pick(context, 'Goes well with it', 'You may also like')}</h2></div>
          ${productGrid(context, recommendationsFor(product, 4))}
        </section>
      </div>`,
  };
}
