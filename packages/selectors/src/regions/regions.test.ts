import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../page/parse-page.js';
import { queryAll } from '../page/query-all.js';
import { nextRegion, type RegionDiff, type RegionMemory } from './region-memory.js';
import { elementOf, placeOf, sketchRegion, type RegionSketch } from './region-sketch.js';

interface Shop {
  readonly price?: string;
  readonly wrapper?: string;
  readonly items?: number;
  readonly banner?: string;
  readonly state?: string;
}

/** A product's page with a buy form, a list of others and a place for banners. */
function shop({ price = '24.00', wrapper = 'buy-box', items = 3, banner = '<p class="promo">Sale</p>', state = '' }: Shop): RegionSketch {
  const page = parsePage(`<!doctype html><html><body><main><section class="product"><h1 class="product__title">Cap ${price}</h1>
    <div class="${wrapper}"><span class="price">${price}</span><form class="buy"><button class="buy__button ${state}" type="submit">Buy</button></form></div>
    <ul class="others">${'<li class="other"><a href="/x" class="other__link">One more</a></li>'.repeat(items)}</ul>
    <div class="banner">${banner}</div></section></main></body></html>`);
  const [button] = queryAll(page, '.buy__button');
  if (button === undefined) throw new Error('The button is missing.');
  return sketchRegion(button);
}

/** What is told at each of some looks, one after the other. */
function lookAt(sketches: readonly RegionSketch[]): (RegionDiff | null)[] {
  let memory: RegionMemory | null = null;
  return sketches.map((sketch) => {
    const seen = nextRegion(memory, sketch);
    // What is kept is plain data: it goes through a database.
    memory = JSON.parse(JSON.stringify(seen.memory)) as RegionMemory;
    return seen.change;
  });
}
const toldIn = (shops: readonly Shop[]): number => lookAt(shops.map(shop)).filter((change) => change !== null).length;

const word = fc.constantFrom('alpha', 'bravo', 'carla', 'delta', 'echo', 'foxtrot', 'golf', 'hotel');
const content = fc.record({ price: fc.double({ min: 1, max: 999, noNaN: true }).map(String), items: fc.integer({ min: 1, max: 6 }), state: fc.constantFrom('', 'is-active', 'disabled', 'css-1x2y3z') });

describe('a region', () => {
  it('is told of once when its structure changes and stays so, with what came and went', () => {
    const told = lookAt([{}, {}, { wrapper: 'purchase' }, { wrapper: 'purchase' }, { wrapper: 'purchase' }].map(shop));
    expect(told.map((change) => change !== null)).toEqual([false, false, false, true, false]);
    expect(told[3]?.added.map(elementOf)).toEqual(['div.purchase', 'form.buy', 'button.buy__button[type=submit]', 'span.price']);
    expect(told[3]?.removed.every((line) => line.includes('div.buy-box'))).toBe(true);
  });

  it('is not told of when the change is taken back before the next look', () => {
    expect(toldIn([{}, { wrapper: 'purchase' }, {}, {}, {}])).toBe(0);
  });

  it('is told of when structure changes beside content that changes all the time', () => {
    const banners = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => ({ banner: `<div class="promo-${name}word"><b>x</b></div>` }));
    const shops = banners.map((one, at) => (at < 5 ? one : { ...one, wrapper: 'purchase' }));
    const told = lookAt(shops.map(shop));
    expect(told.map((change) => change !== null)).toEqual([false, false, false, false, false, false, true, false]);
    expect(told[6]?.added.some((line) => line.includes('promo'))).toBe(false);
  });

  it('says in which place a line stands', () => {
    const [first = '', second = ''] = sketchRegion(queryAll(parsePage('<main class="m"><p class="a"><b>x</b></p></main>'), 'b')[0] ?? expect.fail()).slice(-2);
    expect([placeOf(second), elementOf(second)]).toEqual([first, 'b']);
  });
});

describe('whatever a shop does, a region', () => {
  it('is never told of for other texts, prices, states, generated names or lengths of lists', () => {
    fc.assert(fc.property(fc.array(content, { minLength: 2, maxLength: 8 }), (shops) => { expect(toldIn(shops)).toBe(0); }));
  });

  it('is never told of for a part that is another one at every visit', () => {
    // Neighbours differ: what stays for two visits cannot be told from a change yet.
    const banners = fc.uniqueArray(word, { minLength: 3, maxLength: 8 });
    fc.assert(fc.property(banners, (names) => { expect(toldIn(names.map((name) => ({ banner: `<div class="promo ${name}"><a class="${name}__link">x</a></div>` })))).toBe(0); }));
  });

  it('is told of exactly once for one change that stays, whatever the content around it', () => {
    const looks = fc.tuple(fc.array(content, { minLength: 1, maxLength: 6 }), fc.array(content, { minLength: 2, maxLength: 6 }), word);
    fc.assert(fc.property(looks, ([before, after, name]) => { expect(toldIn([...before, ...after.map((one) => ({ ...one, wrapper: `${name}-area` }))])).toBe(1); }));
  });

  it('is remembered in bounded space', () => {
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { maxLength: 60 }), (visits) => {
        let memory: RegionMemory | null = null;
        for (const names of visits) memory = nextRegion(memory, shop({ banner: names.map((name) => `<div class="${name}"><i class="${name}-in"></i></div>`).join('') })).memory;
        expect(Object.keys(memory?.turns ?? {}).length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 30 },
    );
  });
});
