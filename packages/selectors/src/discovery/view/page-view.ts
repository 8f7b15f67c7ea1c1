import type { Page, PageElement } from '../../page/page.js';
import { readStructuredProduct, type StructuredProduct } from '../structured-product.js';
import { identifierWords } from './identifier-words.js';
import { isRelatedBlock, regionOpened, type Region } from './regions.js';
import { repeatedGroups, type RepeatedGroup } from './repeated-items.js';

/** What is known of one element before any role is asked for. */
export interface ElementView {
  readonly element: PageElement;
  /** Its identifiers as words. */
  readonly words: string;
  readonly region: Region;
  /** Inside a block of other products. */
  readonly related: boolean;
  /** Not shown, as far as the markup tells. */
  readonly hidden: boolean;
  /** The item of a repeated group that it lies in, the innermost. */
  readonly item: PageElement | undefined;
  /** That group shows products. */
  readonly inProducts: boolean;
}

/** A page with everything that the roles look at, computed once. */
export interface PageView {
  readonly page: Page;
  readonly views: readonly ElementView[];
  readonly groups: readonly RepeatedGroup[];
  readonly data: StructuredProduct;
}

const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const HIDDEN_NAME = /^(?:hidden|hide|d-none|is-hidden|visually-hidden|sr-only|screen-reader-text|invisible|visuallyhidden|element-invisible|ng-hide|u-hidden|display-none|offscreen|no-js|noscript)$/;

/** `hidden lg:block`, `d-none d-md-flex`: not shown on one width only. */
const SHOWN_SOMEWHERE = /^(?:(?:xs|sm|md|lg|xl|2xl):(?!hidden)|d-(?:sm|md|lg|xl|xxl)-(?!none)|(?:hidden|hide)-(?:xs|sm|md|lg|xl)|show-)/;

/** Looks at every element of a page once. */
export function viewPage(page: Page): PageView {
  const groups = repeatedGroups(page);
  const items = new Map<PageElement, RepeatedGroup>();
  for (const group of groups) for (const item of group.items) items.set(item, group);
  const views: ElementView[] = [];
  for (const element of page.elements) {
    const above = element.parent === null ? undefined : views[element.parent.index];
    const words = identifierWords(element);
    const group = items.get(element);
    views.push({
      element,
      words,
      region: regionOpened(element, words, { page, above: above?.region ?? 'none' }) ?? above?.region ?? 'none',
      related: above?.related === true || isRelatedBlock(element, words, page),
      hidden: above?.hidden === true || isHidden(element),
      item: group === undefined ? above?.item : element,
      inProducts: above?.inProducts === true || (group !== undefined && group.products * 2 > group.items.length),
    });
  }
  return { page, views, groups, data: readStructuredProduct(page) };
}

function isHidden(element: PageElement): boolean {
  if (element.attributes.has('hidden') || element.attribute('type') === 'hidden' || element.tag === 'noscript') return true;
  return element.depth > 1 && (HIDDEN_STYLE.test(element.attribute('style')) || (element.classes.some((name) => HIDDEN_NAME.test(name)) && !element.classes.some((name) => SHOWN_SOMEWHERE.test(name))));
}

/** The view of an element of the same page. */
export function viewOf({ views }: PageView, element: PageElement): ElementView {
  const view = views[element.index];
  if (view === undefined || view.element !== element) throw new Error('The element is not of this page.');
  return view;
}

/** The view of the parent, or undefined for the root. */
export function parentView(page: PageView, { element }: ElementView): ElementView | undefined {
  return element.parent === null ? undefined : viewOf(page, element.parent);
}

/** The identifiers of the next elements above as words, nearest first. */
export function wordsAbove(page: PageView, view: ElementView, levels: number): string {
  const words: string[] = [];
  for (let at = parentView(page, view); at !== undefined && words.length < levels && at.element.depth > 1; at = parentView(page, at)) words.push(at.words);
  return words.join(' | ');
}

/** What an element is called for people: its label, title, alternative text, value, placeholder or text; lower case, at most 200 characters. */
export function labelOf(element: PageElement): string {
  const attribute = ['aria-label', 'title', 'alt', 'placeholder'].map((name) => element.attribute(name)).filter((value) => value !== '');
  const value = element.tag === 'input' && /^(?:submit|button|image|reset)$/.test(element.attribute('type')) ? element.attribute('value') : '';
  const picture = element.text === '' ? pictureInside(element) : undefined;
  if (picture !== undefined) attribute.push(picture.attribute('alt'), picture.attribute('title'));
  return [element.text.slice(0, 120), value, ...attribute].filter((part) => part !== '').join(' | ').toLowerCase().slice(0, 240);
}

/** The first picture inside an element: what a button or link without text shows. */
export function pictureInside(element: PageElement): PageElement | undefined {
  for (const child of element.children) {
    const found = child.tag === 'img' ? child : pictureInside(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
