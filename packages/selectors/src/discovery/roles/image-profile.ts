import type { RoleProfile } from '../scoring.js';
import { hasItemProperty, imageStem } from '../structured-product.js';
import { IMAGE_NAME, THUMB_NAME } from '../words.js';
import { wordsAbove, type ElementView, type PageView } from '../view/page-view.js';
import { HIDDEN, IN_FRAME, IN_OVERLAY, NEAR_TOP, RELATED, REPEATED } from './place-signals.js';

const SOURCES = ['src', 'data-src', 'data-original', 'data-lazy', 'data-zoom-image', 'data-large_image', 'data-old-hires', 'data-image'];

function isStated({ element }: ElementView, { data }: PageView): boolean {
  return data.images.length > 0 && SOURCES.some((name) => data.images.includes(imageStem(element.attribute(name))));
}

/** How much of the picture's text is in the name of the product. */
function showsNamed({ element }: ElementView, { data }: PageView): number {
  const alt = `${element.attribute('alt')} ${element.attribute('title')}`.toLowerCase().split(/[^\p{L}\d]+/u).filter((word) => word.length > 2);
  if (alt.length === 0) return 0;
  return Math.max(0, ...data.names.map((name) => alt.filter((word) => name.toLowerCase().includes(word)).length / alt.length));
}

function sizeOf({ element }: ElementView): number {
  const width = Number.parseInt(element.attribute('width'), 10) || Number(/(\d{2,4})x\d{2,4}/.exec(element.attribute('src'))?.[1] ?? Number.NaN);
  return Number.isNaN(width) ? Number.NaN : width;
}

/** The main picture of the product. */
export const IMAGE: RoleProfile = {
  even: 1.7,
  isCandidate: ({ element }) => element.tag === 'img',
  signals: [
    { name: 'the picture that the page states for machines', weight: 2.5, strength: (view, { page }) => isStated(view, page) },
    { name: 'marked as the picture', weight: 1.5, strength: ({ element }) => hasItemProperty(element, 'image') },
    { name: 'named like a main picture', weight: 1.5, strength: ({ words }) => IMAGE_NAME.test(words) },
    { name: 'in something named like a picture', weight: 1.2, strength: (view, { page }) => /\b(?:image|images|img|gallery|media|photo|picture|zoom|carousel|thumbnails)\b/.test(wordsAbove(page, view, 6)) },
    { name: 'in something of the product', weight: 0.7, strength: (view, { page }) => /\b(?:product|pdp|main|detail|sku|item)\b/.test(wordsAbove(page, view, 6)) },
    { name: 'in something named like a main picture', weight: 0.8, strength: (view, { page }) => /\b(?:main|primary|large|big|featured|hero|active|current|zoom\w*|base)\b/.test(wordsAbove(page, view, 4)) },
    { name: 'its text names the product', weight: 1.5, strength: (view, { page }) => showsNamed(view, page) },
    { name: 'large', weight: 1, strength: (view) => sizeOf(view) >= 240 },
    { name: 'small', weight: -2, strength: (view) => sizeOf(view) < 120 },
    { name: 'a thumbnail', weight: -1.5, strength: (view, { page }) => THUMB_NAME.test(view.words) || /\b(?:thumb\w*|swatch\w*|pager|nav|mini)\b/.test(wordsAbove(page, view, 2)) || /thumb|swatch|\bicon|sprite/i.test(view.element.attribute('src')) },
    { name: 'a badge or logo', weight: -3, strength: ({ element, words }) => /logo|icon|sprite|badge|rating|star|flag|banner|payment|spinner|loading|pixel|tracking/i.test(`${words} ${element.attribute('src').slice(-120)}`) },
    { name: 'of a brand, a review or a video', weight: -1.5, strength: (view, { page }) => /\b(?:brand|manufacturer|review|video|avatar|description|overview|compare)\b/.test(wordsAbove(page, view, 4)) },
    HIDDEN, RELATED, REPEATED, IN_FRAME, IN_OVERLAY,
    { ...NEAR_TOP, weight: 1.5 },
  ],
};
