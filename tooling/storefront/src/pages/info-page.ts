import { html } from '../html/html.js';
import { bestsellers } from '../catalog/catalog.js';
import { breadcrumb } from './breadcrumb.js';
import { INFO_TEXTS } from './info-texts.js';
import type { Page, PageContext } from './page.js';
import { productGrid } from './product-tile.js';

/** A page of words, or undefined when there is none of that name. */
export function infoPage(name: string): Page | undefined {
  const text = Object.hasOwn(INFO_TEXTS, name) ? INFO_TEXTS[name] : undefined;
  if (text === undefined) return undefined;
  return {
    status: 200,
    pageType: 'content',
    title: text.title,
    description: text.intro,
    frame: 'shop',
    main: html`<article class="prose" data-test="info">
      ${breadcrumb([['Home', '/']], text.title)}
      <h1 class="prose__title">${text.title}</h1><p class="prose__intro">${text.intro}</p>
      ${text.parts.map((part) => html`<h2>${part.heading}</h2>${part.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}`)}
    </article>`,
  };
}

function message(title: string, text: string): Page {
  return {
    status: 200,
    pageType: 'content',
    title,
    description: text,
    frame: 'shop',
    main: html`<div class="prose prose--center" data-test="message"><h1 class="prose__title">${title}</h1><p class="prose__intro">${text}</p><a class="button button--dark" href="/">Back to the shop</a></div>`,
  };
}

/** After an order that was not one. */
export const thanksPage = (): Page => message('Thank you', 'In a real shop your parcel would be on its way to the packing table now. Here, nothing was charged and nothing was stored.');

/** After the newsletter's form. */
export const subscribedPage = (): Page => message('You are on the list', 'Or you would be: this is a demonstration, and your address was thrown away unread.');

/** What is shown where nothing is. */
export function notFoundPage(context: PageContext): Page {
  return {
    status: 404,
    pageType: 'content',
    title: 'Off the path',
    description: 'This page does not exist.',
    frame: 'shop',
    main: html`<div class="prose prose--center" data-test="not-found"><h1 class="prose__title">You have left the path.</h1><p class="prose__intro">There is no page here. Happens to the best of us.</p><a class="button button--dark" href="/">Back to the start</a></div>
      <section class="section" aria-label="Suggestions">${productGrid(context, bestsellers(4), 2)}</section>`,
  };
}
