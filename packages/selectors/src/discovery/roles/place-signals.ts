import type { Signal } from '../scoring.js';
import type { ElementView, PageView } from '../view/page-view.js';
import type { Region } from '../view/regions.js';

/** Speaks against everything that is not shown. */
export const HIDDEN: Signal = { name: 'hidden', weight: -4, strength: ({ hidden }) => hidden };

/** Speaks against what belongs to other products than the one of the page. */
export const RELATED: Signal = { name: 'among other products', weight: -4, strength: ({ related }) => related };

/** Speaks against an item of a list on the page of one product. */
export const REPEATED: Signal = { name: 'one of many', weight: -3, strength: ({ inProducts }, { kind }) => inProducts && kind === 'product' };

/** Speaks against the frame of the page, for what belongs to its content. */
export const IN_FRAME: Signal = { name: 'in the frame of the page', weight: -3.5, strength: ({ region }) => isFrame(region) };

/** Speaks against dialogs and drawers, which wait out of sight. */
export const IN_OVERLAY: Signal = { name: 'in a dialog', weight: -2.5, strength: ({ region }) => region === 'overlay' };

/** Whether a region is the frame around the content. */
export function isFrame(region: Region): boolean {
  return region === 'header' || region === 'navigation' || region === 'footer' || region === 'aside';
}

/** Speaks for an element near the top of the page, fading to nothing at its middle. */
export const NEAR_TOP: Signal = { name: 'near the top', weight: 1, strength: ({ element }, { page }) => nearTop(element.index, page) };

/** 1 at the top of a page, 0 from its middle on. */
export function nearTop(index: number, { views }: PageView): number {
  return Math.max(0, 1 - (2 * index) / Math.max(1, views.length));
}

/** Whether an element or one of the few above it satisfies a condition. */
export function isWithin({ page, view, levels }: { readonly page: PageView; readonly view: ElementView; readonly levels: number }, holds: (view: ElementView) => boolean): boolean {
  let at: ElementView | undefined = view;
  for (let level = 0; at !== undefined && level <= levels; level += 1) {
    if (holds(at)) return true;
    at = at.element.parent === null ? undefined : page.views[at.element.parent.index];
  }
  return false;
}
