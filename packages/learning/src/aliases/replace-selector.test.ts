import { describe, expect, it } from 'vitest';
import { containsSelector, listUsedSelectors } from '../positions/used-selectors.js';
import { replaceSelectorIn } from './replace-selector.js';

const FROM = '[data-test="buy"]';
const replaced = (code: string, language: 'js' | 'css' = 'js'): string => replaceSelectorIn(code, { from: FROM, to: '.buy-now' }, language);

describe('a selector that is replaced', () => {
  it.each([
    ['with escaped quotes', String.raw`document.querySelector("[data-test=\"buy\"]").focus();`, `document.querySelector('.buy-now').focus();`],
    ['through a variable', String.raw`const T = "[data-test=\"buy\"] > b"; document.querySelector(T).focus();`, `const T = '.buy-now > b'; document.querySelector(T).focus();`],
    ['in single quotes', `document.querySelector('[data-test="buy"]').focus();`, `document.querySelector('.buy-now').focus();`],
  ])('%s', (...[, code, expected]) => {
    expect(replaced(code)).toBe(expected);
    expect(listUsedSelectors(code, 'js').some((used) => containsSelector(used, FROM))).toBe(true);
  });

  it('in a style sheet', () => {
    expect(replaced('[data-test="buy"]:hover { color: red }', 'css')).toBe('.buy-now:hover { color: red }');
  });

  it.each([
    ['a text that only looks like it', String.raw`say("[data-test=\"buy\"]");`],
    ['another selector', String.raw`document.querySelector("[data-test=\"price\"]").focus();`],
    ['words with escapes', String.raw`say("5\" screen\n");`],
    ['code that cannot be read', String.raw`document.querySelector("[data-test=\"buy\"]"`],
  ])('%s stays as it is, to the letter', (...[, code]) => {
    expect(replaced(code)).toBe(code);
  });
});

describe('the selectors a text uses', () => {
  it.each([
    ['.price', '.price', true],
    ['.box .price:hover', '.price', true],
    ['a:not(.price)', '.price', true],
    ['.price-old', '.price', false],
    ['.box > .price', '.box .price', false],
    ['.price >', '.price', false],
  ])('%s has %s: %s', (used, selector, isThere) => {
    expect(containsSelector(used, selector)).toBe(isThere);
  });

  it('are listed member by member, each once, as they are written', () => {
    expect(listUsedSelectors(`document.querySelectorAll('.b, .a').forEach((e) => e.remove()); document.getElementById('x').remove(); document.querySelector('.a').remove();`, 'js')).toEqual(['#x', '.a', '.b']);
    expect(listUsedSelectors('.a .b, .c { color: red } @media print { .a .b { color: blue } }', 'css')).toEqual(['.a .b', '.c']);
  });
});
