import { describe, expect, it } from 'vitest';
import { parsePage } from './parse-page.js';
import { ExpensiveSelectorError, InvalidSelectorError, matchesOnly, queryAll } from './query-all.js';

const SHOP = parsePage(`<!doctype html><html lang=en><head><title>Shop</title></head><body class="page page">
  <header id=top><a class="logo" href="/"><img src=/l.png alt="Shop"></a><!-- c --><form role=search><input name=q TYPE=search></form></header>
  <main><ul class="list"><li>One<b>1</b></li><li class="a b" data-x="1:2">Two</li><li>Three</li></ul>
    <p></p><p> </p><p><!-- x --></p><noscript><p class=ns>Off</p></noscript><template><p class=t>T</p></template>
    <table><tr><td>a<td>b</table><svg viewBox="0 0 1 1"><linearGradient id=g /><use xlink:href="#g"/></svg>
    <select><option>x</option></select><a id="1:x.y">odd</a><script>var a = '<p>';</script></main></body></html>`);

function names(selector: string): string[] {
  return queryAll(SHOP, selector).map((element) => element.id || element.classes[0] || element.text || element.tag);
}

describe('parsePage', () => {
  it('keeps elements in document order with what is inside them', () => {
    for (const [at, element] of SHOP.elements.entries()) {
      expect(element.index).toBe(at);
      expect(element.parent?.children[element.position] ?? SHOP.root).toBe(element);
      expect(SHOP.elements.slice(at + 1, element.end).every((inner) => inner.depth > element.depth)).toBe(true);
    }
    expect(SHOP.root.end).toBe(SHOP.elements.length);
  });

  it.each([
    ['li:nth-of-type(1)', 'One1', 'One'],
    ['tr', 'a b', ''],
    ['main', 'One1 Two Three a b x odd', ''],
    ['noscript p', '', 'Off'],
  ])('reads the text of %s', (selector, text, ownText) => {
    expect(queryAll(SHOP, selector)[0]).toMatchObject({ text, ownText });
  });

  it('keeps attributes and each class once', () => {
    expect(queryAll(SHOP, 'body')[0]?.classes).toEqual(['page']);
    expect(Object.fromEntries(queryAll(SHOP, 'use')[0]?.attributes ?? [])).toEqual({ 'xlink:href': '#g' });
  });

  it.each(['', '\0\u{fffe}<', '<table><a>'.repeat(400), '<div>'.repeat(30_000)])('makes a page of anything (%#)', (html) => {
    const page = parsePage(html);
    expect(page.root.tag).toBe('html');
    expect(queryAll(page, 'body')).toHaveLength(1);
  });
});

describe('queryAll', () => {
  it.each<[string, string[]]>([
    ['#top .logo', ['logo']],
    ['li, #top', ['top', 'One1', 'a', 'Three']],
    ['LI.b', ['a']],
    ['[data-x="1:2"]', ['a']],
    ['ul > li:nth-child(2) + li', ['Three']],
    ['li:not(.a):last-child', ['Three']],
    ['header:has(input[name=q]) > a', ['logo']],
    ['p:empty', ['p', 'p']],
    ['.ns', ['ns']],
    ['.t', []],
    [String.raw`#\31 \:x\.y`, ['1:x.y']],
    ['a:hover', []],
    [':root > body', ['page']],
    ['input[type=SEARCH i]', ['input']],
    ['li:nth-child(1 of .a)', ['a']],
    [':is(.logo, .b)', ['logo', 'a']],
    ['.none, [href="#1"]', []],
  ])('%s', (selector, expected) => {
    expect(names(selector)).toEqual(expected);
  });

  it.each(['', 'li >', '> li', 'li:contains(One)', 'p:not(:first)', '[a!=b]', 'li[', '#1x', '[a=1]', 'li:nope', 'p::before'])('refuses %j', (selector) => {
    expect(() => queryAll(SHOP, selector)).toThrow(InvalidSelectorError);
    expect(matchesOnly(SHOP, selector, SHOP.root)).toBe(false);
  });

  it('compares classes and ids as the doctype says', () => {
    expect(queryAll(parsePage('<p class=A id=B>'), '.a, #b')).toHaveLength(1);
    expect(queryAll(parsePage('<!doctype html><p class=A id=B>'), '.a, #b')).toHaveLength(0);
  });
});

describe('a page that a browser with scripts has written', () => {
  const html = '<!DOCTYPE html><html><head><noscript><img src="pixel.gif"></noscript><title>T</title></head><body class="shop"><p>x</p></body></html>';

  it('has no elements in noscript, as the browser had none, and keeps its body', () => {
    const page = parsePage(html, { scripting: true });
    expect(page.elements.map(({ tag }) => tag)).toEqual(['html', 'head', 'noscript', 'title', 'body', 'p']);
    expect(queryAll(page, 'body')[0]?.classes).toEqual(['shop']);
  });
});

describe('a selector that takes too long', () => {
  const wide = parsePage(`<ul>${'<li class="x"></li>'.repeat(400)}</ul>`);
  const deep = parsePage(`${'<div>'.repeat(200)}<p></p>`);

  it.each<[string, ReturnType<typeof parsePage>]>([
    ['.none ~ .x ~ .x ~ .x ~ .x ~ .x', wide],
    ['.none div div div div div div div p', deep],
    ['ul:has(.none ~ li ~ li ~ li ~ li)', wide],
  ])('%s is given up after so many steps', (selector, page) => {
    const started = performance.now();
    expect(() => queryAll(page, selector, { maxSteps: 200_000 })).toThrow(ExpensiveSelectorError);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('an ordinary one is not', () => {
    expect(queryAll(wide, 'ul > .x:nth-child(2n)', { maxSteps: 500_000 })).toHaveLength(200);
  });
});
