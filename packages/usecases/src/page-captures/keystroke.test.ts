import { parsePage } from '@safecode/selectors/page/parse-page';
import { expect, test } from 'vitest';
import { searchPage, testView } from './search-page.js';
import { suggestAlternatives } from './suggest-alternatives.js';
import type { PageModel } from './page-models.js';

const CARDS = Array.from({ length: 500 }, (_value, at) => `<li class="card card--${at % 7}"><a class="card__link" href="/p/${at}"><img src="/i/${at}.jpg" alt="Lamp ${at}"><h3 class="card__title">Lamp ${at}</h3></a><p class="card__price">€ ${at}</p></li>`);
const PAGE = parsePage(`<header class="site"><a class="logo" href="/">Shop</a></header><main class="product"><h1 class="product__title">Lamp</h1><form action="/cart/add"><button class="product__buy" type="submit">Add</button></form><ul class="cards">${CARDS.join('')}</ul></main>`);
const MODEL: PageModel = { html: '', page: PAGE, places: PAGE.elements.map(({ tag }, at) => [tag, 0, at, 10, 10, 1] as const), shadowRoots: [], frames: [] };
const VIEW = { viewport: 'desktop', window: { width: 1280, height: 900 }, picture: null } as const;
/** What somebody types, letter by letter, and what is slow to find. */
const TYPED = [...Array.from({ length: 20 }, (_value, at) => '.product__buy button'.slice(0, at + 1)), 'h1', 'li', 'div', '*', '.card__title', 'ul > li:nth-child(7) .card__price', 'main :not(p) > a', '.cards:has(h3) li'];

/** Milliseconds of processor time, which other work on the machine does not change much. */
function workOf(selector: string): number {
  const before = process.cpuUsage();
  const { found } = searchPage(MODEL, selector);
  if (found !== null) {
    testView({ model: MODEL, view: VIEW, found }, selector);
    const [meant] = found;
    if (meant !== undefined) suggestAlternatives({ page: PAGE, selector, found, meant });
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test('a key stroke on a page of 3,000 elements is answered in a fraction of 150 ms of work', () => {
  expect(PAGE.elements.length).toBeGreaterThan(2_500);
  for (const selector of TYPED) workOf(selector);
  const work = TYPED.map(workOf).toSorted((one, other) => one - other);
  expect(work[Math.floor(work.length / 2)]).toBeLessThan(50);
  expect(work.at(-1)).toBeLessThan(150);
});
