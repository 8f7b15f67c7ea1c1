import { expect, test } from 'vitest';
import { brandHosts, isOnHosts } from './brand-hosts.js';

const HOSTS = brandHosts({ site: 'https://www.shop.example/start', domains: ['img.shop.example', 'shop.test:8080', 'www.shop.example'] });

test('a brand has the host of its site and its domains, each once', () => {
  expect(HOSTS).toEqual(['www.shop.example', 'img.shop.example', 'shop.test:8080']);
});

test.each([
  ['https://www.shop.example/p/1', true],
  ['https://shop.example/p/1', true],
  ['https://m.shop.example/', true],
  ['http://shop.test:8080/', true],
  ['http://shop.test/', false],
  ['https://notshop.example/', false],
  ['https://shop.example.evil.test/', false],
  ['https://evil.test/shop.example', false],
])('%s is one of them: %s', (url, isOne) => {
  expect(isOnHosts(url, HOSTS)).toBe(isOne);
});
