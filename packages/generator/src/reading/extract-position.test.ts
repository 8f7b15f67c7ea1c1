import { describe, expect, it } from 'vitest';
import { extractQuotes } from './extract-copy.js';
import { extractPlacements } from './extract-position.js';

describe('extractPlacements', () => {
  const rows: [string, string[]][] = [
    ['a bar above the buy button', ['beforebegin! buy button']],
    ['a bar directly before the price', ['beforebegin price']],
    ['a bar below our reviews, in red', ['afterend! reviews']],
    ['only 3 left in stock before checkout', []],
    ['in the header', ['beforeend header']],
    ['a bar under the price', ['afterend price']],
    ['a note after the title', ['afterend title']],
    ['a note next to the basket', ['afterend! basket']],
    ['at the top of the page', ['afterbegin! page']],
    ['at the bottom of the filter panel.', ['beforeend! filter panel']],
    ['put it first in the gallery', ['afterbegin! gallery']],
    ['a badge inside the gallery', ['beforeend! gallery']],
    ['above the "Add to cart" button', ['beforebegin! Add to cart button']],
    ['above the price "Only today"', ['beforebegin! price']],
    ['between the title and the price', ['afterend! title and the price']],
    ['over 50 EUR, under 20 EUR, after 10 seconds', []],
    ['copy "put it above the price"', []],
    ['Above a long name of many words that go on', ['beforebegin long name of many words that']],
    ['nothing of that kind', []],
  ];
  it.each(rows)('%s', (description, expected) => {
    const found = extractPlacements(description, extractQuotes(description));
    expect(found.map(({ position, phrase, isCertain }) => `${position}${isCertain ? '!' : ''} ${description.slice(phrase[0]?.start, phrase.at(-1)?.end).replaceAll(/["“”]/g, '')}`)).toEqual(expected);
  });
});
