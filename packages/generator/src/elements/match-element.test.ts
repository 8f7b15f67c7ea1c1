import { describe, expect, it } from 'vitest';
import { shopSelectors } from '../../test/shop-knowledge.js';
import { tokenize } from '../reading/tokenize.js';
import { findNamedElement } from './match-element.js';

const onPdp = shopSelectors.filter((entry) => entry.status === 'approved' && (entry.pageType === 'pdp' || entry.pageType === 'global'));
const find = (phrase: string) => findNamedElement(tokenize(phrase).map((token) => token.stem), onPdp);

describe('findNamedElement', () => {
  it.each([
    ['the buy button', '.product__buy > button.buy'],
    ['the add-to-cart button', '.product__buy > button.buy'],
    ['the main CTA', '.product__buy > button.buy'],
    ['the second buy button', '.product__buy .buy-alt'],
    ['the price', '.product__price'],
    ['our product price', '.product__price'],
    ['the headline', '.product__title'],
    ['the image gallery', '.product__gallery'],
    ['product pictures', '.product__gallery'],
    ['the reviews', '.product__reviews'],
    ['the reviews section', '.product__reviews'],
    ['star ratings', '.product__reviews'],
    ['the basket icon', '[data-qa="basket"]'],
    ['the header', '.top-bar'],
    ['the page', 'body'],
  ])('%s', (phrase, selector) => {
    const found = find(phrase);
    expect(found.kind === 'found' ? found.match.entry.selector : found).toBe(selector);
  });

  it.each([
    ['the size chart', []],
    ['the review form', ['.product__reviews']],
    ['the', []],
    ['', []],
  ])('does not pretend to know %s', (phrase, closest) => {
    const found = find(phrase);
    expect(found.kind === 'unclear' ? found.closest.map((entry) => entry.selector) : found).toEqual(closest);
  });

  it('does not choose between two that are meant equally', () => {
    const [entry] = onPdp;
    if (entry === undefined) throw new Error('the shop has selectors');
    const found = findNamedElement(['tab'], [
      { ...entry, name: 'Details tab', role: 'detailsTab', selector: '.a' },
      { ...entry, name: 'Care tab', role: 'careTab', selector: '.b' },
    ]);
    expect(found.kind).toBe('unclear');
  });
});
