import type { PageElement } from '../../page/page.js';
import { amountsIn } from '../price-text.js';
import { isFrame } from '../roles/place-signals.js';
import type { PageView } from './page-view.js';
import { pathOf } from './link-target.js';

const QUANTITY = /\b(?:qty|quantity|quantities|menge|anzahl|quantite|cantidad|aantal|antal)\b|quantity|\bqty/;
const HIGHEST = 8;

/** The first line of a cart: the smallest part around a field for a quantity that has a link to a product and an amount. */
export function cartLine(page: PageView): PageElement | undefined {
  for (const { element, words, hidden, region } of page.views) {
    if (!/^(?:input|select)$/.test(element.tag) || !QUANTITY.test(words) || hidden || isFrame(region)) continue;
    const line = lineAround(element, page);
    if (line !== undefined) return line;
  }
  return undefined;
}

function lineAround(field: PageElement, { views }: PageView): PageElement | undefined {
  for (let at = field.parent, level = 0; at !== null && level < HIGHEST; at = at.parent, level += 1) {
    const inside = views.slice(at.index + 1, at.end);
    const hasLink = inside.some(({ element }) => element.tag === 'a' && pathOf(element) !== '' && element.text.length > 2);
    if (hasLink && amountsIn(at.text).length > 0) return at;
  }
  return undefined;
}
