import type { PageElement } from '../../page/page.js';
import type { RoleProfile } from '../scoring.js';
import { hasItemProperty } from '../structured-product.js';
import { CART_TEXT, TITLE_NAME } from '../words.js';
import { wordsAbove, type ElementView, type PageView } from '../view/page-view.js';
import { HIDDEN, IN_FRAME, isFrame, IN_OVERLAY, NEAR_TOP, RELATED, REPEATED } from './place-signals.js';

/** How much of the words of `a` is in `b`, and the other way round; the smaller counts. */
function sameness(a: string, b: string): number {
  const words = (text: string): Set<string> => new Set(text.toLowerCase().split(/[^\p{L}\d]+/u).filter((word) => word !== ''));
  const left = words(a);
  const right = words(b);
  let common = 0;
  for (const word of left) if (right.has(word)) common += 1;
  return left.size === 0 || right.size === 0 ? 0 : Math.min(common / left.size, common / right.size);
}

/** How much of the text is in one of the names that the page gives itself; a name often carries the shop's as well. */
function namedByPage({ element }: ElementView, { data }: PageView): number {
  const text = element.text.slice(0, 300);
  return Math.max(0, ...data.names.map((name) => Math.max(sameness(text, name), text.length > 3 && name.toLowerCase().includes(text.toLowerCase()) ? Math.min(1, 0.6 + text.length / name.length / 2) : 0)));
}

function isFirstHeading({ element, region, hidden }: ElementView, page: PageView): boolean {
  if (!/^h[23]$/.test(element.tag) || isFrame(region) || hidden) return false;
  return !page.views.some((other) => (other.element.tag === 'h1' || (other.element.index < element.index && other.element.tag === element.tag)) && !isFrame(other.region) && !other.hidden && other.element.text !== '');
}

function endsBreadcrumb(element: PageElement, page: PageView): boolean {
  const text = element.text;
  if (text.length < 3 || text.length > 150) return false;
  return page.views.some(({ words, element: other }) => /bread ?crumb/.test(words) && other.end - other.index > 1 && !other.contains(element) && other !== element && other.text.endsWith(text));
}

/** A text in no heading that says what the page calls its product: old shops write their titles into table cells. */
function isNamedText(element: PageElement, page: PageView): boolean {
  if (element.textLength > 600 || element.ownText.length < 6 || element.text.length > 200 || element.tag === 'option') return false;
  // A bare cell or item that repeats the name belongs to a table of data.
  if (/^(?:td|li|dt|dd)$/.test(element.tag) && element.classes.length === 0) return false;
  return page.data.names.some((name) => Math.max(sameness(element.text, name), coverage(element.text, name)) > 0.75);
}

/** How much of a name begins with this text: page titles go on with the name of the shop. */
function coverage(text: string, name: string): number {
  return name.toLowerCase().startsWith(text.toLowerCase()) || text.toLowerCase().startsWith(name.toLowerCase().slice(0, 40)) ? Math.min(1, text.length / Math.min(name.length, 40)) : 0;
}

/** The heading that names the product, the list or the page. */
export const TITLE: RoleProfile = {
  even: 2.2,
  isCandidate: ({ element, words }, { page }) => {
    const length = element.textLength;
    if (length === 0 || length > 1500 || element.depth < 2 || /^(?:a|button|input|label|option|script|style|title|noscript|body|nav|form|li|ul|img|svg)$/.test(element.tag)) return false;
    if (isNamedText(element, page)) return true;
    return /^h[1-4]$/.test(element.tag) || element.attribute('role') === 'heading' || hasItemProperty(element, 'name') || (TITLE_NAME.test(words) && element.end - element.index < 12);
  },
  signals: [
    { name: 'first-level heading', weight: 3, strength: ({ element }) => element.tag === 'h1' },
    { name: 'second-level heading', weight: 1, strength: ({ element }) => element.tag === 'h2' },
    { name: 'third-level heading', weight: 0.3, strength: ({ element }) => /^h[34]$/.test(element.tag) },
    { name: 'the only first-level heading', weight: 1, strength: ({ element }, { page }) => element.tag === 'h1' && (page.page.byTag.get('h1') ?? []).length === 1 },
    { name: 'the first heading of a page without a first-level one', weight: 2, strength: (view, { page }) => isFirstHeading(view, page) },
    { name: 'the last step of the breadcrumb', weight: 1.5, strength: ({ element }, { page }) => endsBreadcrumb(element, page) },
    { name: 'text equals the name that the page gives', weight: 3, strength: (view, { page }) => namedByPage(view, page) },
    { name: 'marked as the name', weight: 2, strength: (view) => hasItemProperty(view.element, 'name') && !view.related },
    { name: 'named like a title', weight: 1.5, strength: ({ words }) => TITLE_NAME.test(words) },
    { name: 'in something named like a title', weight: 0.7, strength: (view, { page }) => TITLE_NAME.test(wordsAbove(page, view, 2)) },
    { name: 'speaks of the cart', weight: 2, strength: ({ element }, { kind }) => kind === 'cart' && CART_TEXT.test(element.text.toLowerCase()) },
    { name: 'in the main part', weight: 0.5, strength: ({ region }) => region === 'main' },
    { name: 'holds the logo', weight: -4, strength: ({ element, words }, { page }) => /\blogo\b/.test(words) || (element.text === '' && element.children.length > 0) || (page.data.siteName !== '' && element.text === page.data.siteName) },
    { name: 'only a link', weight: -1.5, strength: ({ element }) => element.children.length === 1 && element.ownText === '' && element.children[0]?.tag === 'a' },
    { name: 'no or much text', weight: -3, strength: ({ element }) => element.text.length < 2 || element.text.length > 300 },
    { name: 'a wrapper of headings', weight: -1.5, strength: ({ element }) => !/^h\d$/.test(element.tag) && element.end - element.index > 4 },
    { name: 'a subtitle', weight: -2, strength: ({ words }) => /\b(?:sub ?title|sub ?heading|brand|manufacturer|tab|section|widget|block|review|accordion)\b/.test(words) },
    HIDDEN, RELATED, REPEATED, IN_FRAME, IN_OVERLAY,
    { ...NEAR_TOP, weight: 1.5 },
  ],
};
