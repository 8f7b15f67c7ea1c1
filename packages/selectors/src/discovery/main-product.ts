import type { PageElement } from '../page/page.js';
import type { DiscoveryRole } from './discovered-element.js';
import type { Candidate } from './scoring.js';
import type { PageView } from './view/page-view.js';

/** The roles that belong together around one product. */
export type ProductRole = Extract<DiscoveryRole, 'title' | 'price' | 'addToCart' | 'image'>;

const PRODUCT_ROLES: readonly ProductRole[] = ['title', 'price', 'addToCart', 'image'];
const CONSIDERED = 8;
const COHESION = 3;
/** Rounds of mutual choice; it settles after two on real pages. */
const ROUNDS = 4;

/**
 * Chooses title, price, button and picture so that they belong to one product: each candidate gets points for standing
 * close to what is chosen for the other roles, and all are chosen anew until nothing changes. The best pair of title and
 * button (or price) comes first, because each alone may lie in a list of other products.
 */
export function chooseTogether(ranked: Readonly<Record<ProductRole, readonly Candidate[]>>, page: PageView): Record<ProductRole, readonly Candidate[]> {
  const short = Object.fromEntries(PRODUCT_ROLES.map((role) => [role, ranked[role].slice(0, CONSIDERED)])) as unknown as Record<ProductRole, readonly Candidate[]>;
  let chosen = firstChoice(short, page);
  let ordered = short;
  for (let round = 0; round < ROUNDS; round += 1) {
    ordered = Object.fromEntries(PRODUCT_ROLES.map((role) => [role, reorder(short[role], others(chosen, role), page)])) as unknown as Record<ProductRole, readonly Candidate[]>;
    const next = new Map(PRODUCT_ROLES.flatMap((role) => (ordered[role][0] === undefined ? [] : [[role, ordered[role][0].view.element] as const])));
    const settled = PRODUCT_ROLES.every((role) => next.get(role) === chosen.get(role));
    chosen = next;
    if (settled) break;
  }
  return ordered;
}

type Choice = ReadonlyMap<ProductRole, PageElement>;

function firstChoice(short: Readonly<Record<ProductRole, readonly Candidate[]>>, page: PageView): Choice {
  let best: { readonly score: number; readonly choice: Choice } = { score: Number.NEGATIVE_INFINITY, choice: new Map() };
  for (const title of short.title.slice(0, 5)) {
    for (const role of ['addToCart', 'price'] as const) {
      for (const other of short[role]) {
        const score = title.score + other.score + COHESION * cohesion(title.view.element, other.view.element, page) + (role === 'addToCart' ? 1 : 0);
        if (score > best.score) best = { score, choice: new Map([['title', title.view.element], [role, other.view.element]]) };
      }
    }
  }
  return best.choice;
}

function others(chosen: Choice, role: ProductRole): PageElement[] {
  return [...chosen].filter(([other]) => other !== role).map(([, element]) => element);
}

function reorder(candidates: readonly Candidate[], near: readonly PageElement[], page: PageView): Candidate[] {
  if (near.length === 0) return [...candidates];
  return candidates
    .map((candidate) => ({ ...candidate, score: candidate.score + (isFirstOfItsText(candidate, candidates) ? 0.4 : 0) + (COHESION * near.reduce((sum, element) => sum + cohesion(candidate.view.element, element, page), 0)) / near.length }))
    .sort((a, b) => b.score - a.score || a.view.element.index - b.view.element.index);
}

/** Shops repeat a price and a button further down and in bars: the first is the one by the title. */
function isFirstOfItsText({ view }: Candidate, candidates: readonly Candidate[]): boolean {
  return !candidates.some((other) => other.view.element.index < view.element.index && other.view.element.text === view.element.text && !other.view.hidden && !other.view.element.contains(view.element));
}

/** 1 for neighbours, 0 for elements that only the whole page has in common: by the size of the smallest part of the page that holds both. */
function cohesion(a: PageElement, b: PageElement, { views }: PageView): number {
  let common: PageElement = a;
  while (common !== b && !common.contains(b) && common.parent !== null) common = common.parent;
  const size = common.end - common.index;
  return 1 - Math.log(Math.max(1, size)) / Math.log(Math.max(2, views.length));
}
