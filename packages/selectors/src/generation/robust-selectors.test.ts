import { describe, expect, it } from 'vitest';
import { parsePage } from '../page/parse-page.js';
import { queryAll } from '../page/query-all.js';
import { escapeName, quoteValue } from './escape-name.js';
import { judgeStability } from './judge-stability.js';
import { judgeName } from './name-stability.js';
import { robustSelectors } from './robust-selectors.js';

function best(html: string, selector = '[t]'): string | undefined {
  const page = parsePage(`<!doctype html><body>${html}`);
  const [element] = queryAll(page, selector);
  return element === undefined ? undefined : robustSelectors(page, element)[0]?.selector;
}

describe('robustSelectors', () => {
  it.each([
    ['<a t data-testid=buy id=x class=y>1</a>', '[data-testid="buy"]'],
    ['<a t id=buy-button class=y>1</a>', '#buy-button'],
    ['<a t id=":r1:" class=buy>1</a>', '.buy'],
    ['<a t class="btn btn--large product__submit">1</a>', '.product__submit'],
    ['<a t class="css-1q2w3e mt-4 price">1</a><a class=price-old>2</a>', '.price'],
    ['<input t name=email class=form-control><input name=other class=form-control>', '[name="email"]'],
    ['<button t class="flex mt-2" aria-label="Open cart">1</button>', '[aria-label="Open cart"]'],
    ['<div class=card-a><p t class=price>1</p></div><div class=card-b><p class=price>2</p></div>', '.card-a .price'],
    ['<ul><li>1</li><li t>2</li></ul>', 'li:nth-of-type(2)'],
    ['<button t data-testhook=buy class=y>1</button>', '[data-testhook="buy"]'],
  ])('%s', (html, expected) => {
    const marked = html.replace(' t ', ' data-x1=1 ').replace(' t>', ' data-x1=1>');
    expect(best(marked, '[data-x1]')).toBe(expected);
  });

  it('selects every element of a page, and nothing else, whatever its names are', () => {
    const page = parsePage(`<!doctype html><body><p id="1:a.b" class="a/b w-1/2 [x]">1<p id="-1" class="é 日本">2<p id="-" title='q"\\'>3<p id="a b" title="line\nbreak">4
      <x-y:z>5</x-y:z><p><p><p id=dup><p id=dup><a href="#">6</a><a href="/a?b=1&c='2'">7</a><svg><linearGradient/></svg>`);
    for (const element of page.elements) {
      const selectors = robustSelectors(page, element);
      expect(selectors.length).toBeGreaterThan(0);
      for (const { selector, stability } of selectors) {
        expect(queryAll(page, selector)).toEqual([element]);
        expect(stability).toBeGreaterThan(0);
        expect(stability).toBeLessThanOrEqual(1);
      }
    }
  });

  it('holds on a page without a doctype, where case does not count', () => {
    const page = parsePage('<p class=A>1<p class=a>2<p id=B>3<p id=b>4');
    for (const element of page.elements) for (const { selector } of robustSelectors(page, element)) expect(queryAll(page, selector)).toEqual([element]);
  });
});

describe('judgeName', () => {
  it.each([
    ['product-card', 'named'], ['price', 'named'], ['block__title', 'named'], ['Block__Title', 'named'], ['btnAddToCart', 'named'], ['h2', 'named'], ['site-header__logo', 'named'],
    ['css-1q2w3e', 'generated'], ['sc-bdVaJa', 'generated'], ['Header_title__Br2U3', 'generated'], ['button-default_root__DAGWZ', 'generated'], ['title_3fK2x_12', 'generated'], ['ember1234', 'generated'], [':r1a:', 'generated'], ['a1b2c3', 'generated'],
    ['mt-4', 'utility'], ['md:flex', 'utility'], ['col-md-6', 'utility'], ['w-1/2', 'utility'], ['text-sm', 'utility'], ['bg-gray-100', 'utility'], ['btn--large', 'utility'], ['button--ghost', 'utility'],
    ['active', 'state'], ['is-open', 'state'], ['lazyloaded', 'state'],
    ['post-18452', 'numbered'],
  ])('%s is %s', (name, kind) => {
    expect(judgeName(name).kind).toBe(kind);
  });
});

describe('judgeStability', () => {
  it('orders selectors by what breaks first', () => {
    const order = ['[data-testid="x"]', '#buy-button', '.price', 'form .price', '[aria-label="Buy"]', '.post-18452', '.mt-4', '.css-1q2w3e', 'div > p:nth-child(3) > a'];
    const stabilities = order.map((selector) => judgeStability(selector).stability);
    expect(stabilities).toEqual([...stabilities].sort((a, b) => b - a));
  });

  it.each([
    ['.css-1q2w3e', /generated/], ['a:nth-child(2)', /position/], ['.mt-4', /looks/], ['.active', /state/], ['#a .b .c .d', /4 levels/], ['a[', /does not parse/],
  ])('%s says why', (selector, reason) => {
    expect(judgeStability(selector).reasons.join(' ')).toMatch(reason);
  });

  it('judges a list by its weakest member', () => {
    expect(judgeStability('#a, .css-1q2w3e')).toEqual(judgeStability('.css-1q2w3e'));
  });
});

it.each([['a', 'a'], ['1a', '\\31 a'], ['-1', '-\\31 '], ['-', '\\-'], ['a:b', 'a\\:b'], ['é', 'é'], ['\u0001', '\\1 '], ['', '']])('escapes %j as %j', (name, expected) => {
  expect(escapeName(name)).toBe(expected);
});

it('quotes values', () => {
  expect(quoteValue('a"b\\c\nd')).toBe('"a\\"b\\\\c\\a d"');
});
