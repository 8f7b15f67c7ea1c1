import type { Page, PageElement } from '../page/page.js';
import { escapeName, quoteValue } from './escape-name.js';
import { judgeName } from './name-stability.js';
import { isTestAttribute } from './test-attribute.js';

/** One simple selector that matches an element, with everything it matches in the page. */
export interface SelectorPart {
  readonly text: string;
  /** How lasting it is, 0..1: what is tried first. */
  readonly score: number;
  readonly matches: ReadonlySet<PageElement>;
}

/** Attributes a selector may stand on, with how lasting they are. Longer values than the limit are content. */
const ATTRIBUTES: readonly (readonly [name: string, score: number, limit: number])[] = [
  ['itemprop', 0.9, 60], ['name', 0.88, 60], ['for', 0.75, 60], ['role', 0.66, 30], ['rel', 0.5, 30], ['type', 0.55, 20], ['action', 0.6, 90],
  ['aria-label', 0.6, 70], ['href', 0.58, 90], ['placeholder', 0.48, 70], ['title', 0.46, 70], ['alt', 0.46, 70], ['value', 0.38, 50], ['src', 0.3, 120],
];
const LINK_TO_NOWHERE = /^(?:#|javascript:|$)/i;

/** The parts an element can be selected by, the most lasting first. Its tag is always among them. */
export function selectorParts(page: Page, element: PageElement): readonly SelectorPart[] {
  const parts: SelectorPart[] = [{ text: tagText(element), score: 0.3, matches: setOf(page.byTag.get(element.tag)) }];
  if (element.id !== '' && !/\s/.test(element.id)) parts.push({ text: `#${escapeName(element.id)}`, score: Math.min(1, judgeName(element.id).score + 0.08), matches: setOf(page.byId.get(element.id)) });
  for (const name of element.classes) parts.push({ text: `.${escapeName(name)}`, score: judgeName(name).score, matches: setOf(page.byClass.get(name)) });
  for (const [name, score, limit] of ATTRIBUTES) {
    const value = element.attributes.get(name);
    if (value === undefined || value === '' || value.length > limit || (name === 'href' && LINK_TO_NOWHERE.test(value)) || value.startsWith('data:')) continue;
    const shown = name === 'name' || name === 'for' ? score * Math.min(1, judgeName(value).score + 0.2) : score;
    parts.push({ text: `[${name}=${quoteValue(value)}]`, score: shown, matches: setOf(page.byAttribute.get(name)?.filter((other) => other.attribute(name) === value)) });
  }
  for (const [name, value] of element.attributes) {
    if (isTestAttribute(name) && value !== '' && value.length <= 80) {
      parts.push({ text: `[${name}=${quoteValue(value)}]`, score: 0.98, matches: setOf(page.byAttribute.get(name)?.filter((other) => other.attribute(name) === value)) });
      continue;
    }
    if (!/^data-[a-z][a-z-]*$/.test(name) || ATTRIBUTES.some(([known]) => known === name) || value.length > 50) continue;
    const test = value === '' ? `[${name}]` : `[${name}=${quoteValue(value)}]`;
    parts.push({ text: test, score: 0.5 * Math.min(1, judgeName(value).score + 0.3), matches: setOf(page.byAttribute.get(name)?.filter((other) => value === '' || other.attribute(name) === value)) });
  }
  return parts.sort((a, b) => b.score - a.score || a.matches.size - b.matches.size || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
}

/** A tag as it is written in a selector; a tag of strange characters is escaped. */
export function tagText(element: PageElement): string {
  return escapeName(element.tag);
}

function setOf(elements: readonly PageElement[] | undefined): ReadonlySet<PageElement> {
  return new Set(elements);
}
