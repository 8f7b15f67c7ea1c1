import { expect, test } from 'vitest';
import { paths, switchBrand } from './paths.js';

const other = { org: 'o', brand: 'fern' };
const all = { org: 'o', brand: null };

test.each([
  ['/o/o/b/north/code/1042/findings', other, '/o/o/b/fern/code'],
  ['/o/o/b/north/generate/7', other, '/o/o/b/fern/generate'],
  ['/o/o/b/north/knowledge/templates/3', other, '/o/o/b/fern/knowledge/templates'],
  ['/o/o/b/north/knowledge/rules', all, '/o/o/home'],
  ['/o/o/b/north/settings', other, '/o/o/b/fern/settings'],
  ['/o/o/settings/members', other, '/o/o/b/fern/home'],
  ['/o/o/requests/4', other, '/o/o/b/fern/requests'],
  ['/o/o/b/north/code', all, '/o/o/code'],
  ['/o/o/account', other, '/o/o/b/fern/home'],
])('switching the brand on %s', (from, target, to) => {
  expect(switchBrand(from, target)).toBe(to);
});

test('a code without a view opens on its code', () => {
  expect(paths.code({ org: 'o', brand: 'north', codeId: 12 })).toBe('/o/o/b/north/code/12/code');
});
