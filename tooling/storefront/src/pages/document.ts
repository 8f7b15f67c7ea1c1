import { html, type Markup } from '../html/html.js';
import { checkoutFooter, cookieBar, siteFooter } from './footer.js';
import { checkoutHeader, siteHeader } from './header.js';
import type { Page, PageContext } from './page.js';
import { redesign } from './redesign.js';

/** Which parts of an injected variation a page loads. */
export interface VariationParts {
  readonly javascript: boolean;
  readonly css: boolean;
}

function head(page: Page, version: number, variation: VariationParts): Markup {
  // As a testing snippet does: the variation runs in the head, before the page it changes exists.
  return html`<head>
    <meta charset="utf-8">
    <title>${page.title} · Larkmoor</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="description" content="${page.description}">
    <meta name="theme-color" content="#1f4037">
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/shop.css?v=${version}">
    ${variation.css && html`<link rel="stylesheet" href="/__variation.css?page=${page.pageType}">`}
    <script src="/assets/snippet.js"></script>
    ${variation.javascript && html`<script src="/__variation.js?page=${page.pageType}"></script>`}
    <script type="module" src="/assets/shop.js"></script>
  </head>`;
}

/** A whole page as an HTML document of the version in the context. */
export function renderDocument(page: Page, context: PageContext, variation: VariationParts): string {
  const isCheckout = page.frame === 'checkout';
  const document = html`<!doctype html>
<html lang="en" data-version="${context.version}">
  ${head(page, context.version, variation)}
  <body class="page page--${page.pageType}" data-page-type="${page.pageType}">
    <a class="skip-link" href="#main">Skip to content</a>
    ${isCheckout ? checkoutHeader() : siteHeader(context)}
    <main class="page__main" id="main" tabindex="-1">${page.main}</main>
    ${isCheckout ? checkoutFooter() : siteFooter(context)}
    ${cookieBar(context)}
    <p class="toast" role="status" aria-live="polite" data-js="toast"></p>
  </body>
</html>
`;
  return redesign(document.text, context.version);
}
