import { describe, expect, it } from 'vitest';
import { amountOf, amountsIn, withoutAmounts } from './price-text.js';

describe('amountsIn', () => {
  it.each<[string, number[]]>([
    ['$1,455.00', [1455]], ['US$ 12', [12]], ['1.455,00 €', [1455]], ['€ 9,-', [9]], ['CHF 1’299.–', [1299]], ['kr 1 299,50', [1299.5]], ['2 399,00 zł', [2399]], ['253.0 грн', [253]], ['£19.99', [19.99]], ['¥12,800', [12_800]],
    ['$55.00 - $57.00', [55, 57]], ['Was $30.00, now $24.00', [30, 24]], ['27,63£', [27.63]], ['$359.99Your price is $359.99', [359.99, 359.99]],
    ['12 items', []], ['Model 3080', []], ['Save 20%', []], ['$20%', []], ['', []],
  ])('%s', (text, amounts) => {
    expect(amountsIn(text)).toEqual(amounts);
  });
});

describe('amountOf', () => {
  it.each<[string, number | undefined]>([['1,234.56', 1234.56], ['1.234,56', 1234.56], ['1 234', 1234], ['12.5', 12.5], ['99.–', 99], ['none', undefined]])('%s', (written, value) => {
    expect(amountOf(written)).toBe(value);
  });
});

describe('withoutAmounts', () => {
  it.each([['Price: $5.00 each', /^Price:\s+each$/], ['$5.00', /^$/], ['No price', /^No price$/]])('%s', (text, rest) => {
    expect(withoutAmounts(text)).toMatch(rest);
  });
});
