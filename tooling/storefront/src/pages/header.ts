import { CATEGORIES } from '../catalog/categories.js';
import { html, type Markup } from '../html/html.js';
import { icon, logoMark } from './icons.js';
import { miniCart } from './mini-cart.js';
import { pick, type PageContext } from './page.js';

function logo(): Markup {
  return html`<a class="site-logo" href="/" aria-label="Larkmoor, home">${logoMark()}<span class="site-logo__word">Larkmoor</span></a>`;
}

function navigation(context: PageContext): Markup {
  const { pathname } = context.url;
  const items = [...CATEGORIES.map((category) => ({ name: category.name, href: `/c/${category.id}` })), { name: pick(context, 'Sale', 'Last chance'), href: '/c/all?sale=1' }];
  return html`<nav class="site-nav" id="site-nav" aria-label="Main" data-js="site-nav">
    <ul class="site-nav__list">
      ${items.map((item) => html`<li><a class="site-nav__link" href="${item.href}"${pathname === item.href ? html` aria-current="page"` : ''}>${item.name}</a></li>`)}
    </ul>
  </nav>`;
}

function search(context: PageContext): Markup {
  const placeholder = pick(context, 'Search tents, socks, mugs…', 'What are you looking for?');
  return html`<form class="site-search" action="/search" method="get" role="search" data-test="search-form">
    <label class="visually-hidden" for="site-search">Search the shop</label>
    <input class="site-search__input" id="site-search" type="search" name="q" placeholder="${placeholder}" autocomplete="off">
    <button class="site-search__button" type="submit" aria-label="Search">${icon('search')}</button>
  </form>`;
}

/** The header of the shop: promise, logo, navigation, search, account and basket. */
export function siteHeader(context: PageContext): Markup {
  const promo = html`<p class="site-header__promo" data-test="promo-strip">
    ${pick(context, 'Free delivery from €75 · Repairs for life', 'Order by 15:00, sent today · Free delivery from €75')}
  </p>`;
  const tools = html`<div class="site-header__tools">
    ${search(context)}
    <a class="site-header__account" href="/account" data-test="account-link">${icon('account')}<span>${pick(context, 'Account', 'Sign in')}</span></a>
    ${miniCart(context)}
  </div>`;
  const toggle = html`<button class="site-header__menu" type="button" aria-expanded="false" aria-controls="site-nav" data-js="nav-toggle">${icon('menu')}<span class="visually-hidden">Menu</span></button>`;
  // The redesign moves the navigation out of the bar into a row of its own and the promise below it.
  return context.version === 1
    ? html`<header class="site-header" id="site-header">${promo}<div class="site-header__inner">${toggle}${logo()}${navigation(context)}${tools}</div></header>`
    : html`<header class="site-header"><div class="site-header__inner">${toggle}${logo()}${tools}</div><div class="site-header__row">${navigation(context)}</div>${promo}</header>`;
}

/** The short header of the checkout. */
export function checkoutHeader(): Markup {
  return html`<header class="site-header site-header--checkout" id="site-header">
    <div class="site-header__inner">${logo()}<p class="site-header__secure">${icon('lock')}Secure checkout</p><a class="text-link" href="/cart">Back to basket</a></div>
  </header>`;
}
