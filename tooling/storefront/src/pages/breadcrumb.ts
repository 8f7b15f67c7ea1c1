import { html, type Markup } from '../html/html.js';

/** Where a page stands in the shop: the way to it, then its own name. */
export function breadcrumb(trail: ReadonlyArray<readonly [string, string]>, here: string): Markup {
  return html`<nav class="breadcrumb" aria-label="You are here">
    <ol>${trail.map(([name, href]) => html`<li><a href="${href}">${name}</a></li>`)}<li aria-current="page">${here}</li></ol>
  </nav>`;
}
