import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { FoundElement, FoundElements, KeptElement } from '@safecode/domain/page-captures/found-element';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findCapture, findEarlierCapture, readElements } from '@safecode/database/page-captures/capture-repository';
import { listActiveSelectors } from '@safecode/database/selectors/selector-repository';
import { judgeStability } from '@safecode/selectors/generation/judge-stability';
import type { PageElement } from '@safecode/selectors/page/page';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { choosePages } from './choose-page.js';
import type { PageModel } from './page-models.js';
import { countMatches, placeOf, searchPage } from './search-page.js';
import { readViews } from './test-selector.js';

type ReadView = Awaited<ReturnType<typeof readViews>>[number];

/**
 * The elements that were found on a capture, best first, with where they stand, whether their selectors hold on other
 * pages of the type, and which of them the brand has already.
 * @throws access.not_found, access.denied, capture.unfinished
 */
export async function listElements(deps: Deps, principal: Principal, input: { readonly captureId: number }): Promise<FoundElements> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const capture = assertVisible(principal, await findCapture(tx, input.captureId), 'page capture');
    assertCan(principal, 'brand.read', capture.brandId);
    const kept = await readElements(tx, capture.id);
    const { page, others } = await choosePages(tx, principal, { brandId: capture.brandId, pageType: capture.pageType, captureId: capture.id });
    if (kept === null || page === null) throw new DomainError('capture.unfinished');
    const views = await readViews(deps, tx, [page]);
    const elsewhere = await readViews(deps, tx, others);
    const listed = listedElements(views[0]?.model, await listActiveSelectors(tx, capture.brandId), capture.pageType);
    return {
      captureId: capture.id,
      pageType: capture.pageType,
      elements: kept.map((element) => describe(element, { views, elsewhere, listed })),
      views: views.map(({ view }) => ({ viewport: view.viewport, picture: view.picture })),
      comparedWith: others.map(({ address }) => address),
      hasEarlier: (await findEarlierCapture(tx, capture)) !== null,
    };
  });
}

interface Surroundings {
  readonly views: readonly ReadView[];
  readonly elsewhere: readonly ReadView[];
  readonly listed: ReadonlyMap<PageElement, DomSelector>;
}

function describe(element: KeptElement, { views, elsewhere, listed }: Surroundings): FoundElement {
  const searched = views.map(({ model, view }) => ({ model, view, found: searchPage(model, element.selector).found ?? [] }));
  const first = searched[0]?.found[0];
  const known = first === undefined ? undefined : listed.get(first);
  const { stability, reasons } = judgeStability(element.selector);
  return {
    ...element,
    tag: first?.tag ?? '',
    text: first?.excerpt(200).slice(0, 120) ?? '',
    stability,
    reasons: [...reasons],
    alternatives: element.alternatives.map((selector) => ({ selector, stability: judgeStability(selector).stability })),
    places: searched.map(({ model, view, found }) => ({ viewport: view.viewport, count: found.length, ...(found[0] === undefined ? { box: null, visible: null } : placeOf(model, found[0])) })),
    uniqueElsewhere: { unique: elsewhere.filter(({ model }) => countMatches(model, element.selector) === 1).length, of: elsewhere.length },
    listed: known === undefined ? null : { id: known.id, name: known.name, selector: known.selector },
  };
}

/** The elements the brand's selectors stand for on this page, each by the first selector that matches it alone. */
function listedElements(model: PageModel | undefined, selectors: readonly DomSelector[], pageType: string): ReadonlyMap<PageElement, DomSelector> {
  const listed = new Map<PageElement, DomSelector>();
  if (model === undefined) return listed;
  for (const selector of selectors) {
    if (selector.pageType !== pageType && selector.pageType !== GLOBAL_PAGE_TYPE) continue;
    const [first, ...more] = searchPage(model, selector.selector).found ?? [];
    if (first !== undefined && more.length === 0 && !listed.has(first)) listed.set(first, selector);
  }
  return listed;
}
