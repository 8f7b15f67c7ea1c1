import { parsePage } from '@safecode/selectors/page/parse-page';
import { expect, test } from 'vitest';
import type { PlacedElement } from '../browser-port.js';
import { placeElements } from './place-elements.js';

const placed = (tags: string): PlacedElement[] => tags.split(' ').map((tag, at) => [tag, at, 0, 1, 1, 1]);
/** Where each element of the text stands, by its number among those of the browser. */
const numbers = (html: string, tags: string): (number | undefined)[] => placeElements(parsePage(html), placed(tags)).map((place) => place?.[1]);

test.each<[string, string, string, (number | undefined)[]]>([
  ['alike on both sides', '<p>a<b>c</b></p>', 'html head body p b', [0, 1, 2, 3, 4]],
  ['names of drawings keep their case in a browser', '<svg><linearGradient/></svg>', 'html head body svg linearGradient', [0, 1, 2, 3, 4]],
  ['elements only the browser has', '<p></p><ul><li></li><li></li><li></li></ul>', 'html head body p div div ul li li li', [0, 1, 2, 3, 6, 7, 8, 9]],
  ['an element only the text has', '<p></p><em></em><ul><li></li><li></li><li></li></ul>', 'html head body p ul li li li', [0, 1, 2, 3, undefined, 4, 5, 6, 7]],
  ['a page that was cut', '<p></p><p></p>', 'html head body p', [0, 1, 2, 3, undefined]],
])('%s', (_, html, ...[tags, expected]) => {
  expect([...numbers(html, tags), ...Array.from<undefined>({ length: expected.length })].slice(0, expected.length)).toEqual(expected);
});
