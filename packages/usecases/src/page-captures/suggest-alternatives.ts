import { judgeStability } from '@safecode/selectors/generation/judge-stability';
import { listSelectors } from '@safecode/selectors/generation/list-selectors';
import { robustSelectors, type RobustSelector } from '@safecode/selectors/generation/robust-selectors';
import type { Page, PageElement } from '@safecode/selectors/page/page';
import { formatComplex } from '@safecode/selectors/parsing/format-selector';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import { countMatches } from './search-page.js';

const MOST = 5;
const FOR_LISTS = 2;

interface Matched {
  readonly page: Page;
  readonly selector: string;
  /** All matches; not empty. */
  readonly found: readonly PageElement[];
  /** The match that is meant first: the first one that is shown. */
  readonly meant: PageElement;
}

/** What was worked out for an element: whoever types another letter mostly means the same one. */
const KNOWN = new WeakMap<PageElement, readonly RobustSelector[]>();

function robustOnce(page: Page, element: PageElement): readonly RobustSelector[] {
  const known = KNOWN.get(element) ?? robustSelectors(page, element, MOST + 1);
  KNOWN.set(element, known);
  return known;
}

/**
 * Better selectors for what was matched, best first, at most five: for one match those that last longer; for several
 * those that tell the meant one apart, and those that say the list better.
 */
export function suggestAlternatives({ page, selector, found, meant }: Matched): readonly RobustSelector[] {
  const own = judgeStability(selector).stability;
  const isBetter = (other: RobustSelector): boolean => other.selector !== selector && (other.stability > own || (other.stability === own && other.selector.length < selector.length));
  const single = robustOnce(page, meant);
  if (found.length === 1) return single.filter(isBetter).slice(0, MOST);
  const lists = listSelectors(page, meant, { count: found.length, limit: FOR_LISTS + 1 }).filter(isBetter).slice(0, FOR_LISTS);
  return [...single.filter((other) => other.selector !== selector).slice(0, MOST - lists.length), ...lists];
}

/** What each step of a selector from the left matches: where it stops is where it is wrong. Empty for lists and single steps. */
export function countSteps(page: Page, selector: string): { readonly selector: string; readonly count: number }[] {
  const parsed = parseSelector(selector);
  const [only, ...others] = parsed.ok ? parsed.list : [];
  if (only === undefined || others.length > 0 || only.length < 2) return [];
  return only.map((_compound, at) => formatComplex(only.slice(0, at + 1))).map((text) => ({ selector: text, count: countMatches({ page }, text) }));
}
