import { describe, expect, it } from 'vitest';
import { parsePage } from '../page/parse-page.js';
import { queryAll } from '../page/query-all.js';
import { listSelectors } from './list-selectors.js';

const page = parsePage(`<main><ul class="tiles flex">${'<li class="tile p-4"><a class="tile__link" href="/p"><b>Jacket</b></a></li>'.repeat(6)}</ul>
  <aside><a class="tile__link">One more</a></aside></main>`);

describe('selectors of a list', () => {
  it('match about as many as the list had, by a name that means something', () => {
    const [tile] = queryAll(page, '.tile');
    if (tile === undefined) throw new Error('no tile');
    const found = listSelectors(page, tile, { count: 6 });
    expect(found[0]?.selector).toBe('.tile');
    for (const { selector } of found) expect(queryAll(page, selector)).toHaveLength(6);
  });
  it('go through the parents of an element that has no name', () => {
    const [bold] = queryAll(page, 'b');
    if (bold === undefined) throw new Error('no text');
    expect(queryAll(page, listSelectors(page, bold, { count: 6 })[0]?.selector ?? 'none')).toHaveLength(6);
  });
  it('are none where nothing is named', () => {
    const plain = parsePage('<div><p>a</p><p>b</p></div>');
    const [first] = queryAll(plain, 'p');
    if (first === undefined) throw new Error('no text');
    expect(listSelectors(plain, first, { count: 2 })).toEqual([]);
  });
});
