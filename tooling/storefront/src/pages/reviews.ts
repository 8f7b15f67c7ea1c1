import { averageRating, reviewCount, type Product, type Review } from '../catalog/product.js';
import { html, type Markup } from '../html/html.js';
import { stars } from './icons.js';
import { pick, type PageContext } from './page.js';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function longDate(iso: string): string {
  const [year = '', month = '1', day = '1'] = iso.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

function histogram(product: Product): Markup {
  const count = reviewCount(product);
  return html`<ul class="reviews__bars">
    ${product.ratings.map((reviews, index) => {
      const share = Math.round((reviews / count) * 100);
      return html`<li><span>${5 - index} ${index === 4 ? 'star' : 'stars'}</span><meter class="reviews__meter" min="0" max="100" value="${share}">${share}%</meter><span>${reviews}</span></li>`;
    })}
  </ul>`;
}

function review(item: Review): Markup {
  return html`<article class="review" data-test="review">
    <header class="review__head">${stars(item.stars)}<h3 class="review__title">${item.title}</h3></header>
    <p class="review__text">${item.text}</p>
    <footer class="review__author">${item.author}, ${item.place} · <time datetime="${item.date}">${longDate(item.date)}</time></footer>
  </article>`;
}

/** What buyers say about a product. */
export function reviewSection(context: PageContext, product: Product): Markup {
  return html`<section class="reviews" id="reviews" data-test="reviews" aria-labelledby="reviews-title">
    <h2 class="section__title" id="reviews-title">${pick(context, 'What owners say', 'Reviews')}</h2>
    <div class="reviews__layout">
      <div class="reviews__summary"><p class="reviews__average">${averageRating(product)}</p>${stars(averageRating(product))}<p>${reviewCount(product)} reviews, all by people who bought it here</p>${histogram(product)}</div>
      <div class="reviews__list">${product.reviews.map(review)}</div>
    </div>
  </section>`;
}
