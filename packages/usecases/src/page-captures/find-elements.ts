import type { Drift, KeptElement } from '@safecode/domain/page-captures/found-element';
import { discoverElements } from '@safecode/selectors/discovery/discover-elements';
import { profilePage } from '@safecode/selectors/fingerprint/profile-page';
import type { PageElement } from '@safecode/selectors/page/page';
import { queryAll } from '@safecode/selectors/page/query-all';
import { pairPages } from '@safecode/selectors/relocation/page-pair';
import { relocateElements, type Relocation } from '@safecode/selectors/relocation/relocate';
import type { PageModel } from './page-models.js';

const ALTERNATIVES = 4;

/**
 * The elements of a page that a brand would approve, best first, each with what became of its selector since an earlier
 * look at the page. Needs no model and no network. Pure.
 */
export function findElements({ now, before }: { readonly now: PageModel; readonly before: PageModel | null }, pageType: string): KeptElement[] {
  const ranked = discoverElements(now.page, pageType).sort((one, other) => other.confidence - one.confidence);
  // One element can serve two roles, such as the button that opens the cart; a brand lists a selector once.
  const found = ranked.filter(({ selector }, at) => ranked.findIndex((other) => other.selector === selector) === at);
  const drifts = before === null ? null : driftsOf(now, before, found.map(({ selector }) => selector));
  return found.map(({ role, selector, confidence, evidence, alternatives }, at) => ({
    role,
    selector,
    confidence,
    evidence: [...evidence],
    alternatives: alternatives.map((other) => other.selector).filter((other) => other !== selector).slice(0, ALTERNATIVES),
    drift: drifts?.[at] ?? null,
  }));
}

/** Looks for each element in the earlier page, and asks whether its selector would have found it there. */
function driftsOf(now: PageModel, before: PageModel, selectors: readonly string[]): (Drift | null)[] {
  if (now.html === before.html) return selectors.map(() => 'held');
  const elements = selectors.map((selector) => queryAll(now.page, selector)[0]);
  const present = elements.filter((element): element is PageElement => element !== undefined);
  // The earlier page takes the part of the changed one: the question is asked backwards.
  const relocations = relocateElements(pairPages(profilePage(now.page), profilePage(before.page)), present);
  return elements.map((element, at) => {
    const relocation = element === undefined ? undefined : relocations[present.indexOf(element)];
    return relocation === undefined ? null : driftOf(relocation, queryAll(before.page, selectors[at] ?? ''));
  });
}

function driftOf({ outcome, element }: Relocation, matches: readonly PageElement[]): Drift {
  if (outcome === 'uncertain') return 'unsure';
  if (outcome === 'gone' || element === null) return matches.length === 0 ? 'new' : 'unsure';
  return matches.includes(element) ? 'held' : 'broke';
}
