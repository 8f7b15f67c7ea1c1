import { expect, it } from 'vitest';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { verifyVariation } from '../verify-variation.js';
import { compilePolicy } from './compile-policy.js';

it('keeps what it judged, page type by page type', () => {
  const policy = compilePolicy(EXAMPLE_POLICY);
  const book = policy.bookFor('pdp');
  const known = book.read('css', '.product__title');
  expect(known?.judgement).toMatchObject({ approved: true, reach: 'site' });
  expect(book.read('css', '.product__title')).toBe(known);
  expect(policy.bookFor('plp').read('css', '.product__title')?.judgement.approved).toBe(false);
  expect(book.read('css', '.product__title >')).toBeNull();
  expect(book.read('id', 'a b')?.text).not.toBe(book.read('class', 'a b')?.text);
});

it('keeps no more than it has room for, and judges the same when it has forgotten', () => {
  const book = compilePolicy(EXAMPLE_POLICY).bookFor('pdp');
  const before = book.read('css', '.product__title');
  for (let n = 0; n < 5000; n += 1) expect(book.read('css', `.fh-${n}`)?.judgement.approved).toBe(true);
  const after = book.read('css', '.product__title');
  expect(after).not.toBe(before);
  expect(after).toEqual(before);
  const long = book.read('css', `.fh-${'x'.repeat(9000)}`);
  expect(long?.judgement.approved).toBe(true);
});

it('a style sheet that was proven before has the same report, for its page type and policy only', () => {
  const policy = compilePolicy(EXAMPLE_POLICY);
  const css = '.product__title { color: red; }';
  const first = verifyVariation(policy, { pageType: 'pdp', javascript: '', css });
  expect(first.verdict).toBe('pass');
  expect(verifyVariation(policy, { pageType: 'pdp', javascript: '', css }).parts[0]).toBe(first.parts[0]);
  expect(verifyVariation(policy, { pageType: 'plp', javascript: '', css }).verdict).toBe('fail');
  expect(verifyVariation(policy, { pageType: 'pdp', javascript: '', css: `${css} ` }).parts[0]).not.toBe(first.parts[0]);
  const stricter = compilePolicy({ ...EXAMPLE_POLICY, selectors: [] });
  expect(verifyVariation(stricter, { pageType: 'pdp', javascript: '', css }).verdict).toBe('fail');
  for (let n = 0; n < 300; n += 1) verifyVariation(policy, { pageType: 'pdp', javascript: '', css: `.fh-${n} { color: red; }` });
  const again = verifyVariation(policy, { pageType: 'pdp', javascript: '', css });
  expect(again.parts[0]).not.toBe(first.parts[0]);
  expect(again).toEqual(first);
});

it('says which entry on its way out code leans on, unless a lasting one approves the same', () => {
  const entry = (selector: string, more: object = {}) => ({ selector, pageType: 'pdp', name: selector, status: 'approved' as const, subtree: false, ...more });
  const policy = compilePolicy({ ...EXAMPLE_POLICY, selectors: [entry('.old', { retiring: 'deprecated', replacement: '.new' }), entry('.old-box', { retiring: 'warned', subtree: true }), entry('.new'), entry('.both'), entry('.both', { retiring: 'warned', pageType: 'global' }), entry('.both.wide', { retiring: 'warned' })] });
  const book = policy.bookFor('pdp');
  expect(['.old', '.new .old:hover', '.old-box > p', '.new', '.both', '.both.wide', '.new, .old'].map((text) => book.read('css', text)?.retiring)).toEqual(['.old', '.old', '.old-box', null, null, '.both.wide', '.old']);
  const { verdict, parts } = verifyVariation(policy, { pageType: 'pdp', javascript: '', css: '.old { color: red }' });
  expect(verdict).toBe('pass');
  expect(parts.flatMap(({ findings }) => findings)).toMatchObject([{ category: 'unapproved-selector', severity: 'warning', message: 'Targets .old, which is deprecated: new code may not use it; use .new.', mend: 'Use .new instead.' }]);
});
