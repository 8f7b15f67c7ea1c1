import type { Page, PageElement } from '../page/page.js';
import { queryAll } from '../page/query-all.js';
import { escapeName } from './escape-name.js';
import { judgeStability } from './judge-stability.js';
import { judgeName } from './name-stability.js';
import type { RobustSelector } from './robust-selectors.js';

/** Names weaker than this say how an element looks, not what it is. */
const MEANINGFUL = 0.4;
/** A list may have grown or shrunk; a selector that matches more than this many times as much is another one. */
const MOST_FACTOR = 4;

/**
 * Selectors for a list by one of its elements: they match it and others like it, about as many as the list had. Best
 * first: the nearer the number, then the more lasting. Empty when no name of the element or its parents means a list.
 * @param count elements the list had, more than 1
 */
export function listSelectors(page: Page, element: PageElement, { count, limit = 4 }: { readonly count: number; readonly limit?: number }): readonly RobustSelector[] {
  const own = namesOf(element);
  const above = ancestorsOf(element).flatMap(namesOf);
  const drafts = new Set([...own, ...own.map((name) => `${element.tag}${name}`), ...above.flatMap((holder) => [`${holder} ${element.tag}`, ...own.map((name) => `${holder} ${name}`)])]);
  return [...drafts]
    .map((selector) => ({ selector, found: queryAll(page, selector) }))
    .filter(({ found }) => found.length > 1 && found.length <= count * MOST_FACTOR && found.includes(element))
    .map(({ selector, found }) => ({ distance: Math.abs(Math.log(found.length / count)), robust: { selector, ...judgeStability(selector) } }))
    .sort((one, other) => one.distance - other.distance || other.robust.stability - one.robust.stability || one.robust.selector.length - other.robust.selector.length)
    .slice(0, limit)
    .map(({ robust }) => robust);
}

const namesOf = (element: PageElement): string[] => element.classes.filter((name) => judgeName(name).score >= MEANINGFUL).map((name) => `.${escapeName(name)}`);

function ancestorsOf(element: PageElement): PageElement[] {
  const above: PageElement[] = [];
  for (let { parent } = element; parent !== null && above.length < 4; { parent } = parent) above.push(parent);
  return above;
}
