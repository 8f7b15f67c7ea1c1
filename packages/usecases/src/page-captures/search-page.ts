import { SHOWN_MATCHES, type SelectorMatch, type ViewTest, type ViewVerdict } from '@safecode/domain/page-captures/selector-test';
import type { SeenView } from '@safecode/database/page-captures/page-view-repository';
import { roleOf } from '@safecode/selectors/fingerprint/element-kind';
import type { PageElement } from '@safecode/selectors/page/page';
import { ExpensiveSelectorError, InvalidSelectorError, queryAll } from '@safecode/selectors/page/query-all';
import { locateFault } from '@safecode/selectors/parsing/locate-fault';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import type { PageModel } from './page-models.js';

/** Steps one search may take: some tens of milliseconds. No selector a person writes on purpose needs a tenth of them. */
const MOST_STEPS = 2_000_000;
const TEXT_LENGTH = 120;

export interface Problem {
  readonly message: string;
  readonly at: number;
  readonly length: number;
}

export type Search = { readonly found: readonly PageElement[]; readonly problem: null } | { readonly found: null; readonly problem: Problem };

/** The matches of a selector that somebody writes, or what is wrong with it and where. Never throws, and ends in bounded time. */
export function searchPage({ page }: Pick<PageModel, 'page'>, selector: string): Search {
  // The parser of our own rules refuses what two readers would read in two ways.
  const parsed = parseSelector(selector);
  try {
    const found = queryAll(page, selector, { maxSteps: MOST_STEPS });
    return parsed.ok ? { found, problem: null } : { found: null, problem: locateFault(selector, `${parsed.error.charAt(0).toUpperCase()}${parsed.error.slice(1)}.`) };
  } catch (error) {
    if (error instanceof ExpensiveSelectorError) return { found: null, problem: { message: `${error.message} Use fewer combinators.`, at: 0, length: selector.length } };
    if (error instanceof InvalidSelectorError) return { found: null, problem: locateFault(selector, error.message) };
    throw error;
  }
}

/** How many elements match; 0 for a selector that cannot be used. */
export const countMatches = (model: Pick<PageModel, 'page'>, selector: string): number => searchPage(model, selector).found?.length ?? 0;

/** Where an element stands and whether it is shown, as far as that is known. */
export function placeOf({ places }: Pick<PageModel, 'places'>, element: PageElement): Pick<SelectorMatch, 'box' | 'visible'> {
  const place = places?.[element.index];
  if (place === undefined) return { box: null, visible: null };
  const [, x, y, width, height, shown] = place;
  return { box: width > 0 && height > 0 ? { x, y, width, height } : null, visible: shown === 1 };
}

/** What a selector finds on a page through one window. */
export function testView({ model, view, found }: { readonly model: PageModel; readonly view: SeenView; readonly found: readonly PageElement[] }, selector: string): ViewTest {
  const places = found.map((element) => placeOf(model, element));
  const visibleCount = model.places === null ? null : places.filter(({ visible }) => visible === true).length;
  const matches = found.slice(0, SHOWN_MATCHES).map((element, at): SelectorMatch => ({ tag: element.tag, text: element.excerpt(TEXT_LENGTH * 2).slice(0, TEXT_LENGTH), role: roleOf(element), visible: null, box: null, ...places[at] }));
  return {
    viewport: view.viewport,
    window: view.window,
    picture: view.picture,
    verdict: verdictOf(found.length, visibleCount),
    count: found.length,
    visibleCount,
    matches,
    inShadowRoots: model.shadowRoots.reduce((sum, page) => sum + countMatches({ page }, selector), 0),
    shadowRoots: model.shadowRoots.length,
    frames: model.frames.map(({ url, sameOrigin }) => ({ url, sameOrigin })),
  };
}

function verdictOf(count: number, visibleCount: number | null): ViewVerdict {
  if (count === 0) return 'none';
  if (visibleCount === 0) return 'hidden';
  if (count > 1) return 'several';
  return visibleCount === null ? 'unclear' : 'one';
}
