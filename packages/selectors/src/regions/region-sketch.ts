import { judgeName } from '../generation/name-stability.js';
import type { PageElement } from '../page/page.js';

/** Grows when sketches of the same page come out differently: those of an older one are not compared. */
export const REGION_VERSION = 1;

/**
 * What the surroundings of an element are made of: a line for each kind of element in each kind of place, each once and
 * sorted. Texts, pictures, prices, the number of items of a list, states and generated names leave no trace in it.
 */
export type RegionSketch = readonly string[];

/** A region is as large as these many elements, and reaches as many levels above the element. */
const MOST_ELEMENTS = 80;
const MOST_LEVELS = 3;
/** What of an element says what it is; values of others come and go with content. */
const TELLING = ['role', 'type', 'name', 'itemprop', 'data-test', 'data-testid', 'data-qa', 'data-role'] as const;
/** Between the places of a line. */
const STEP = ' > ';
/** A name that is likely to be another one after the next build, or at the next moment. */
const SHORT_LIVED = 0.3;

/** The smallest part of the page around an element that is worth looking at: up to three levels up, while it stays small. */
export function regionOf(element: PageElement): PageElement {
  let region = element;
  for (let level = 0; level < MOST_LEVELS; level += 1) {
    const { parent } = region;
    if (parent === null || parent.tag === 'body' || parent.end - parent.index > MOST_ELEMENTS) break;
    region = parent;
  }
  return region;
}

/** Sketches the region around an element; of a large one its first elements. */
export function sketchRegion(element: PageElement): RegionSketch {
  const lines = new Set<string>();
  let left = MOST_ELEMENTS;
  const visit = (at: PageElement, place: string): void => {
    if (left === 0) return;
    left -= 1;
    const line = `${place}${signatureOf(at)}`;
    lines.add(line);
    for (const child of at.children) visit(child, `${line}${STEP}`);
  };
  visit(regionOf(element), '');
  return [...lines].sort();
}

function signatureOf({ tag, id, classes, attributes }: PageElement): string {
  const isLasting = (name: string): boolean => judgeName(name).score > SHORT_LIVED;
  const names = [...(id !== '' && isLasting(id) ? [`#${id}`] : []), ...classes.filter(isLasting).sort().map((name) => `.${name}`)];
  const tells = TELLING.flatMap((name) => {
    const value = attributes.get(name);
    return value === undefined || value.length > 60 ? [] : [`[${name}=${value}]`];
  });
  return `${tag}${names.join('')}${tells.join('')}`.replaceAll(STEP, ' ');
}

/** The place a line stands in: the line of its parent; empty for the region itself. */
export const placeOf = (line: string): string => line.slice(0, Math.max(0, line.lastIndexOf(STEP)));

/** The last step of a line: the element itself. */
export const elementOf = (line: string): string => line.slice(line.lastIndexOf(STEP) + (line.includes(STEP) ? STEP.length : 1));
