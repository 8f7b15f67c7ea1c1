import { html, type Markup } from '../html/html.js';
import { logoMark } from './icons.js';
import { pick, type PageContext } from './page.js';

const COLUMNS = [
  { title: 'Help', links: [['Delivery', '/pages/delivery'], ['Returns', '/pages/returns'], ['Size guide', '/pages/size-guide'], ['Contact', '/pages/contact']] },
  { title: 'Larkmoor', links: [['About us', '/pages/about'], ['Repair workshop', '/pages/repairs'], ['Materials', '/pages/materials']] },
  { title: 'The small print', links: [['Terms', '/pages/terms'], ['Privacy and cookies', '/pages/privacy'], ['Accessibility', '/pages/accessibility']] },
] as const;

function newsletter(context: PageContext): Markup {
  return html`<section class="newsletter" data-test="newsletter" aria-labelledby="newsletter-title">
    <div class="newsletter__inner">
      <div>
        <h2 class="newsletter__title" id="newsletter-title">${pick(context, 'Field notes, once a month', 'Stay in the loop')}</h2>
        <p class="newsletter__text">${pick(context, 'Routes we walked, things we mended, and the odd early look at something new. No more than twelve letters a year.', 'One short letter a month. Unsubscribe whenever you like.')}</p>
      </div>
      <form class="newsletter__form" method="post" action="/newsletter" data-test="newsletter-form">
        <label class="visually-hidden" for="newsletter-email">Email address</label>
        <input class="field__input" id="newsletter-email" type="email" name="email" autocomplete="email" placeholder="you@example.com" required>
        <button class="button button--light" type="submit">${pick(context, 'Sign me up', 'Subscribe')}</button>
      </form>
    </div>
  </section>`;
}

const LEGAL = 'Larkmoor is an invented brand in a demonstration shop: nothing here can be bought, and no order is charged.';

/** The footer of the shop, with the newsletter above it. */
export function siteFooter(context: PageContext): Markup {
  return html`${newsletter(context)}
  <footer class="site-footer" data-test="site-footer">
    <div class="site-footer__inner">
      <div class="site-footer__brand">
        <p class="site-footer__logo">${logoMark()}<span class="site-logo__word">Larkmoor</span></p>
        <p>Outdoor gear made to be mended. Designed, tested and repaired in a former wool mill since 1987.</p>
      </div>
      ${COLUMNS.map(
        (column) => html`<nav class="site-footer__column" aria-label="${column.title}">
          <h2 class="site-footer__title">${column.title}</h2>
          <ul>${column.links.map(([name, href]) => html`<li><a href="${href}">${name}</a></li>`)}</ul>
        </nav>`,
      )}
    </div>
    <p class="site-footer__legal">${LEGAL}</p>
  </footer>`;
}

/** The short footer of the checkout. */
export function checkoutFooter(): Markup {
  return html`<footer class="site-footer site-footer--checkout" data-test="site-footer"><p class="site-footer__legal">${LEGAL}</p></footer>`;
}

/** The bar that asks about cookies; gone once it was answered. */
export function cookieBar(context: PageContext): Markup | undefined {
  if (context.hasConsent) return undefined;
  return html`<aside class="cookie-bar" data-test="cookie-bar" data-js="cookie-bar" aria-label="Cookies">
    <p class="cookie-bar__text">We keep a cookie for your basket. With your leave we also count visits, without following you anywhere. <a href="/pages/privacy">How we handle data</a></p>
    <form class="cookie-bar__actions" method="post" action="/consent">
      <button class="button button--quiet" type="submit" name="choice" value="necessary">Only necessary</button>
      <button class="button button--dark" type="submit" name="choice" value="all">Accept all</button>
    </form>
  </aside>`;
}
