import type { Page, PageElement } from '../page/page.js';
import { keyOf } from './words.js';

/** Longer texts are content, not names. */
const LONGEST = 160;
const NAMING = ['aria-label', 'title', 'alt', 'placeholder', 'data-original-title', 'data-title', 'data-label'] as const;

/**
 * Everything a person or an assistive program may call the element, as compared keys: its text, `value`, `aria-label`,
 * `title`, `alt`, `placeholder`, its labels, and the `alt` or `title` of what it holds. Best first, each once.
 */
export function namesOf(page: Page, element: PageElement): string[] {
  const names: string[] = [];
  const add = (text: string): void => {
    const key = text.length > LONGEST ? '' : keyOf(text);
    if (key !== '' && !names.includes(key)) names.push(key);
  };
  if (element.tag !== 'select' && element.textLength <= LONGEST * 3) add(element.text);
  if (element.tag === 'input' && /^(?:submit|button|reset|image)$/i.test(element.attribute('type'))) add(element.attribute('value'));
  for (const id of element.attribute('aria-labelledby').split(/\s+/)) add(page.byId.get(id)?.[0]?.excerpt(LONGEST + 1) ?? '');
  for (const name of NAMING) add(element.attribute(name));
  add(labelOf(page, element));
  // What is inside names a small element only; a page region is not called after its first icon.
  if (element.end - element.index <= 8) {
    for (let at = element.index + 1; at < element.end; at += 1) {
      const inner = page.elements[at];
      if (inner === undefined) break;
      for (const name of ['alt', 'aria-label', 'title'] as const) add(inner.attribute(name));
    }
  }
  return names.slice(0, 6);
}

/** The text of the `label` of a form control: bound by `for`, or around it. Empty when there is none. */
export function labelOf(page: Page, element: PageElement): string {
  if (!/^(?:input|select|textarea|button|meter|output|progress)$/.test(element.tag)) return '';
  if (element.id !== '') {
    const bound = page.byTag.get('label')?.find((label) => label.attribute('for') === element.id);
    if (bound !== undefined) return bound.excerpt(LONGEST);
  }
  for (let above = element.parent; above !== null; above = above.parent) if (above.tag === 'label') return above.excerpt(LONGEST);
  return '';
}
