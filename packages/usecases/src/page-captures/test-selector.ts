import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { SelectorTest, TestSelector, ViewTest } from '@safecode/domain/page-captures/selector-test';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import type { SeenPage, SeenView } from '@safecode/database/page-captures/page-view-repository';
import { listActiveSelectors } from '@safecode/database/selectors/selector-repository';
import { judgeStability } from '@safecode/selectors/generation/judge-stability';
import { parsePage } from '@safecode/selectors/page/parse-page';
import type { PageElement } from '@safecode/selectors/page/page';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { choosePages } from './choose-page.js';
import { readPageModel, type PageModel } from './page-models.js';
import { countMatches, placeOf, searchPage, testView } from './search-page.js';
import { countSteps, suggestAlternatives } from './suggest-alternatives.js';

/** A page seen through one window, read. */
interface ReadView {
  readonly seen: SeenPage;
  readonly view: SeenView;
  readonly model: PageModel;
}

const NO_PAGE: Pick<PageModel, 'page'> = { page: parsePage('') };

/**
 * Tries a selector on a page of the shop as it was last seen: what it matches in each window, how long it is likely to
 * last, and what would say the same better. Reads only; nothing is visited.
 * @throws access.not_found, access.denied, capture.unfinished, input.invalid
 */
export async function testSelector(deps: Deps, principal: Principal, input: TestSelector): Promise<SelectorTest> {
  const selector = input.selector.trim();
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'brand.read', brand.id);
    const { page, others } = await choosePages(tx, principal, input);
    const views = page === null ? [] : await readViews(deps, tx, [page]);
    const searched = views.map((view) => ({ ...view, ...searchPage(view.model, selector) }));
    const problem = searched[0] === undefined ? searchPage(NO_PAGE, selector).problem : (searched.find((view) => view.problem !== null)?.problem ?? null);
    const base = { selector, page: page === null ? null : describePage(page), problem };
    if (problem !== null) return { ...base, views: [], stability: null, reasons: [], alternatives: [], steps: [], listed: null, elsewhere: [] };
    const matched = searched.map((view) => ({ ...view, found: view.found ?? [] }));
    const tests = matched.map((view) => testView(view, selector));
    return {
      ...base,
      views: tests,
      ...judged(selector),
      alternatives: betterOnes(matched, selector),
      steps: views[0] !== undefined && tests.every(({ count }) => count === 0) ? countSteps(views[0].model.page, selector) : [],
      listed: listedAs(await listActiveSelectors(tx, brand.id), selector, page?.pageType ?? input.pageType),
      elsewhere: (await readViews(deps, tx, others)).map(({ seen, view, model }) => ({ address: seen.address, viewport: view.viewport, count: countMatches(model, selector) })),
    };
  });
}

/** The pages through all of their windows, in order. */
export async function readViews(deps: Deps, tx: TenantTransaction, pages: readonly SeenPage[]): Promise<ReadView[]> {
  const views: ReadView[] = [];
  for (const seen of pages) {
    for (const view of seen.views) views.push({ seen, view, model: await readPageModel(deps, tx, { kind: seen.kind, id: seen.id, viewport: view.viewport }) });
  }
  return views;
}

const describePage = ({ kind, id, address, title, pageType, takenAt }: SeenPage): NonNullable<SelectorTest['page']> => ({ kind, id, address, title, pageType, takenAt });

function judged(selector: string): Pick<SelectorTest, 'stability' | 'reasons'> {
  const { stability, reasons } = judgeStability(selector);
  return { stability, reasons: [...reasons] };
}

/** Alternatives from the first window that has a match, counted in all of them. */
function betterOnes(views: readonly (ReadView & { readonly found: readonly PageElement[] })[], selector: string): SelectorTest['alternatives'] {
  const matched = views.find(({ found }) => found.length > 0);
  if (matched === undefined) return [];
  const { model, found } = matched;
  const meant = firstShown(model, found);
  if (meant === undefined) return [];
  return suggestAlternatives({ page: model.page, selector, found, meant }).map((other) => ({
    selector: other.selector,
    stability: other.stability,
    reasons: [...other.reasons],
    counts: views.map(({ view, model: each }): { viewport: ViewTest['viewport']; count: number } => ({ viewport: view.viewport, count: countMatches(each, other.selector) })),
  }));
}

const firstShown = (model: PageModel, found: readonly PageElement[]): PageElement | undefined => found.find((element) => placeOf(model, element).visible === true) ?? found[0];

/** The same text in the list of the brand, on the page type or everywhere. */
function listedAs(selectors: readonly DomSelector[], selector: string, pageType: string | undefined): SelectorTest['listed'] {
  const same = selectors.find((known) => known.selector === selector && (pageType === undefined || known.pageType === pageType || known.pageType === GLOBAL_PAGE_TYPE));
  return same === undefined ? null : { id: same.id, name: same.name, status: same.status };
}
