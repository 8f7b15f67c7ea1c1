import type { Page, PageElement } from '../../page/page.js';
import { RELATED_NAME, RELATED_TEXT } from '../words.js';

export type Region = 'header' | 'navigation' | 'main' | 'aside' | 'footer' | 'overlay' | 'none';

/** A name marks a region only on a part of the page: some shops put `header` on what holds everything. */
const MOST_OF_PAGE = 0.5;

const BY_NAME: readonly (readonly [RegExp, Region])[] = [
  [/\b(?:modal|popup|pop up|overlay|dialog|lightbox|off ?canvas|drawer|fly ?out|tooltip|toast|cookie\w*|consent)\b/, 'overlay'],
  [/\b(?:footer|site ?info|colophon)\b/, 'footer'],
  [/\b(?:header|masthead|top ?bar|site ?head|page ?top|nav ?belt|gnb)\b/, 'header'],
  [/\b(?:navigation|nav ?bar|main ?nav|mega ?menu|main ?menu|site ?nav|bread ?crumbs?)\b/, 'navigation'],
  [/\b(?:side ?bar|aside|column left|column right|left ?col|right ?col)\b/, 'aside'],
];

const BY_ROLE: Readonly<Record<string, Region>> = {
  banner: 'header', navigation: 'navigation', main: 'main', complementary: 'aside', contentinfo: 'footer', dialog: 'overlay', alertdialog: 'overlay',
};

const BY_TAG: Readonly<Record<string, Region>> = { header: 'header', nav: 'navigation', main: 'main', aside: 'aside', footer: 'footer', dialog: 'overlay' };

/** The region that an element opens, or undefined when it stays in that of its parent. */
export function regionOpened(element: PageElement, words: string, { page, above }: { readonly page: Page; readonly above: Region }): Region | undefined {
  if (element.depth < 2) return undefined;
  const declared = BY_ROLE[element.attribute('role')] ?? BY_TAG[element.tag];
  const share = (element.end - element.index) / page.elements.length;
  if (declared === 'main') return 'main';
  if (share > MOST_OF_PAGE) return undefined;
  // The header of an article or of a product is part of the content; so is a link that only looks like a banner.
  const insideMain = above === 'main';
  if (declared !== undefined && !(insideMain && declared === 'header') && element.end - element.index > 1) return withinHeader(above, declared);
  for (const [pattern, region] of BY_NAME) {
    if (!pattern.test(words) || !isContainer(element)) continue;
    if (insideMain && (region === 'header' || region === 'navigation')) return undefined;
    if (region === 'overlay' && !/\b(?:modal|popup|dialog|lightbox|off ?canvas|drawer|cookie\w*|consent)\b/.test(words) && above === 'header') return undefined;
    return withinHeader(above, region);
  }
  return undefined;
}

/** The navigation of a header is navigation; what lies in a footer stays there. */
function withinHeader(above: Region, region: Region): Region {
  return above === 'footer' && region !== 'overlay' ? 'footer' : region;
}

function isContainer(element: PageElement): boolean {
  return !/^(?:a|button|input|img|span|i|svg|label|li|h[1-6]|p|form)$/.test(element.tag) && element.end - element.index > 2;
}

/** Whether an element holds other products than the one of the page, by its name or by the heading it begins with. */
export function isRelatedBlock(element: PageElement, words: string, page: Page): boolean {
  if (element.depth < 2 || (element.end - element.index) / page.elements.length > MOST_OF_PAGE || !isContainer(element)) return false;
  if (RELATED_NAME.test(words)) return element.end - element.index > 6;
  if (element.end - element.index < 8) return false;
  const heading = firstHeading(element);
  return heading !== undefined && RELATED_TEXT.test(heading.text.toLowerCase().slice(0, 60));
}

function firstHeading(element: PageElement): PageElement | undefined {
  let at: PageElement | undefined = element.children[0];
  for (let step = 0; at !== undefined && step < 3; step += 1) {
    if (/^(?:h[2-6]|legend)$/.test(at.tag) || /^(?:p|strong|span|b)$/.test(at.tag)) return at.text.length > 0 && at.text.length < 60 ? at : undefined;
    at = at.children[0];
  }
  return undefined;
}
