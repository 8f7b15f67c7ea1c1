import { bestsellers, findProductBySlug } from '../catalog/catalog.js';
import { CATEGORIES } from '../catalog/categories.js';
import { html, type Markup } from '../html/html.js';
import { icon, stars, type IconName } from './icons.js';
import { pick, type Page, type PageContext } from './page.js';
import { pictureUrl, productGrid } from './product-tile.js';

function hero(context: PageContext): Markup {
  const copy = html`<p class="hero__eyebrow">${pick(context, 'Autumn and winter 2026', 'The winter collection')}</p>
    <h1 class="hero__title">${pick(context, 'Made for weather. Made to be mended.', 'Winter starts at the front door.')}</h1>
    <p class="hero__text">${pick(
      context,
      'Jackets, packs and tents that we design in a former wool mill, test on the hill behind it, and repair for as long as you own them.',
      'Warm layers and light shells, tested on the hill behind our mill and mended for as long as you own them.',
    )}</p>
    <div class="hero__actions">
      <a class="button button--primary button--large" href="/c/jackets" data-test="hero-cta">${pick(context, 'Shop jackets', 'See the collection')}</a>
      ${pick(context, html`<a class="button button--ghost button--large" href="/pages/repairs">How repairs work</a>`, '')}
    </div>`;
  const picture = html`<img class="hero__image" src="/images/scenes/hero.svg" alt="" width="1600" height="720">`;
  return context.version === 1
    ? html`<section class="hero" data-test="hero">${picture}<div class="hero__inner"><div class="hero__copy">${copy}</div></div></section>`
    : html`<section class="hero"><div class="hero__inner"><div class="hero__frame">${picture}</div><div class="hero__copy">${copy}</div></div></section>`;
}

const PROMISES: ReadonlyArray<{ icon: IconName; title: string; text: string }> = [
  { icon: 'truck', title: 'Free delivery from €75', text: 'In two to three working days, sent with the post and not with a plane.' },
  { icon: 'return', title: '60 days to return', text: 'Wear it at home, send it back, the label is in the box.' },
  { icon: 'needle', title: 'Repairs for life', text: 'Zips, seams and soles. We mended 11,400 things last year.' },
  { icon: 'leaf', title: 'No PFAS since 2021', text: 'In no membrane and no coating. We publish the tests.' },
];

function promises(): Markup {
  return html`<section class="value-props" data-test="value-props" aria-label="What we promise">
    <ul class="value-props__list">
      ${PROMISES.map((promise) => html`<li class="value-props__item">${icon(promise.icon)}<div><h2 class="value-props__title">${promise.title}</h2><p>${promise.text}</p></div></li>`)}
    </ul>
  </section>`;
}

function categories(context: PageContext): Markup {
  return html`<section class="section category-section" aria-labelledby="categories-title">
    <div class="section__head"><h2 class="section__title" id="categories-title">${pick(context, 'Where are you going?', 'Shop by kind')}</h2></div>
    <ul class="category-grid" data-test="category-grid">
      ${CATEGORIES.map(
        (category) => html`<li><a class="category-card category-card--${category.id}" href="/c/${category.id}">
          <img class="category-card__image" src="/images/categories/${category.id}.svg" alt="" width="400" height="480" loading="lazy">
          <span class="category-card__name">${category.name}</span></a></li>`,
      )}
    </ul>
  </section>`;
}

function bestsellerSection(context: PageContext): Markup {
  return html`<section class="section bestsellers" data-test="bestsellers" aria-labelledby="bestsellers-title">
    <div class="section__head">
      <h2 class="section__title" id="bestsellers-title">${pick(context, 'What people keep for years', 'Loved and long-lived')}</h2>
      <a class="text-link" href="/c/all?sort=rating">${pick(context, 'All products', 'See everything')}</a>
    </div>
    ${productGrid(context, bestsellers(4))}
  </section>`;
}

function workshopStory(): Markup {
  return html`<section class="story" data-test="story" aria-labelledby="story-title">
    <div class="story__media"><img class="story__image" src="/images/scenes/workshop.svg" alt="Our workshop: a sewing machine under a lamp, jackets on a rail behind it" width="960" height="720" loading="lazy"></div>
    <div class="story__copy">
      <p class="story__eyebrow">The workshop</p>
      <h2 class="story__title" id="story-title">Send us your holes.</h2>
      <p>Nine people in our mill do nothing but mend. They put new zips into old jackets, new soles under old boots, and patches where the fence was faster than you.</p>
      <p>It costs what the material costs. For anything we made, whenever we made it, whoever owns it now.</p>
      <a class="button button--dark" href="/pages/repairs">Book a repair</a>
    </div>
  </section>`;
}

function voices(context: PageContext): Markup {
  const picks = ['harrow-shell-jacket', 'plod-walking-socks', 'lea-2-tent'].flatMap((slug) => {
    const product = findProductBySlug(slug);
    const review = product?.reviews[0];
    return product === undefined || review === undefined ? [] : [{ product, review }];
  });
  return html`<section class="section voices" data-test="voices" aria-labelledby="voices-title">
    <div class="section__head"><h2 class="section__title" id="voices-title">${pick(context, 'Letters from outside', 'What people say')}</h2></div>
    <ul class="voices__list">
      ${picks.map(
        ({ product, review }) => html`<li class="voice">
          ${stars(review.stars)}
          <blockquote class="voice__text"><p>${review.text}</p></blockquote>
          <p class="voice__author"><img src="${pictureUrl(product, 'front')}" alt="" width="48" height="58" loading="lazy"><span>${review.author}, ${review.place}<br><a href="/p/${product.slug}">${product.name}</a></span></p>
        </li>`,
      )}
    </ul>
  </section>`;
}

/** The home page. */
export function homePage(context: PageContext): Page {
  // The redesign drops the promises under the picture and shows what sells before the categories.
  const sections = pick(
    context,
    () => [hero(context), promises(), categories(context), bestsellerSection(context), workshopStory(), voices(context)],
    () => [hero(context), bestsellerSection(context), categories(context), voices(context), workshopStory()],
  )();
  return {
    status: 200,
    pageType: 'home',
    title: 'Outdoor gear made to be mended',
    description: 'Jackets, layers, boots, packs and tents that are tested outdoors and repaired for as long as you own them.',
    main: html`${sections}`,
    frame: 'shop',
  };
}
