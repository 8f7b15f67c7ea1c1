import type { Page, PageElement } from '../page/page.js';
import { DISCOVERY_ROLES, type DiscoveredElement, type DiscoveryRole, type PageKind } from './discovered-element.js';
import { chooseTogether } from './main-product.js';
import { guessKind, kindOfPageType, productGroups } from './page-kind.js';
import { ADD_TO_CART } from './roles/add-to-cart-profile.js';
import { FURTHER_PROFILES, PRODUCT_GRID } from './roles/further-profiles.js';
import { CART, LOGO, LOGO_IMAGE, MINI_CART, SEARCH } from './roles/frame-profiles.js';
import { IMAGE } from './roles/image-profile.js';
import { LINE_PRICE, PRODUCT_LINK } from './roles/list-profiles.js';
import { PRICE } from './roles/price-profile.js';
import { TITLE } from './roles/title-profile.js';
import { confidenceIn, rankCandidates, type Candidate, type RoleContext, type RoleProfile } from './scoring.js';
import { TemplateSelectors } from './selector/template-selectors.js';
import { cartLine } from './view/cart-line.js';
import { viewPage } from './view/page-view.js';

/** Under this an answer would more often be wrong than not worth a look. */
const LEAST_CONFIDENCE = 0.2;
const EVIDENCE_SHOWN = 4;

interface Ranking {
  readonly profile: RoleProfile;
  readonly candidates: readonly Candidate[];
}

const FRAME_ROLES: Readonly<Partial<Record<DiscoveryRole, RoleProfile>>> = { cart: CART, miniCart: MINI_CART, search: SEARCH, logo: LOGO, logoImage: LOGO_IMAGE };
const PRODUCT_ONLY: ReadonlySet<DiscoveryRole> = new Set(['gallery', 'variantPicker', 'description', 'reviews']);
const LIST_ONLY: ReadonlySet<DiscoveryRole> = new Set(['filters', 'sort']);
const CART_ONLY: ReadonlySet<DiscoveryRole> = new Set(['cartTotal', 'couponField', 'checkoutButton']);

/**
 * Finds the elements of a shop page that a brand would approve, without rendering it: every element is scored for every
 * role by many weak signals, the product's elements are chosen together, and each answer gets a selector made for
 * the template rather than for this product. A role that nothing on the page fits is left out. `pageType` is the brand's
 * own name for the page and is guessed when absent. At most one element a role; on lists and carts those of the first item.
 */
export function discoverElements(page: Page, pageType?: string): DiscoveredElement[] {
  const view = viewPage(page);
  const kind = kindOfPageType(pageType) ?? guessKind(view, rankCandidates(ADD_TO_CART, { page: view, kind: 'product' }));
  const rankings = rankAll({ page: view, kind });
  const selectors = new TemplateSelectors(page, view.data.ownWords);
  return DISCOVERY_ROLES.flatMap((role) => {
    const ranking = rankings.get(role);
    const answer = ranking === undefined ? undefined : answerFor(role, ranking, selectors);
    return answer === undefined ? [] : [answer];
  });
}

function rankAll(context: RoleContext): Map<DiscoveryRole, Ranking> {
  const rankings = new Map<DiscoveryRole, Ranking>();
  const rank = (role: DiscoveryRole, profile: RoleProfile): void => {
    rankings.set(role, { profile, candidates: rankCandidates(profile, context) });
  };
  for (const [role, profile] of Object.entries(FRAME_ROLES) as [DiscoveryRole, RoleProfile][]) rank(role, profile);
  for (const [role, profile] of Object.entries(FURTHER_PROFILES) as [DiscoveryRole, RoleProfile][]) if (belongsTo(role, context.kind)) rank(role, profile);
  if (context.kind === 'product') rankProduct(context, rankings);
  else rankList(context, rankings);
  leadToCart(rankings);
  return rankings;
}

/** A shop without a link to its cart has a button for it: then that is what leads to the cart. */
function leadToCart(rankings: Map<DiscoveryRole, Ranking>): void {
  const opener = rankings.get('miniCart');
  const [link] = rankings.get('cart')?.candidates ?? [];
  if (opener?.candidates[0] !== undefined && (link === undefined || link.score < CART.even - 1) && opener.candidates[0].score > (link?.score ?? 0)) rankings.set('cart', { ...opener, profile: { ...opener.profile, even: opener.profile.even + 0.5 } });
}

function belongsTo(role: DiscoveryRole, kind: PageKind): boolean {
  if (PRODUCT_ONLY.has(role)) return kind === 'product';
  if (LIST_ONLY.has(role)) return kind === 'list';
  return CART_ONLY.has(role) ? kind === 'cart' : true;
}

function rankProduct(context: RoleContext, rankings: Map<DiscoveryRole, Ranking>): void {
  const alone = { title: rankCandidates(TITLE, context), price: rankCandidates(PRICE, context), addToCart: rankCandidates(ADD_TO_CART, context), image: rankCandidates(IMAGE, context) };
  const together = chooseTogether(alone, context.page);
  rankings.set('title', { profile: TITLE, candidates: together.title });
  rankings.set('price', { profile: PRICE, candidates: together.price });
  rankings.set('addToCart', { profile: ADD_TO_CART, candidates: together.addToCart });
  rankings.set('image', { profile: IMAGE, candidates: together.image });
}

/** Lists and carts: the title of the page, and the parts of the first item. */
function rankList(context: RoleContext, rankings: Map<DiscoveryRole, Ranking>): void {
  rankings.set('title', { profile: TITLE, candidates: rankCandidates(TITLE, context) });
  if (context.kind !== 'cart') rankings.set('productGrid', { profile: PRODUCT_GRID, candidates: rankCandidates(PRODUCT_GRID, context) });
  const item = context.kind === 'cart' ? cartLine(context.page) : productGroups(context.page)[0]?.items[0];
  if (item === undefined) return;
  const inside = (profile: RoleProfile): Ranking => ({ profile, candidates: rankCandidates(profile, context).filter(({ view }) => item.contains(view.element)) });
  rankings.set('productLink', inside(PRODUCT_LINK));
  rankings.set('price', inside(context.kind === 'cart' ? LINE_PRICE : PRICE));
  rankings.set('image', inside(IMAGE));
  if (context.kind !== 'cart') rankings.set('addToCart', inside(ADD_TO_CART));
}

function answerFor(role: DiscoveryRole, { profile, candidates }: Ranking, selectors: TemplateSelectors): DiscoveredElement | undefined {
  const [best] = candidates;
  if (best === undefined) return undefined;
  const rivals = candidates.slice(1).filter(({ view }) => !isSame(view.element, best.view.element));
  const confidence = confidenceIn(best.score, { even: profile.even, rival: rivals[0]?.score });
  if (confidence < LEAST_CONFIDENCE) return undefined;
  const [first, ...others] = selectors.selectorsFor(best.view.element, 3);
  if (first === undefined) return undefined;
  const sameElement = others.map(({ selector }) => ({ selector, confidence }));
  const otherElements = rivals.slice(0, 2).flatMap(({ view, score }) => {
    const own = Math.min(confidence, 1 - confidence) * Math.min(1, Math.exp(0.75 * (score - best.score)));
    const [selector] = selectors.selectorsFor(view.element, 1);
    return selector === undefined || own < 0.02 ? [] : [{ selector: selector.selector, confidence: Math.round(own * 1000) / 1000 }];
  });
  return { role, selector: first.selector, confidence, evidence: best.evidence.slice(0, EVIDENCE_SHOWN), alternatives: [...sameElement, ...otherElements] };
}

/** Wrapper and content with one text are one answer to a person. */
function isSame(a: PageElement, b: PageElement): boolean {
  return (a.contains(b) || b.contains(a)) && a.text === b.text;
}
