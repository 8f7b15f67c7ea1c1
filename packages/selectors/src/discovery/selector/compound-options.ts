import type { Page, PageElement } from '../../page/page.js';
import { pathOf } from '../view/link-target.js';
import { isTemplateValue, qualityOfName, type NameQuality } from './stable-name.js';

/** One way to name an element by itself, with its cost: the lower, the longer it can be expected to hold. */
export interface CompoundOption {
  readonly css: string;
  readonly cost: number;
  readonly matches: (element: PageElement) => boolean;
  /** The elements worth a look: those that an index of the page gives for a part of it. */
  readonly among: (page: Page) => readonly PageElement[];
}

const NONE: readonly PageElement[] = [];

const TEST_ATTRIBUTE = /^data-(?:test(?:-?id)?|testing-?id|test-[\w-]+|qa(?:-[\w-]+)?|cy|hook|selenium|automation(?:-?id)?|auto(?:-?id)?)$/;
const DATA_ATTRIBUTE = /^data-(?:role|action|component|element|name|section|region|module|widget|lid|t|target|track|event|ui|type|toggle|feature-name|block|zone|csa-c-\w+|product-(?!id|sku)\w+|price-type|area|area-id|link|content|label|evg|bind|id|key|slot)$/;
const SPEAKING_TAGS = /^(?:h1|main|header|footer|nav|aside|search|article)$/;
const MAX_CLASSES = 6;

type UsableQuality = Exclude<NameQuality, 'unstable'>;
const ID_COST: Readonly<Record<UsableQuality, number>> = { speaking: 0.8, own: 1, look: 1.4 };
const CLASS_COST: Readonly<Record<UsableQuality, number>> = { speaking: 1, own: 1.45, look: 2.6 };

const quote = (value: string): string => `"${value.replace(/["\\]/g, String.raw`\$&`)}"`;

/** A name written so that it means itself in a selector, by the rules of CSS identifiers. */
function escapeName(name: string): string {
  return name.replace(/[^\w\u00a0-\uffff-]/g, String.raw`\$&`).replace(/^(-?)(\d)/, (_all, dash: string, digit: string) => `${dash}\\3${digit} `).replace(/^-$/, String.raw`\-`);
}

/** The ways to name an element, cheapest first. */
export function compoundOptions(element: PageElement, ownWords: ReadonlySet<string>): CompoundOption[] {
  const { tag } = element;
  const options: CompoundOption[] = [...attributeOptions(element, ownWords), ...classOptions(element, ownWords), ...prefixOptions(element, ownWords)];
  const quality = element.id === '' ? 'unstable' : qualityOfName(element.id, ownWords);
  if (quality !== 'unstable') {
    const { id } = element;
    options.push({ css: `#${escapeName(id)}`, cost: ID_COST[quality], matches: (other) => other.id === id, among: (page) => page.byId.get(id) ?? NONE });
  }
  options.push({ css: tag, cost: SPEAKING_TAGS.test(tag) ? 1.3 : 2.4, matches: (other) => other.tag === tag, among: (page) => page.byTag.get(tag) ?? NONE });
  return options.sort((a, b) => a.cost - b.cost);
}

function attributeOptions(element: PageElement, ownWords: ReadonlySet<string>): CompoundOption[] {
  const options: CompoundOption[] = [];
  const add = (name: string, cost: number, tag = ''): void => {
    const value = element.attribute(name);
    options.push({ css: `${tag}[${name}=${quote(value)}]`, cost, matches: (other) => other.attributes.get(name) === value && (tag === '' || other.tag === tag), among: (page) => page.byAttribute.get(name) ?? NONE });
  };
  for (const [name, value] of element.attributes) {
    if (!isTemplateValue(value, ownWords)) continue;
    if (TEST_ATTRIBUTE.test(name)) add(name, 0.6);
    else if (name === 'itemprop') add(name, 1.1);
    else if (name === 'name' && /^(?:input|select|textarea|form|button)$/.test(element.tag)) add(name, 0.9, element.tag);
    else if (DATA_ATTRIBUTE.test(name)) add(name, /action|toggle|event|track/.test(name) ? 2.3 : 1.4);
    else if (name === 'type' && element.tag === 'input' && value === 'search') add(name, 1.6, 'input');
    else if (name === 'role') add(name, 1.7);
    else if (name === 'aria-label' || name === 'placeholder') add(name, 2.3, element.tag);
    else if (name === 'action') add(name, 2, 'form');
  }
  const path = pathOf(element);
  if (element.tag === 'a' && path !== '' && isTemplateValue(element.attribute('href'), new Set())) add('href', path === '/' ? 1.9 : 1.7, 'a');
  return options;
}

/** The part before what a build adds: `nav_logo__` of `nav_logo__x3kQ1`, `shop-gallery-` of an id that ends in a UUID. */
function prefixOptions(element: PageElement, ownWords: ReadonlySet<string>): CompoundOption[] {
  const prefixes = element.classes.flatMap((name) => (/^([\w-]+_[\w-]+__)[\w+-]{5}$/.exec(name) ?? /^([A-Z]\w*__[A-Z]\w*-)(?:sc-)?[\w]+-\d+$/.exec(name) ?? /^([a-z][A-Za-z-]{3,}_)(?=[a-z]*[\dA-Z])[A-Za-z\d]{14,}$/.exec(name))?.[1] ?? []);
  const options = prefixes.slice(0, 3).map((prefix): CompoundOption => ({
    css: `[class*=${quote(prefix)}]`, cost: 1.5,
    matches: (other) => other.attribute('class').includes(prefix), among: (page) => page.byAttribute.get('class') ?? NONE,
  }));
  const id = /^([a-z][a-z-]{5,}[-_])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{20,}$/i.exec(element.id)?.[1];
  if (id !== undefined && isTemplateValue(id, ownWords)) options.push({ css: `[id^=${quote(id)}]`, cost: 1.5, matches: (other) => other.id.startsWith(id), among: (page) => page.byAttribute.get('id') ?? NONE });
  return options;
}

function classOptions(element: PageElement, ownWords: ReadonlySet<string>): CompoundOption[] {
  const usable = element.classes
    .map((name) => ({ name, quality: qualityOfName(name, ownWords) }))
    .flatMap(({ name, quality }) => (quality === 'unstable' ? [] : [{ name, quality }]))
    .slice(0, MAX_CLASSES)
    .map(({ name, quality }) => ({ name, cost: CLASS_COST[quality] }));
  const has = (element_: PageElement, name: string): boolean => element_.classes.includes(name);
  const named = (name: string) => (page: Page): readonly PageElement[] => page.byClass.get(name) ?? NONE;
  const options: CompoundOption[] = usable.flatMap(({ name, cost }) => [
    { css: `.${escapeName(name)}`, cost, matches: (other) => has(other, name), among: named(name) },
    { css: `${element.tag}.${escapeName(name)}`, cost: cost + 0.2, matches: (other) => other.tag === element.tag && has(other, name), among: named(name) },
  ]);
  for (const [at, first] of usable.entries()) {
    for (const second of usable.slice(at + 1)) {
      options.push({
        css: `.${escapeName(first.name)}.${escapeName(second.name)}`,
        cost: Math.min(first.cost, second.cost) + 0.35 * Math.max(first.cost, second.cost),
        matches: (other) => has(other, first.name) && has(other, second.name),
        among: named(first.name),
      });
    }
  }
  return options;
}

/** The same option for the element at just this place among its siblings. */
export function atPlace(option: CompoundOption, element: PageElement): CompoundOption {
  const { position } = element;
  return { css: `${option.css}:nth-child(${position + 1})`, cost: option.cost + (position === 0 ? 2.6 : 3.4), matches: (other) => other.position === position && option.matches(other), among: option.among };
}
