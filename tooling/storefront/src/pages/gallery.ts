import { PICTURE_VIEWS, type PictureView } from '../drawings/product-picture.js';
import type { Product, ProductColor } from '../catalog/product.js';
import { html, type Markup } from '../html/html.js';
import type { PageContext } from './page.js';
import { pictureUrl } from './product-tile.js';

const WORDS: Record<PictureView, string> = { front: 'from the front', outdoors: 'outdoors', detail: 'close up', fabric: 'its material' };

/** The pictures of a product: one large, the others to choose from. */
export function gallery(context: PageContext, product: Product, color: ProductColor): Markup {
  const thumbs = html`<ul class="pdp__thumbs" data-test="gallery-thumbs">
    ${PICTURE_VIEWS.map(
      (view) => html`<li><button class="pdp__thumb" type="button" data-js="gallery-thumb" data-view="${view}" aria-pressed="${view === 'front' ? 'true' : 'false'}">
        <img src="${pictureUrl(product, view, color.id)}" alt="Show ${product.name}, ${WORDS[view]}" width="80" height="96"></button></li>`,
    )}
  </ul>`;
  const stage = html`<div class="pdp__stage">
    <img class="pdp__main-image" data-test="gallery-main" data-js="gallery-main" src="${pictureUrl(product, 'front', color.id)}" alt="${product.name} in ${color.name}" width="800" height="960">
  </div>`;
  // `product-carousel` is a name from the shop before this one; some older selectors still use it.
  return context.version === 1
    ? html`<div class="pdp__gallery" id="product-carousel" data-test="gallery">${thumbs}${stage}</div>`
    : html`<div class="pdp__gallery"><div class="pdp__frame">${stage}</div>${thumbs}</div>`;
}
