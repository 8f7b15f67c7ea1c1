/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { ProbedElement, ProbedSelector } from '@safecode/usecases/browser-port';

/** What the page is asked, and answers, in one go. */
export interface ProbeQuestion {
  readonly selectors: readonly string[];
  readonly htmlLength: number;
}

export interface ProbeAnswer {
  readonly probes: readonly ProbedSelector[];
  readonly html: string;
  readonly title: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly frames: readonly { readonly url: string; readonly sameOrigin: boolean }[];
  readonly shadowRoots: number;
  readonly ms: number;
}

/**
 * Runs inside the page, in a world of its own in which the page's scripts cannot have changed anything: nothing from outside
 * this function may be used. Elements are numbered in document order once, roots inside the page are gathered once, and
 * everything is only read, so that the browser lays the page out once.
 */
export function probePage({ selectors, htmlLength }: ProbeQuestion): ProbeAnswer {
  const started = performance.now();
  const all = document.querySelectorAll('*');
  const shadows: ShadowRoot[] = [];
  const gatherShadows = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot === null) continue;
      shadows.push(element.shadowRoot);
      gatherShadows(element.shadowRoot);
    }
  };
  gatherShadows(document);
  const inner: Document[] = [];
  const frames = [...document.querySelectorAll('iframe, frame')].map((frame) => {
    const content = (frame as HTMLIFrameElement).contentDocument;
    if (content !== null) inner.push(content);
    return { url: (frame as HTMLIFrameElement).src.slice(0, 500), sameOrigin: content !== null };
  });
  const places = new Map<Element, number>();
  for (let at = 0; at < all.length; at += 1) places.set(all[at] as Element, at);
  const round = (value: number): number => Math.round(value * 10) / 10;
  const describe = (element: Element): ProbedElement => {
    const rect = element.getBoundingClientRect();
    const shown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
    return {
      tag: element.localName,
      index: places.get(element) ?? -1,
      visible: shown && rect.width > 0 && rect.height > 0,
      box: { x: round(rect.x + scrollX), y: round(rect.y + scrollY), width: round(rect.width), height: round(rect.height) },
      text: (element.textContent ?? '').slice(0, 2000).replace(/\s+/g, ' ').trim().slice(0, 200),
    };
  };
  const isShown = (element: Element): boolean => {
    const rect = element.getBoundingClientRect();
    return rect.width > 0 && rect.height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  };
  const countIn = (roots: readonly (Document | ShadowRoot)[], selector: string): number => roots.reduce((sum, root) => sum + root.querySelectorAll(selector).length, 0);
  const probes = selectors.map((selector): ProbedSelector => {
    try {
      const matches = [...document.querySelectorAll(selector)];
      const elements = matches.slice(0, 10).map(describe);
      // A selector of thousands (`div`) needs no exact number of shown ones.
      const visibleCount = elements.filter(({ visible }) => visible).length + matches.slice(10, 500).filter(isShown).length;
      return { selector, count: matches.length, visibleCount, inShadowRoots: countIn(shadows, selector), inFrames: countIn(inner, selector), elements, problem: null };
    } catch (error) {
      return { selector, count: 0, visibleCount: 0, inShadowRoots: 0, inFrames: 0, elements: [], problem: error instanceof Error ? error.message.slice(0, 300) : 'refused' };
    }
  });
  const ms = performance.now() - started;
  const root = document.documentElement;
  const doctype = document.doctype === null ? '' : `<!DOCTYPE ${document.doctype.name}>`;
  return {
    probes, frames, shadowRoots: shadows.length, ms: Math.round(ms * 10) / 10,
    html: `${doctype}${root.outerHTML}`.slice(0, htmlLength + 1),
    title: document.title.slice(0, 500),
    size: { width: root.scrollWidth, height: root.scrollHeight },
  };
}
