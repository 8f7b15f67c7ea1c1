import { slotSchema } from '@safecode/domain/templates/slot';
import { describe, expect, it } from 'vitest';
import { extractColors } from './extract-colors.js';
import { extractQuotes } from './extract-copy.js';
import { convertQuantity, extractQuantities } from './extract-quantities.js';
import { extractUrls } from './extract-urls.js';
import { parseAmount } from './parse-number.js';

function read(description: string) {
  const quotes = extractQuotes(description);
  return extractQuantities(description, { quotes, taken: [...extractUrls(description), ...extractColors(description, quotes)] });
}

describe('extractQuantities', () => {
  const rows: [string, string[]][] = [
    ['free shipping over 50 EUR', ['money 50']],
    ['over €50 or 60€ or $ 49.99', ['money 50', 'money 60', 'money 49.99']],
    ['over EUR 1,250.50', ['money 1250.5']],
    ['over 1.500 € and 49,99 €', ['money 1500', 'money 49.99']],
    ['over £1 000', ['money 1000']],
    ['over 200 zł, 300 kr, 20 dollars, 5 pounds', ['money 200', 'money 300', 'money 20', 'money 5']],
    ['padding 12px, 1.125rem high, 2 em, 40 pixels', ['length 12', 'length 1.125', 'length 2', 'length 40']],
    ['after 10 seconds, 500ms, 2 minutes, 1.5 h, 24 hours', ['duration 10', 'duration 0.5', 'duration 120', 'duration 5400', 'duration 86400']],
    ['a 30-second countdown', ['duration 30']],
    ['20% off, 15 percent, 12,5 %', ['percent 20', 'percent 15', 'percent 12.5']],
    ['show 3 items and two rows', ['count 3', 'count 2']],
    ['says "3 for 2", over "50 EUR"', ['money 50 quoted']],
    ['says "20 % off"', ['percent 20 quoted']],
    ['variant v2 of A/B test 24/7 in #112233 at /page/3 for Q4', []],
    ['version 1.2.3', []],
    ['5 stars', ['count 5']],
    ['the first one', []],
    ['3 EURO-pallets', ['count 3']],
  ];
  it.each(rows)('%s', (description, expected) => {
    expect(read(description).map((mention) => `${mention.quantity} ${mention.value}${mention.isQuoted ? ' quoted' : ''}`)).toEqual(expected);
  });
});

describe('parseAmount', () => {
  it.each([
    ['1,000', 1000],
    ['1.000', 1000],
    ['1.000,50', 1000.5],
    ['1,000.50', 1000.5],
    ['0.125', 0.125],
    ['49,9', 49.9],
    ["1'234'567", 1_234_567],
    ['12', 12],
  ])('%s', (digits, value) => {
    expect(parseAmount(digits)).toBe(value);
  });
});

describe('convertQuantity', () => {
  const slot = (quantity: string, unit?: string) => {
    const parsed = slotSchema.parse({ kind: 'number', name: 'n', label: 'N', quantity, ...(unit === undefined ? {} : { unit }) });
    if (parsed.kind !== 'number') throw new Error('a number slot was expected');
    return parsed;
  };
  it.each([
    ['24px', slot('length', 'rem'), 1.5],
    ['2rem', slot('length', 'px'), 32],
    ['2em', slot('length', 'px'), null],
    ['2em', slot('length', 'em'), 2],
    ['14px', slot('length'), 14],
    ['2 s', slot('duration', 'ms'), 2000],
    ['2 minutes', slot('duration', 's'), 120],
    ['20 EUR', slot('count'), null],
    ['20 %', slot('percent', '%'), 20],
  ])('%s for a slot', (description, target, value) => {
    const [mention] = read(description);
    expect(mention === undefined ? undefined : convertQuantity(mention, target)).toBe(value);
  });
});
