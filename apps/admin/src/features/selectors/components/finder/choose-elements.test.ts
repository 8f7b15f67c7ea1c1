import type { FoundElement } from '@safecode/domain/page-captures/found-element';
import { expect, test } from 'vitest';
import { messages } from '../../messages.js';
import { readChosen, toItems, whyNot, writeChosen } from './choose-elements.js';

const found = (role: string, listed: FoundElement['listed'] = null): FoundElement => ({
  role, selector: `.${role}`, confidence: 0.9, evidence: [], alternatives: [], drift: null, tag: 'p', text: '', stability: 0.8, reasons: [], places: [], uniqueElsewhere: { unique: 0, of: 0 }, listed,
});
const ELEMENTS = [found('title'), found('price'), found('cart', { id: 1, name: 'Cart', selector: '.cart' })];

test.each<[string | undefined, string[]]>([
  [undefined, []],
  ['price,title', ['title', 'price']],
  ['cart', []],
  ['nothing,price', ['price']],
])('%s in the address chooses %j: only what was found and is not listed', (text, roles) => {
  expect([...readChosen(text, ELEMENTS)]).toEqual(roles);
});

test('choosing and leaving one keeps the others', () => {
  expect(writeChosen(new Set(['title']), 'price', true)).toBe('title,price');
  expect(writeChosen(new Set(['title', 'price']), 'title', false)).toBe('price');
  expect(writeChosen(new Set(['title']), 'title', false)).toBeUndefined();
});

test('what is sent has the names somebody gave, else those of the roles', () => {
  const items = toItems(ELEMENTS, new Set(['title', 'price']), { pageType: 'pdp', names: new Map([['price', ' Now ']]) });
  expect(items).toEqual([{ selector: '.title', pageType: 'pdp', role: 'title', name: 'Title' }, { selector: '.price', pageType: 'pdp', role: 'price', name: 'Now' }]);
  expect(whyNot(items, true)).toBeNull();
  expect(whyNot(items, false)).toBe(messages.notAllowed);
  expect(whyNot([], true)).toBe(messages.finder.chooseFirst);
  expect(whyNot(toItems(ELEMENTS, new Set(['title']), { pageType: 'pdp', names: new Map([['title', '  ']]) }), true)).toBe(messages.finder.nameMissing);
});
