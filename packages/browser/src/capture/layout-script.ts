/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { PlacedElement, ShadowLayout } from '@safecode/usecases/browser-port';

/** Where everything of a page stands; see `PageLayout`. */
export interface LayoutAnswer {
  readonly elements: readonly PlacedElement[];
  readonly shadowRoots: readonly ShadowLayout[];
}

/**
 * Runs inside the page like `probePage`, as a part of its question: the place of every element, and what stands in open
 * shadow roots. Reads only, so that the page is laid out once. Pages without end are cut.
 */
export function layOutPage(): LayoutAnswer {
  const mostElements = 40_000;
  const mostRoots = 400;
  const mostShadowText = 2_000_000;
  let left = mostElements;
  let text = mostShadowText;
  const roots: ShadowRoot[] = [];
  const isShown = (element: Element, { width, height }: DOMRect): boolean =>
    width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const place = (element: Element): PlacedElement => {
    if (element.shadowRoot !== null && roots.length < mostRoots) roots.push(element.shadowRoot);
    const rect = element.getBoundingClientRect();
    const round = Math.round;
    return [element.localName, round(rect.x + scrollX), round(rect.y + scrollY), round(rect.width), round(rect.height), isShown(element, rect) ? 1 : 0];
  };
  const placeAll = (root: Document | ShadowRoot): PlacedElement[] => {
    const places: PlacedElement[] = [];
    for (const element of root.querySelectorAll('*')) {
      if (left <= 0) break;
      left -= 1;
      places.push(place(element));
    }
    return places;
  };
  const elements = placeAll(document);
  const shadowRoots: ShadowLayout[] = [];
  // Roots inside roots are appended while the list is walked.
  for (const root of roots) {
    const html = root.innerHTML;
    text -= html.length;
    if (text < 0) break;
    shadowRoots.push({ html, elements: placeAll(root) });
  }
  return { elements, shadowRoots };
}
