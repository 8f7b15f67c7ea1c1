import { describe, expect, it } from 'vitest';
import { fingerprintOf, profilePage } from '../fingerprint/profile-page.js';
import type { Page } from '../page/page.js';
import { parsePage } from '../page/parse-page.js';
import { queryAll } from '../page/query-all.js';
import { EVIDENCE } from './evidence/all-evidence.js';
import { ALONE } from './learned/alone.js';
import { WITH_PAGE } from './learned/with-page.js';
import { mendSelector } from './mend-selector.js';
import { pairPages, type PagePair } from './page-pair.js';
import { relocateElements, relocateFingerprint } from './relocate.js';

const NAMES = ['Lamp Aurora', 'Desk Fjord', 'Chair Luna', 'Shelf Nordic'] as const;

/** A shop page; `design` says how it is built, the content is the same. */
function shop(design: 'old' | 'new' | 'wrapped' | 'renamed' | 'reordered', edit: (html: string) => string = (html) => html): string {
  const c = design === 'renamed' ? (name: string): string => `x-${[...name].toReversed().join('')}` : (name: string): string => name;
  const attributes = (...pairs: readonly string[]): string => (design === 'reordered' ? pairs.toReversed() : pairs).join(' ');
  const wrap = (html: string): string => (design === 'wrapped' ? `<div class="layout"><div>${html}</div></div>` : html);
  const price = (at: number): string => `$${(at + 1) * 120 - 1}.00`;
  const item = (name: string, at: number): string => design === 'new'
    ? `<article class="tile"><img src="/media/${at}-400x400.webp" alt="${name}"><div class="tile-body"><h3><a href="/p/${at}">${name}</a></h3><p class="amount">${price(at)}</p><button type="button" class="cta">Add to cart</button></div></article>`
    : `<li class="${c('product')}"><a href="/p/${at}"><img src="/img/${at}.jpg" alt="${name}"></a><div class="${c('name')}"><a ${attributes(`href="/p/${at}"`, 'rel="item"')}>${name}</a></div><div class="${c('price')}">${price(at)}</div><input ${attributes('type="button"', `class="${c('button')}"`, 'value="Add to cart"')}></li>`;
  const list = NAMES.map(item).map(wrap).join('');
  return edit(`<!doctype html><html><head><title>Lamps</title></head><body>
    <header class="${c('top')}"><a class="${c('logo')}" href="/"><img src="/logo.png" alt="Northern Light"></a>
    <form action="/search">${wrap(`<input ${attributes('type="search"', 'name="q"', 'placeholder="Search the shop"')}>`)}<button class="${c('go')}">Find</button></form>
    <nav><ul><li><a href="/lamps">Lamps</a></li><li><a href="/desks">Desks</a></li><li><a href="/sale">Clearance sale</a></li></ul></nav></header>
    <main>${wrap(`<h1 class="${c('title')}">Everything for the north</h1>`)}<p class="${c('intro')}">Made by hand since 1921.</p>
    ${design === 'new' ? `<section class="grid">${list}</section>` : `<ul class="${c('products')}">${list}</ul>`}</main>
    <footer><h2>Service</h2><a href="/returns">Returns</a><a href="/imprint">Imprint</a><p>© Northern Light</p></footer></body></html>`);
}

function pair(old: string, changed: string): PagePair {
  return pairPages(profilePage(parsePage(old)), profilePage(parsePage(changed)));
}

function one(page: Page, selector: string) {
  const [element, ...others] = queryAll(page, selector);
  if (element === undefined || others.length > 0) throw new Error(`${selector} matches ${others.length + 1} elements`);
  return element;
}

/** Mends the selector and names what the answer selects, or the outcome when it selects nothing. */
function mend(pages: PagePair, selector: string): { outcome: string; index: number | undefined } {
  const { outcome, selector: mended } = mendSelector(pages, one(pages.old.page, selector), selector);
  return { outcome, index: mended === null ? undefined : one(pages.changed.page, mended).index };
}

const UNAMBIGUOUS = ['.logo', 'input[name="q"]', '.go', '[href="/sale"]', '.title', '.intro', '[href="/returns"]', 'footer h2', '.product:nth-of-type(2) .name a', '.product:nth-of-type(3) .price', '.product:nth-of-type(4) .button'];

describe('an unambiguous element is found', () => {
  const old = shop('old');
  it.each(UNAMBIGUOUS.flatMap((selector) => (['wrapped', 'renamed', 'reordered'] as const).map((design) => [selector, design] as const)))('%s on the %s page', (selector, design) => {
    const pages = pair(old, shop(design));
    const path = (of: Page, index: number): string => [of.elements[index]?.tag, of.elements[index]?.text, of.elements[index]?.attribute('value'), of.elements[index]?.attribute('href')].join('|');
    const { index } = mend(pages, selector);
    expect(index).toBeDefined();
    expect(path(pages.changed.page, index ?? -1)).toBe(path(pages.old.page, one(pages.old.page, selector).index));
  });

  it.each([
    ['.logo', 'header > a'],
    ['input[name="q"]', 'input'],
    ['.title', 'h1'],
    ['.product:nth-of-type(2) .name a', 'article:nth-of-type(2) h3 a'],
    ['.product:nth-of-type(3) .price', 'article:nth-of-type(3) .amount'],
    ['.product:nth-of-type(4) .button', 'article:nth-of-type(4) button'],
    ['.product:nth-of-type(1) img', 'article:nth-of-type(1) img'],
  ])('%s after the redesign', (selector, expected) => {
    const pages = pair(old, shop('new'));
    expect(mend(pages, selector).index).toBe(one(pages.changed.page, expected).index);
  });
});

describe('an element that was taken out is gone', () => {
  it.each([
    ['.intro', /<p class="x?-?\w+">Made by hand since 1921.<\/p>/],
    ['[href="/sale"]', /<li><a href="\/sale">.*?<\/li>/],
    ['footer h2', /<h2>Service<\/h2>/],
    ['.logo', /<a class="\w+" href="\/">.*?<\/a>/],
  ])('%s', (selector, text) => {
    const pages = pair(shop('old'), shop('old', (html) => html.replace(text, '')));
    expect(pages.changed.page.elements.length).toBeLessThan(pages.old.page.elements.length);
    expect(mend(pages, selector)).toEqual({ outcome: 'gone', index: undefined });
  });
});

describe('relocateElements', () => {
  it('gives no place to two elements', () => {
    const pages = pair(shop('old'), shop('new'));
    const answers = relocateElements(pages, queryAll(pages.old.page, '.button'));
    const places = answers.map(({ element }) => element?.index);
    expect(new Set(places).size).toBe(NAMES.length);
    expect(places).toEqual(queryAll(pages.changed.page, 'button[type="button"]').map(({ index }) => index));
  });
});

describe('relocateFingerprint', () => {
  it('finds an element whose page is gone, through JSON', () => {
    const old = profilePage(parsePage(shop('old')));
    const changed = profilePage(parsePage(shop('renamed')));
    for (const selector of ['.logo', 'input[name="q"]', '.title', '[href="/returns"]']) {
      const stored: unknown = JSON.parse(JSON.stringify(fingerprintOf(old, one(old.page, selector))));
      const { element } = relocateFingerprint(stored as NonNullable<ReturnType<typeof fingerprintOf>>, changed);
      expect(element?.text ?? '').toBe(one(old.page, selector).text);
      expect(element?.tag).toBe(one(old.page, selector).tag);
    }
  });

  it('has none of a script', () => {
    const profile = profilePage(parsePage('<script>1</script><p>x'));
    expect(fingerprintOf(profile, one(profile.page, 'script'))).toBeUndefined();
  });

  it('does not read a fingerprint of another version', () => {
    const profile = profilePage(parsePage(shop('old')));
    const fingerprint = fingerprintOf(profile, one(profile.page, '.logo'));
    if (fingerprint === undefined) throw new Error('no fingerprint');
    expect(relocateFingerprint({ ...fingerprint, version: 0 }, profile)).toMatchObject({ outcome: 'uncertain', element: null });
  });
});

describe('the learned weights', () => {
  it.each([['with the page', WITH_PAGE], ['alone', ALONE]])('%s were learned from the evidence there is', (_name, weights) => {
    expect(weights.evidence).toBe(EVIDENCE.length);
    expect(weights.model.trees.length).toBeGreaterThan(50);
    expect(weights.calibration.map(([, measured]) => measured)).toEqual(weights.calibration.map(([, measured]) => measured).sort((a, b) => a - b));
  });

  it('answer the same twice', () => {
    const run = () => mendSelector(pair(shop('old'), shop('new')), one(parsePage(shop('old')), '.title'), '.title');
    expect(run()).toEqual(run());
  });
});

it('finds its way through a page of two thousand alike', () => {
  const list = (count: number, tag: string): string => `<!doctype html><ul>${Array.from({ length: count }, (_none, at) => `<li><${tag} name="n">Row ${at}</${tag}></li>`).join('')}</ul>`;
  const pages = pair(list(2_000, 'a'), `<div>${list(2_000, 'a')}</div>`);
  expect(mend(pages, 'li:nth-of-type(1400) a').index).toBe(one(pages.changed.page, 'li:nth-of-type(1400) a').index);
}, 30_000);
