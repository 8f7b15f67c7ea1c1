import { describe, expect, it } from 'vitest';
import { stemOf, tokenize, wordsOfName } from './tokenize.js';

describe('tokenize', () => {
  it('parts words at hyphens and slashes and keeps apostrophes', () => {
    expect(tokenize("A free-shipping bar, don’t/never").map((token) => token.word)).toEqual(['a', 'free', 'shipping', 'bar', "don't", 'never']);
  });

  it('says where each word stands', () => {
    const [, second] = tokenize('Größe ändern');
    expect(second).toEqual({ word: 'ändern', stem: 'ändern', start: 6, end: 12 });
  });
});

describe('stemOf', () => {
  it.each([
    ['pages', 'page'],
    ['boxes', 'box'],
    ['categories', 'category'],
    ['reviews', 'review'],
    ["brand's", 'brand'],
    ['plus', 'plus'],
    ['glass', 'glass'],
    ['status', 'status'],
    ['css', 'css'],
    ['shipping', 'shipping'],
  ])('%s -> %s', (word, stem) => {
    expect(stemOf(word)).toBe(stem);
  });
});

describe('wordsOfName', () => {
  it.each([
    ['buyButton', ['buy', 'button']],
    ['free-shipping-bar', ['free', 'shipping', 'bar']],
    ['Text colour', ['text', 'colour']],
  ])('%s', (name, words) => {
    expect(wordsOfName(name)).toEqual(words);
  });
});
