/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { ProbedElement, ProbedSelector } from '@safecode/usecases/browser-port';
import type { LayoutAnswer } from './layout-script.js';

/** What the page is asked, and answers, in one go. */
export interface ProbeQuestion {
  readonly selectors: readonly string[];
  readonly htmlLength: number;
  readonly layout: boolean;
}

export interface ProbeAnswer {
  readonly probes: readonly ProbedSelector[];
  readonly html: string;
  readonly title: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly frames: readonly { readonly url: string; readonly sameOrigin: boolean }[];
  readonly shadowRoots: number;
  readonly layout: LayoutAnswer | null;
  readonly ms: number;
}

/**
 * Runs inside the page, in a world of its own in which the page's scripts cannot have changed anything: nothing from outside
 * this function may be used. Elements are numbered in document order once, roots inside the page are gathered once, and
 * everything is only read, so that the browser lays the page out once.
 */
export function probePage({ selectors, htmlLength, layout }: ProbeQuestion, layOut: () => LayoutAnswer): ProbeAnswer {
  const started = performance.now();
  const shadows: ShadowRoot[] = [];
  const gather = ({ shadowRoot }: Element): void => {
    if (shadowRoot === null) return;
    shadows.push(shadowRoot);
    shadowRoot.querySelectorAll('*').forEach(gather);
  };
  document.querySelectorAll('*').forEach(gather);
  const inner: Document[] = [];
  const frames = [...document.querySelectorAll('iframe, frame')].map((frame) => {
    const content = (frame as HTMLIFrameElement).contentDocument;
    if (content !== null) inner.push(content);
    return { url: (frame as HTMLIFrameElement).src.slice(0, 500), sameOrigin: content !== null };
  });
  const places = new Map<Element, number>();
  for (const element of document.querySelectorAll('*')) places.set(element, places.size);
  const round = (value: number): number => Math.round(value * 10) / 10;
  const isShown = (element: Element, { width, height }: DOMRect): boolean =>
    width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const describe = (element: Element): ProbedElement => {
    const rect = element.getBoundingClientRect();
    return {
      tag: element.localName, index: places.get(element) ?? -1, visible: isShown(element, rect),
      box: { x: round(rect.x + scrollX), y: round(rect.y + scrollY), width: round(rect.width), height: round(rect.height) },
      text: (element.textContent ?? '').slice(0, 2000).replace(/\s+/g, ' ').trim().slice(0, 200),
    };
  };
  const countIn = (roots: readonly (Document | ShadowRoot)[], selector: string): number => roots.reduce((sum, root) => sum + root.querySelectorAll(selector).length, 0);
  const probe = (selector: string): ProbedSelector => {
    const matches = [...document.querySelectorAll(selector)];
    const elements = matches.slice(0, 10).map(describe);
    // Of a selector with thousands of matches (`div`) only the first are looked at.
    const visibleCount = elements.filter(({ visible }) => visible).length + matches.slice(10, 500).filter((element) => isShown(element, element.getBoundingClientRect())).length;
    return { selector, count: matches.length, visibleCount, inShadowRoots: countIn(shadows, selector), inFrames: countIn(inner, selector), elements, problem: null };
  };
  const probes = selectors.map((selector): ProbedSelector => {
    try {
      return probe(selector);
    } catch (error) {
      return { selector, count: 0, visibleCount: 0, inShadowRoots: 0, inFrames: 0, elements: [], problem: error instanceof Error ? error.message.slice(0, 300) : 'refused' };
    }
  });
  return {
    probes, frames, shadowRoots: shadows.length, layout: layout ? layOut() : null, ms: round(performance.now() - started),
    html: `${document.doctype === null ? '' : `<!DOCTYPE ${document.doctype.name}>`}${document.documentElement.outerHTML}`.slice(0, htmlLength + 1),
    title: document.title.slice(0, 500), size: { width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight },
  };
}
