import { bestsellers, searchProducts } from '../catalog/catalog.js';
import { html } from '../html/html.js';
import { pick, type Page, type PageContext } from './page.js';
import { productGrid } from './product-tile.js';

const MAX_QUERY = 80;

/** Results of a search, or what sells best when nothing was found. */
export function searchPage(context: PageContext): Page {
  const query = (context.url.searchParams.get('q') ?? '').trim().slice(0, MAX_QUERY);
  const found = searchProducts(query);
  const title = query === '' ? 'Search' : `${pick(context, 'Results for', 'Searching for')} “${query}”`;
  const words = found.length === 1 ? '1 product' : `${found.length} products`;
  return {
    status: 200,
    pageType: 'search',
    title,
    description: 'Search all products.',
    frame: 'shop',
    main: html`<div class="plp search" data-test="search">
      <div class="plp__head"><h1 class="plp__title search__title">${title}</h1><p class="plp__count" data-test="result-count" role="status">${words}</p></div>
      ${found.length > 0
        ? html`<section class="search__results" data-test="search-results" aria-label="Results">${productGrid(context, found, 2)}</section>`
        : html`<div class="empty" data-test="no-results"><h2>Nothing by that name.</h2><p>Try a simpler word, such as “jacket” or “mug”. Meanwhile, this is what people like best:</p></div>
            <section class="search__suggestions" aria-label="Suggestions">${productGrid(context, bestsellers(4))}</section>`}
    </div>`,
  };
}
