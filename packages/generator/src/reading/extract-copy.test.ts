import { describe, expect, it } from 'vitest';
import { extractQuotes, suggestUnquotedCopy } from './extract-copy.js';

describe('extractQuotes', () => {
  const rows: [string, string[]][] = [
    ['a bar with "Free shipping"', ['Free shipping']],
    ['a bar with “Free shipping”', ['Free shipping']],
    ['a bar with „Versand gratis“ and „Heute”', ['Versand gratis', 'Heute']],
    ['a bar with «Livraison offerte»', ['Livraison offerte']],
    ['a bar with « Livraison offerte »', ['Livraison offerte']],
    ['a bar with »Versand gratis«', ['Versand gratis']],
    ["a bar with 'Free shipping'", ['Free shipping']],
    ["a bar with 'Don't miss it'", ["Don't miss it"]],
    ['a bar with ‘Don’t miss it’', ['Don’t miss it']],
    ["don't show the customer's bar", []],
    ["the customers' bar says 'Hi'", ['Hi']],
    ['a bar with `Free shipping`', ['Free shipping']],
    ['a bar with \\"Free shipping\\" in it', ['Free shipping']],
    ['title "Free", button "Buy now" and note “It\'s on”', ['Free', 'Buy now', "It's on"]],
    ['copy “He said "yes" to us”', ['He said "yes" to us']],
    ['a 5" screen and a 7" one', []],
    ['an open " mark', []],
    ['empty "" and " " ones', []],
    ['「送料無料」 bar', ['送料無料']],
    ['says "Up to 50"', ['Up to 50']],
  ];
  it.each(rows)('%s', (description, texts) => {
    expect(extractQuotes(description).map((quote) => quote.text)).toEqual(texts);
  });

  it.each([
    ['put it above the "Add to cart" button', 'element'],
    ['hide the “Write a review” link', 'element'],
    ['a bar with a "Buy now" button', 'copy'],
    ['above the price "Only today"', 'copy'],
  ])('%s names %s', (description, use) => {
    expect(extractQuotes(description)[0]?.use).toBe(use);
  });
});

describe('suggestUnquotedCopy', () => {
  it.each([
    ['Add a bar saying Free shipping over 50 EUR', 'Free shipping over 50 EUR'],
    ['Add a bar that says: Hurry up!', 'Hurry up!'],
    ['Add a bar saying "Free"', null],
    ['Add a bar above the price', null],
  ])('%s', (description, copy) => {
    expect(suggestUnquotedCopy(description)).toBe(copy);
  });
});
