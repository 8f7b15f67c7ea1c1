import { findCategory } from '../catalog/categories.js';
import { listProducts, parseListFilter, PRICE_BANDS, SORTS, type ListFilter } from '../catalog/list-filter.js';
import { COLOR_FAMILIES } from '../catalog/product.js';
import { html, type Content, type Markup } from '../html/html.js';
import { breadcrumb } from './breadcrumb.js';
import { icon } from './icons.js';
import { pick, type Page, type PageContext } from './page.js';
import { productGrid } from './product-tile.js';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

interface Choice {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
  readonly mark?: Markup;
}

function choice(option: Choice): Markup {
  return html`<li><label class="filters__option"><input type="checkbox" name="${option.name}" value="${option.value}"${option.checked && html` checked`}>${option.mark}<span>${option.label}</span></label></li>`;
}

function group(title: string, options: Content): Markup {
  return html`<fieldset class="filters__group"><legend class="filters__legend">${title}</legend><ul>${options}</ul></fieldset>`;
}

function filters(context: PageContext, filter: ListFilter): Markup {
  const offered = new Set(listProducts({ ...filter, colors: [], prices: [], onSale: false }).flatMap((product) => product.colors.map((color) => color.family)));
  const colors = COLOR_FAMILIES.filter((family) => offered.has(family)).map((family) =>
    choice({ name: 'colour', value: family, label: capital(family), checked: filter.colors.includes(family), mark: html`<span class="dot dot--family-${family}"></span>` }),
  );
  const prices = PRICE_BANDS.map((band) => choice({ name: 'price', value: band.id, label: band.name, checked: filter.prices.includes(band.id) }));
  return html`<aside class="filters" data-test="filters" aria-label="Filters">
    <details class="filters__drawer" data-js="filters-drawer" open>
      <summary class="filters__summary">${icon('filter')}${pick(context, 'Filters', 'Narrow it down')}</summary>
      <form class="filters__form" method="get" action="/c/${filter.category}" data-js="filters-form">
        <input type="hidden" name="sort" value="${filter.sort}">
        ${group('Colour', colors)}${group('Price', prices)}
        ${group('Offers', choice({ name: 'sale', value: '1', label: 'Reduced only', checked: filter.onSale }))}
        <div class="filters__actions"><button class="button button--dark button--small" type="submit">Apply</button><a class="text-link" href="/c/${filter.category}">Clear all</a></div>
      </form>
    </details>
  </aside>`;
}

function sorting(context: PageContext, filter: ListFilter): Markup {
  const hidden = [
    ...filter.colors.map((color) => ['colour', color] as const),
    ...filter.prices.map((price) => ['price', price] as const),
    ...(filter.onSale ? [['sale', '1'] as const] : []),
  ];
  return html`<form class="sort" method="get" action="/c/${filter.category}" data-test="sort" data-js="sort-form">
    ${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <label class="sort__label" for="sort">${pick(context, 'Sort by', 'Order')}</label>
    <select class="sort__select" id="sort" name="sort">
      ${Object.entries(SORTS).map(([id, name]) => html`<option value="${id}"${id === filter.sort && html` selected`}>${name}</option>`)}
    </select>
    <noscript><button class="button button--small" type="submit">Sort</button></noscript>
  </form>`;
}

const EMPTY = html`<div class="empty" data-test="no-results"><h2>Nothing fits all of that.</h2><p>Take away a filter or two; the mountains are still there.</p></div>`;

function heading(filter: ListFilter): { title: string; intro: string } | undefined {
  if (filter.category === 'all') {
    return filter.onSale
      ? { title: 'Sale', intro: 'Last season’s colours and the last of a size. The repairs are the same.' }
      : { title: 'All products', intro: 'Everything that we make at the moment. It is not that much, and that is on purpose.' };
  }
  return findCategory(filter.category);
}

/** A product list, or undefined when there is no such category. */
export function listPage(context: PageContext, category: string): Page | undefined {
  const filter = parseListFilter(category, context.url.searchParams);
  const head = heading(filter);
  if (head === undefined) return undefined;
  const products = listProducts(filter);
  const count = html`<p class="plp__count" data-test="result-count" role="status">${products.length === 1 ? '1 product' : `${products.length} products`}</p>`;
  const bar = html`<div class="plp__bar">${count}${sorting(context, filter)}</div>`;
  const list = html`<div class="plp__results">${bar}${products.length === 0 ? EMPTY : productGrid(context, products, 2)}</div>`;
  return {
    status: 200,
    pageType: 'plp',
    title: head.title,
    description: head.intro,
    frame: 'shop',
    main: html`<div class="plp" data-test="product-list">
      ${breadcrumb([['Home', '/']], head.title)}
      <div class="plp__head" data-test="list-head"><h1 class="plp__title">${head.title}</h1><p class="plp__intro">${head.intro}</p></div>
      <div class="plp__body">${pick(context, html`${filters(context, filter)}${list}`, html`${list}${filters(context, filter)}`)}</div>
    </div>`,
  };
}
