import { describe, expect, it } from 'vitest';
import { shopKnowledge } from '../../test/shop-knowledge.js';
import { readRequest } from '../reading/read-request.js';
import { findMentions } from './find-mentions.js';
import { usableSelectors } from './usable-selectors.js';

const usable = usableSelectors(shopKnowledge, 'pdp');
const ownWords = new Set(['bar', 'countdown']);

describe('findMentions', () => {
  const rows: [string, string[]][] = [
    ['a free-shipping bar above the buy button on product pages', ['beforebegin .product__buy > button.buy']],
    ['a bar above the big green buy button', ['beforebegin .product__buy > button.buy']],
    ['below the price with a red border', ['afterend .product__price']],
    ['between the title and the price', ['afterend .product__title']],
    ['above the "Add to cart" button', ['beforebegin .product__buy > button.buy']],
    ['at the top of the page', ['afterbegin body']],
    ['hide the reviews', ['itself .product__reviews']],
    ['Remove the image gallery.', ['itself .product__gallery']],
    ['a badge on the product picture', ['itself .product__gallery']],
    ['hide the size chart', ['itself ? size chart']],
    ['above the review form', ['beforebegin ? review form']],
    ['above the gallery button', ['beforebegin ? gallery button']],
    ['above the size chart in red', ['beforebegin ? size chart']],
    ['above the care instructions', ['beforebegin ? care instructions']],
    ['after the newsletter form', ['afterend ? newsletter form']],
    ['after the weekend, before the sale ends', []],
    ['above the fold', []],
    ['in dark blue, in the middle', []],
    ['a text inside the bar', []],
    ['make the bar sticky', []],
    ['on the weekend', []],
    ['on the size chart', []],
  ];
  it.each(rows)('%s', (description, expected) => {
    const mentions = findMentions(readRequest(description), usable, ownWords);
    expect(mentions.map((mention) => `${mention.position ?? 'itself'} ${mention.entry?.selector ?? `? ${mention.phrase}`}`)).toEqual(expected);
  });
});
