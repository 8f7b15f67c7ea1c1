import type { PageKind } from './discovered-element.js';
import type { Candidate } from './scoring.js';
import { CART_TEXT } from './words.js';
import { isFrame } from './roles/place-signals.js';
import type { PageView } from './view/page-view.js';
import type { RepeatedGroup } from './view/repeated-items.js';

/** The kind that a page type of a brand means, or undefined when its name does not say. */
export function kindOfPageType(pageType: string | undefined): PageKind | undefined {
  const name = (pageType ?? '').toLowerCase();
  if (/cart|basket|\bbag\b|warenkorb|panier/.test(name)) return 'cart';
  if (/product|pdp|detail|\bitem\b|article/.test(name) && !/list/.test(name)) return 'product';
  if (/categor|plp|list|collection|search|special|catalog|brand|sale/.test(name)) return 'list';
  return undefined;
}

/** Guesses the kind of a page from what it says for machines, its heading, and what repeats on it. */
export function guessKind(page: PageView, buttons: readonly Candidate[]): PageKind {
  if (page.data.isProduct) return 'product';
  const headings = [...(page.page.byTag.get('h1') ?? []), ...(page.page.byTag.get('title') ?? [])].map((element) => element.text.toLowerCase().slice(0, 80));
  const hasQuantity = (page.page.byTag.get('input') ?? []).some((input) => /qty|quant|menge|anzahl/i.test(`${input.attribute('name')} ${input.id} ${input.attribute('class')}`));
  if (headings.some((text) => CART_TEXT.test(text)) && (hasQuantity || buttons.length === 0)) return 'cart';
  const lists = productGroups(page);
  const alone = buttons.filter(({ view, score }) => score > 4 && !view.inProducts && !view.related && !isFrame(view.region));
  if (alone.length > 0) return 'product';
  return lists.length > 0 ? 'list' : 'other';
}

/** The groups of products in the content of a page, the one with most products first. */
export function productGroups(page: PageView): RepeatedGroup[] {
  return page.groups
    .filter(({ parent, products }) => products >= 2 && !isFrame(page.views[parent.index]?.region ?? 'none') && page.views[parent.index]?.region !== 'overlay')
    .sort((a, b) => b.products - a.products || sizeOf(b) - sizeOf(a));
}

function sizeOf({ items }: RepeatedGroup): number {
  return items.reduce((sum, item) => sum + item.end - item.index, 0);
}
