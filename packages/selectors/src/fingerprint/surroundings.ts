import type { PageElement } from '../page/page.js';
import type { Lexicon } from './lexicon.js';
import type { TextRuns } from './text-runs.js';

const BLOCKS = 3;
/** A block of more texts than this is the page itself: only what is nearest to the element is read of it. */
const NEAREST_RUNS = 24;
const BLOCK_WORDS = 60;
const LANDMARKS: Readonly<Record<string, string>> = { header: 'header', nav: 'nav', main: 'main', footer: 'footer', aside: 'aside' };
const LANDMARK_ROLES: Readonly<Record<string, string>> = { banner: 'header', navigation: 'nav', main: 'main', contentinfo: 'footer', complementary: 'aside', search: 'search' };
const LANDMARK_NAMES: Readonly<Record<string, string>> = { header: 'header', masthead: 'header', topbar: 'header', nav: 'nav', navbar: 'nav', navigation: 'nav', menu: 'nav', footer: 'footer', sidebar: 'aside', column: 'aside', main: 'main', content: 'main', search: 'search', cart: 'cart', minicart: 'cart', breadcrumb: 'breadcrumb', breadcrumbs: 'breadcrumb' };

/** Words of the next larger blocks around an element, each of which holds more text than the one before. */
export function blocksAround(runs: TextRuns, element: PageElement, lexicon: Lexicon): string[][] {
  const blocks: string[][] = [];
  const firstOf = (of: PageElement): number => runs.first[of.index] ?? 0;
  const endOf = (of: PageElement): number => runs.end[of.index] ?? 0;
  let count = endOf(element) - firstOf(element);
  for (let above = element.parent; above !== null && blocks.length < BLOCKS; above = above.parent) {
    const larger = endOf(above) - firstOf(above);
    if (larger <= count) continue;
    count = larger;
    const from = Math.max(firstOf(above), firstOf(element) - NEAREST_RUNS);
    const to = Math.min(endOf(above), endOf(element) + NEAREST_RUNS);
    const around = [...runs.keys.slice(from, firstOf(element)), ...runs.keys.slice(endOf(element), to)];
    blocks.push([...new Set(around.flatMap((key) => lexicon.words(key)))].slice(0, BLOCK_WORDS));
  }
  return blocks;
}

/** The region of the page an element opens: by its tag, its role, or how it is called. Undefined when it opens none. */
export function landmarkOf(element: PageElement, lexicon: Lexicon): string | undefined {
  if (element.tag === 'body' || element.tag === 'html') return undefined;
  const known = LANDMARK_ROLES[element.attribute('role')] ?? LANDMARKS[element.tag];
  if (known !== undefined) return known;
  for (const part of lexicon.nameParts(element)) {
    const named = LANDMARK_NAMES[part];
    if (named !== undefined) return named;
  }
  return undefined;
}
