import { expect, it } from 'vitest';
import { extractUrls } from './extract-urls.js';

const rows: [string, string[]][] = [
  ['link it to https://shop.example/sale?a=1.', ['https://shop.example/sale?a=1']],
  ['link it to /pages/shipping, please', ['/pages/shipping']],
  ['link to "/returns"', ['/returns']],
  ['an A/B test and 24/7 support', []],
  ['in white/black', []],
  ['see http://a.example and (https://b.example/x)', ['http://a.example', 'https://b.example/x']],
];
it.each(rows)('%s', (description, urls) => {
  expect(extractUrls(description).map((url) => url.value)).toEqual(urls);
});
