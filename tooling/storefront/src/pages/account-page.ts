import { html } from '../html/html.js';
import { icon } from './icons.js';
import { pick, type Page, type PageContext } from './page.js';

/** Sign-in. There are no accounts: every attempt is answered with the same sentence. */
export function accountPage(context: PageContext): Page {
  const isRefused = context.url.searchParams.get('refused') === '1';
  const benefits = ['See where your parcel is', 'Book repairs with two clicks', 'Keep a list of what you own and its care'];
  return {
    status: 200,
    pageType: 'account',
    title: 'Sign in',
    description: 'Orders, repairs and addresses in one place.',
    frame: 'shop',
    main: html`<div class="account" data-test="account">
      <h1 class="account__title">${pick(context, 'Good to see you', 'Your account')}</h1>
      <div class="account__columns">
        <section class="account__card" aria-labelledby="sign-in-title">
          <h2 class="account__subtitle" id="sign-in-title">Sign in</h2>
          ${isRefused && html`<p class="field__error" role="alert">This address and password do not belong together.</p>`}
          <form class="account__form" method="post" action="/account/sign-in" data-test="sign-in-form">
            <div class="field"><label class="field__label" for="sign-in-email">Email address</label><input class="field__input" id="sign-in-email" type="email" autocomplete="username" required></div>
            <div class="field"><label class="field__label" for="sign-in-password">Password</label><input class="field__input" id="sign-in-password" type="password" autocomplete="current-password" required></div>
            <button class="button button--primary button--wide" type="submit" data-test="sign-in-button">Sign in</button>
          </form>
        </section>
        <section class="account__card account__card--plain" data-test="account-benefits" aria-labelledby="benefits-title">
          <h2 class="account__subtitle" id="benefits-title">${pick(context, 'New here?', 'Join us')}</h2>
          <p>You can order without an account. With one, you can also:</p>
          <ul class="account__benefits">${benefits.map((benefit) => html`<li>${icon('check')}<span>${benefit}</span></li>`)}</ul>
          <a class="button button--dark" href="/c/all">Look around first</a>
        </section>
      </div>
    </div>`,
  };
}
