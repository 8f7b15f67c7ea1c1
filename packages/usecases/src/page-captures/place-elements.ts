import type { Page } from '@safecode/selectors/page/page';
import type { PlacedElement } from '../browser-port.js';

/** So far ahead is looked for the next element both sides have, where a page was nested as no text can be. */
const LOOK_AHEAD = 60;

/**
 * The place of each element of a parsed page, by its index. The browser and the parser number elements alike, but for what
 * scripts nested as a document cannot be written; such elements have no place, and those after them keep theirs.
 */
export function placeElements(page: Page, placed: readonly PlacedElement[]): readonly (PlacedElement | undefined)[] {
  const places: (PlacedElement | undefined)[] = [];
  let next = 0;
  for (const { index, tag } of page.elements) {
    if (isTag(placed[next], tag)) {
      places[index] = placed[next];
      next += 1;
      continue;
    }
    const skip = resync(page, index, { placed, next });
    // The browser had elements here that the text does not have: they are passed over.
    if (skip !== null) {
      places[index] = placed[next + skip];
      next += skip + 1;
    }
  }
  return places;
}

const isTag = (element: PlacedElement | undefined, tag: string): boolean => element?.[0].toLowerCase() === tag;

/** How many placed elements to pass over so that this one and those after it fit, or null: then this one has no place. */
function resync(page: Page, index: number, { placed, next }: { readonly placed: readonly PlacedElement[]; readonly next: number }): number | null {
  // An element only the text has: what follows it fits at once.
  if (fits(page, index + 1, { placed, next })) return null;
  for (let skip = 1; skip <= LOOK_AHEAD; skip += 1) if (fits(page, index, { placed, next: next + skip })) return skip;
  return null;
}

/** Whether four elements in a row have the same tags on both sides. */
function fits(page: Page, index: number, { placed, next }: { readonly placed: readonly PlacedElement[]; readonly next: number }): boolean {
  for (let at = 0; at < 4; at += 1) {
    const element = page.elements[index + at];
    if (element === undefined) return at > 0;
    if (!isTag(placed[next + at], element.tag)) return false;
  }
  return true;
}
