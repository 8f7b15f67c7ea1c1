import { describe, expect, it } from 'vitest';
import { parseSelector } from '../parsing/parse-selector.js';
import { buildApprovalIndex } from './approval-index.js';
import { closestApproved } from './closest-approved.js';
import { judgeSelector } from './judge-selector.js';
import { scopeSelector } from './scope-selector.js';

const index = buildApprovalIndex(
  [
    { selector: 'body', subtree: false },
    { selector: '.product__title', subtree: false },
    { selector: '.product__buy > button.buy', subtree: false },
    { selector: '.listing .tile', subtree: false },
    { selector: '[data-qa="basket"]', subtree: false },
    { selector: '[data-role]', subtree: false },
    { selector: '#summary', subtree: false },
    { selector: '.copy', subtree: true },
    { selector: '[broken', subtree: false },
  ],
  'fh-',
);

function judge(selector: string): string {
  const parsed = parseSelector(selector);
  if (!parsed.ok) return 'does not parse';
  const judged = judgeSelector(index, parsed.list);
  return judged.approved ? judged.reach : 'refused';
}

describe('judgeSelector', () => {
  it.each([
    ['.product__title', 'site'],
    ['h1.product__title:hover', 'site'],
    ['.product\\_\\_title', 'site'],
    ['[class~="product__title"]', 'site'],
    ['[id=summary]', 'site'],
    ["[data-qa='basket']", 'site'],
    ['[data-role="x"]', 'site'],
    ['body .product__title', 'site'],
    ['.product__title[hidden][aria-label="x"]::before', 'site'],
    ['.product__buy > button.buy:not(.fh-x)', 'site'],
    ['body > .product__buy > button.buy', 'site'],
    ['.listing > .tile', 'site'],
    ['.listing .copy .tile', 'site'],
    [':is(.listing, .copy .listing) .tile', 'site'],
    ['.copy p', 'site'],
    ['.copy > * > em', 'site'],
    ['.fh-a', 'own'],
    ['#fh-a.product__title', 'own'],
    ['[data-fh-x]', 'own'],
    ['.product__title .fh-a', 'own'],
    ['.fh-a span', 'inside-own'],
    ['.fh-a > h2 + p', 'inside-own'],
    ['.fh-a, .product__title', 'site'],
  ])('approves %s (%s)', (selector, reach) => {
    expect(judge(selector)).toBe(reach);
  });

  it.each([
    ['.price'],
    ['.Product__title'],
    ['.product__title .price'],
    ['.price .product__title'],
    ['.product__title:not(.price)'],
    ['.product__title:has(.price)'],
    ['.product__title:nth-child(2 of .price)'],
    ['.product__title, .price'],
    [':is(.product__title, .price)'],
    ['.buy'],
    ['button.buy'],
    ['.product__buy .buy'],
    ['.product__buy button.buy'],
    ['.product__buy > .buy'],
    ['.tile'],
    ['.listing ~ .tile'],
    ['[data-qa]'],
    ['[data-qa^="basket"]'],
    ['[data-qa="basket" i]'],
    ['h1'],
    ['*'],
    [':root'],
    ['.product__title span'],
    ['.fh-a + p'],
    ['.fh-a ~ .product__buy p'],
    ['.copy .price'],
    ['.xfh-a'],
    ['[class*="fh-"]'],
  ])('refuses %s', (selector) => {
    expect(judge(selector)).toBe('refused');
  });

  it.each([['.a >'], [''], ['.a,'], ['\0'], ['.\ud800'], ['.a'.repeat(6000)]])('does not parse %j', (selector) => {
    expect(judge(selector)).toBe('does not parse');
  });

  it('remembers entries that do not parse', () => {
    expect(index.broken).toEqual(['[broken']);
  });
});

describe('scopeSelector', () => {
  it.each([
    ['.listing', '.tile', 'site'],
    ['.listing', '> .tile', 'site'],
    ['.listing', ':scope > .tile', 'site'],
    ['.product__title', '.tile', 'refused'],
    ['.fh-box', 'p', 'inside-own'],
  ])('judges %s with %s inside as %s', (root, inner, expected) => {
    const [outer, scoped] = [parseSelector(root), parseSelector(inner)];
    const judged = outer.ok && scoped.ok ? judgeSelector(index, scopeSelector(outer.list, scoped.list)) : null;
    expect(judged?.approved === true ? judged.reach : 'refused').toBe(expected);
  });
});

describe('closestApproved', () => {
  it.each([
    ['.product-title', '.product__title'],
    ['.prodct__title', '.product__title'],
    ['#sumary', '#summary'],
    ['.zzz', null],
  ])('suggests for %s: %s', (selector, expected) => {
    expect(closestApproved(index, selector)).toBe(expected);
  });
});
