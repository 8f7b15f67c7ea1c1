import type { Page, PageElement } from '../page/page.js';
import { matchesOnly } from '../page/query-all.js';
import { selectorParts, tagText } from './selector-parts.js';

/**
 * The selector of last resort: the way down from the nearest ancestor that can be told apart by one lasting part, by
 * positions. Matches exactly the element on any page.
 */
export function positionSelector(page: Page, element: PageElement): string {
  const steps: string[] = [];
  for (let at: PageElement | null = element; at !== null; at = at.parent) {
    const unique = selectorParts(page, at).find(({ matches, score }) => matches.size === 1 && score >= 0.5);
    if (unique !== undefined && !page.quirks) return [unique.text, ...steps].join(' > ');
    steps.unshift(step(at));
  }
  // Nothing above it can be told apart: the shortest part of the way that does.
  for (let count = 1; count < steps.length; count += 1) {
    const way = steps.slice(-count).join(' > ');
    if (matchesOnly(page, way, element)) return way;
  }
  return steps.join(' > ');
}

function step(element: PageElement): string {
  const alike = (element.parent?.children ?? []).filter(({ tag }) => tag === element.tag);
  const tag = tagText(element);
  return alike.length <= 1 ? tag : `${tag}:nth-of-type(${alike.indexOf(element) + 1})`;
}
