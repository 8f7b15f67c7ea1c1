import type { Page, PageElement } from '../page/page.js';
import { labelOf, namesOf } from './accessible-names.js';
import { familyOf, inputTypeOf, roleOf } from './element-kind.js';
import type { ElementTraits } from './fingerprint.js';
import type { Lexicon } from './lexicon.js';
import { imageFileOf, linkPathOf, linkTargetOf } from './link-target.js';
import type { SiblingPlaces } from './sibling-places.js';
import { blocksAround, landmarkOf } from './surroundings.js';
import type { TextRuns } from './text-runs.js';
import { keyOf, shapeOf, wordsOf } from './words.js';

const TEXT_LIMIT = 300;
const SMALL = 12;
/** So many alike make a list. */
const LIST = 3;
const HIDDEN_STYLE = /(?:display:\s*none|visibility:\s*hidden)/i;
const TEST_ATTRIBUTES = ['data-testid', 'data-test', 'data-test-id', 'data-qa', 'data-cy', 'data-hook', 'data-automation-id', 'itemprop'];
/** Compared by themselves, or saying nothing lasting about an element. */
const APART = new Set(['id', 'class', 'name', 'href', 'src', 'srcset', 'style', 'alt', 'title', 'aria-label', 'placeholder', 'value', 'width', 'height', 'sizes', 'data-src', 'data-srcset', 'data-lazy-src', 'loading', 'decoding', 'onclick', 'type', 'role', 'action', ...TEST_ATTRIBUTES]);

/** What an element is read from. */
export interface TraitSource {
  readonly page: Page;
  readonly runs: TextRuns;
  readonly element: PageElement;
  readonly heading: PageElement | undefined;
  readonly lexicon: Lexicon;
  readonly places: SiblingPlaces;
  /** The traits of its parent, which come first. */
  readonly above: DraftTraits | undefined;
}

type Late = 'twin' | 'twins' | 'likes' | 'wraps' | 'wrapped';

/** Twins and the like are known once the whole page is read. */
export type DraftTraits = Omit<ElementTraits, Late> & { -readonly [Name in Late]: ElementTraits[Name] };

/** The traits of one element. Its twins are counted by the caller, who sees the whole page. */
export function traitsOf(source: TraitSource): DraftTraits {
  const { page, runs, element, heading, lexicon } = source;
  const raw = element.excerpt(TEXT_LIMIT);
  const names = namesOf(page, element);
  const link = linkTargetOf(element) || linkAround(element);
  const image = imageFileOf(element) || imageInside(page, element);
  const testNames = TEST_ATTRIBUTES.map((name) => element.attribute(name));
  const firstRun = runs.first[element.index] ?? 0;
  const endRun = runs.end[element.index] ?? 0;
  let blocks: string[][] | undefined;
  return {
    tag: element.tag, family: familyOf(element), role: roleOf(element), type: inputTypeOf(element),
    text: keyOf(raw), ownText: element.ownText === element.text ? keyOf(raw) : keyOf(element.ownText.slice(0, TEXT_LIMIT)), shape: shapeOf(raw.slice(0, 80)), ownShape: shapeOf(element.ownText.slice(0, 80)),
    names, words: unique([...lexicon.words(raw), ...names.flatMap((name) => lexicon.words(name))]),
    id: element.id, nameAttribute: element.attribute('name'),
    idWords: unique([element.id, element.attribute('name'), ...testNames].flatMap((name) => lexicon.parts(name))),
    classes: element.classes, classWords: unique(element.classes.flatMap((name) => lexicon.parts(name))),
    link, linkWords: unique(wordsOf(linkPathOf(link), 24)),
    image, imageWords: unique(wordsOf(image, 16)),
    attributes: [...element.attributes].filter(([name]) => !APART.has(name)).map(([name, value]) => `${name}=${value.slice(0, 60)}`),
    label: keyOf(labelOf(page, element)),
    before: [runs.keys[firstRun - 1], runs.keys[firstRun - 2]].filter((key) => key !== undefined),
    after: [runs.keys[endRun], runs.keys[endRun + 1]].filter((key) => key !== undefined),
    heading: heading === undefined || heading.contains(element) ? '' : keyOf(heading.excerpt(120)),
    // Most elements are never compared so closely.
    get blocks() {
      return (blocks ??= blocksAround(runs, element, lexicon));
    },
    ...placeOf(source),
    inside: page.elements.slice(element.index + 1, Math.min(element.end, element.index + 1 + SMALL)).map(({ tag }) => tag),
    hidden: source.above?.hidden === true || isHidden(element), wraps: false, wrapped: false, likes: 1, twins: 1, twin: 0,
  };
}

type PlaceTraits = Pick<ElementTraits, 'path' | 'ancestorWords' | 'landmark' | 'position' | 'siblings' | 'typePosition' | 'typeSiblings' | 'item' | 'items' | 'depth' | 'place' | 'size'>;

function placeOf({ page, element, lexicon, places, above: parent }: TraitSource): PlaceTraits {
  const { path, words } = lexicon.above(element);
  const { typePosition, typeSiblings, item, items } = places.of(element);
  return {
    path, ancestorWords: words, landmark: landmarkOf(element, lexicon) ?? parent?.landmark ?? '',
    position: element.position, siblings: element.parent?.children.length ?? 1, typePosition, typeSiblings,
    ...(items >= LIST ? { item, items } : { item: parent?.item ?? -1, items: parent?.items ?? 0 }),
    depth: element.depth, place: element.index / page.elements.length, size: element.end - element.index - 1,
  };
}

function isHidden(element: PageElement): boolean {
  return element.attributes.has('hidden') || element.attribute('aria-hidden') === 'true' || HIDDEN_STYLE.test(element.attribute('style')) || inputTypeOf(element) === 'hidden';
}

function linkAround(element: PageElement): string {
  for (let above = element.parent, steps = 0; above !== null && steps < 3; above = above.parent, steps += 1) if (above.tag === 'a') return linkTargetOf(above);
  return '';
}

function imageInside(page: Page, element: PageElement): string {
  if (element.end - element.index > SMALL) return '';
  for (let at = element.index + 1; at < element.end; at += 1) {
    const inner = page.elements[at];
    const file = inner === undefined ? '' : imageFileOf(inner);
    if (file !== '') return file;
  }
  return '';
}

function unique(words: readonly string[]): readonly string[] {
  return words.length <= 1 ? words : [...new Set(words)];
}
