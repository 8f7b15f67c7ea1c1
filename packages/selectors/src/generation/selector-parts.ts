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
const ATTRIBUTES: ReadonlyMap<string, { readonly score: number; readonly limit: number }> = new Map([
  ['itemprop', { score: 0.9, limit: 60 }],
  ['name', { score: 0.88, limit: 60 }],
  ['for', { score: 0.75, limit: 60 }],
  ['role', { score: 0.66, limit: 30 }],
  ['rel', { score: 0.5, limit: 30 }],
  ['type', { score: 0.55, limit: 20 }],
  ['action', { score: 0.6, limit: 90 }],
  ['aria-label', { score: 0.6, limit: 70 }],
  ['href', { score: 0.58, limit: 90 }],
  ['placeholder', { score: 0.48, limit: 70 }],
  ['title', { score: 0.46, limit: 70 }],
  ['alt', { score: 0.46, limit: 70 }],
  ['value', { score: 0.38, limit: 50 }],
  ['src', { score: 0.3, limit: 120 }],
]);
const LINK_TO_NOWHERE = /^(?:#|javascript:|$)/i;

/** The parts an element can be selected by, the most lasting first. Its tag is always among them. */
export function selectorParts(page: Page, element: PageElement): readonly SelectorPart[] {
  const parts: SelectorPart[] = [{ text: tagText(element), score: 0.3, matches: setOf(page.byTag.get(element.tag)) }];
  if (element.id !== '' && !/\s/.test(element.id)) parts.push({ text: `#${escapeName(element.id)}`, score: Math.min(1, judgeName(element.id).score + 0.08), matches: setOf(page.byId.get(element.id)) });
  for (const name of element.classes) parts.push({ text: `.${escapeName(name)}`, score: judgeName(name).score, matches: setOf(page.byClass.get(name)) });
  for (const [name, value] of element.attributes) {
    const score = attributeScore(name, value);
    if (score === undefined) continue;
    const test = value === '' ? `[${name}]` : `[${name}=${quoteValue(value)}]`;
    parts.push({ text: test, score, matches: setOf(page.byAttribute.get(name)?.filter((other) => value === '' || other.attribute(name) === value)) });
  }
  return parts.sort((a, b) => b.score - a.score || a.matches.size - b.matches.size || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
}

/** How lasting a test for an attribute's value is; undefined when no selector should stand on it. */
function attributeScore(name: string, value: string): number | undefined {
  if (isTestAttribute(name)) return value !== '' && value.length <= 80 ? 0.98 : undefined;
  const known = ATTRIBUTES.get(name);
  if (known !== undefined) {
    if (value === '' || value.length > known.limit || (name === 'href' && LINK_TO_NOWHERE.test(value)) || value.startsWith('data:')) return undefined;
    return name === 'name' || name === 'for' ? known.score * Math.min(1, judgeName(value).score + 0.2) : known.score;
  }
  return /^data-[a-z][a-z-]*$/.test(name) && value.length <= 50 ? 0.5 * Math.min(1, judgeName(value).score + 0.3) : undefined;
}

/** A tag as it is written in a selector; a tag of strange characters is escaped. */
export function tagText(element: PageElement): string {
  return escapeName(element.tag);
}

function setOf(elements: readonly PageElement[] | undefined): ReadonlySet<PageElement> {
  return new Set(elements);
}
