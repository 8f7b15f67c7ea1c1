import type { Page, PageElement } from '../../page/page.js';
import { matchesOnly } from '../../page/query-all.js';
import { atPlace, compoundOptions, type CompoundOption } from './compound-options.js';

/** A selector with its cost: under 2 for one speaking name, over 6 when places had to be counted. */
export interface TemplateSelector {
  readonly selector: string;
  readonly cost: number;
}

interface Step extends CompoundOption {
  readonly element: PageElement;
  /** Elements of the page it matches. */
  readonly set: ReadonlySet<PageElement>;
}

interface Ancestor {
  readonly step: Step;
  readonly distance: number;
}

interface Combination {
  readonly cost: number;
  /** Innermost first. */
  readonly steps: readonly Step[];
}

const OWN_OPTIONS = 8;
const STEP_OPTIONS = 3;
const LEVELS = 12;
/** Each further compound ties the selector to more of the page. */
const COMBINATOR = 0.35;
const DISTANCE = 0.06;

/**
 * Makes selectors for elements of one page that can be expected to hold on the other pages of the same template. They are
 * built of test attributes, speaking ids, classes and names, and short paths; words of this product, generated names,
 * states and looks are left out, and places are counted only where nothing else tells elements apart.
 */
export class TemplateSelectors {
  readonly #steps = new Map<PageElement, readonly Step[]>();
  readonly #sets = new Map<string, ReadonlySet<PageElement>>();

  constructor(
    private readonly page: Page,
    private readonly ownWords: ReadonlySet<string>,
  ) {}

  /** Up to `count` selectors that match exactly this element, cheapest first; there is always one. */
  selectorsFor(element: PageElement, count: number): TemplateSelector[] {
    const own = this.#stepsOf(element).slice(0, OWN_OPTIONS);
    const above = this.#stepsAbove(element);
    const found = this.#firstUnique([...own.map((step) => this.#join(step, [])), ...own.flatMap((step) => above.map((ancestor) => this.#join(step, [ancestor])))], element, count);
    if (found.length > 0) return found;
    const inner = own.slice(0, 4).flatMap((step) => above.flatMap((near) => above.filter((far) => far.distance > near.distance && far.step.cost < 4).map((far) => this.#join(step, [near, far]))));
    const deeper = this.#firstUnique(inner, element, count);
    return deeper.length > 0 ? deeper : [this.#path(element)];
  }

  #firstUnique(combinations: readonly Combination[], element: PageElement, count: number): TemplateSelector[] {
    const found: TemplateSelector[] = [];
    for (const { cost, steps } of [...combinations].sort((a, b) => a.cost - b.cost)) {
      if (!this.#isUnique(steps)) continue;
      const selector = steps.map(({ css }) => css).toReversed().join(' ');
      if (matchesOnly(this.page, selector, element)) found.push({ selector, cost });
      if (found.length >= count) break;
    }
    return found;
  }

  #stepsOf(element: PageElement): readonly Step[] {
    const known = this.#steps.get(element);
    if (known !== undefined) return known;
    const plain = compoundOptions(element, this.ownWords);
    const placed = plain.slice(0, 2).map((option) => atPlace(option, element));
    const tag = plain.find(({ css }) => css === element.tag);
    if (tag !== undefined && !plain.slice(0, 2).includes(tag)) placed.push(atPlace(tag, element));
    const steps = [...plain, ...placed].sort((a, b) => a.cost - b.cost).map((option) => ({ ...option, element, set: this.#setOf(option) }));
    this.#steps.set(element, steps);
    return steps;
  }

  #setOf({ css, matches, among }: CompoundOption): ReadonlySet<PageElement> {
    let set = this.#sets.get(css);
    if (set === undefined) {
      set = new Set(among(this.page).filter(matches));
      this.#sets.set(css, set);
    }
    return set;
  }

  /** The best ways to name each element above. */
  #stepsAbove(element: PageElement): Ancestor[] {
    const above: Ancestor[] = [];
    for (let at = element.parent, distance = 1; at !== null && at.depth > 0 && distance <= LEVELS; at = at.parent, distance += 1) {
      const options = this.#stepsOf(at);
      for (const step of [...options.slice(0, STEP_OPTIONS), ...options.filter(({ css }) => css.includes(':nth-child')).slice(0, 1)]) above.push({ step, distance });
    }
    return above;
  }

  #join(own: Step, above: readonly Ancestor[]): Combination {
    let cost = own.cost + spread(own) * (above.length === 0 ? 1 : 0.5);
    for (const { step, distance } of above) cost += step.cost * 0.8 + COMBINATOR + DISTANCE * distance;
    return { cost, steps: [own, ...above.map(({ step }) => step)] };
  }

  /** Whether the chain matches one element only: asked of the sets, which costs less than a query. */
  #isUnique([own, ...above]: readonly Step[]): boolean {
    if (own === undefined) return false;
    let count = 0;
    for (const element of own.set) {
      if (!hasChain(element, above)) continue;
      count += 1;
      if (count > 1) return false;
    }
    return count === 1;
  }

  /** Places counted down from the nearest element above that can be told apart. */
  #path(element: PageElement): TemplateSelector {
    const parts: string[] = [];
    for (let at: PageElement = element; ; ) {
      parts.unshift(at.parent === null ? at.tag : `${at.tag}:nth-child(${at.position + 1})`);
      if (at.parent === null) break;
      at = at.parent;
      const anchor = this.#stepsOf(at).find((step) => step.set.size === 1);
      if (anchor !== undefined) {
        parts.unshift(anchor.css);
        break;
      }
    }
    return { selector: parts.join(' > '), cost: 6 + parts.length };
  }
}

/** A name that stands on many elements is told apart by its surroundings only: those may differ on the next page. */
function spread({ set }: Step): number {
  return 0.12 * Math.log2(Math.max(1, set.size));
}

function hasChain(element: PageElement, above: readonly Step[]): boolean {
  let at = element.parent;
  for (const step of above) {
    while (at !== null && !step.set.has(at)) at = at.parent;
    if (at === null) return false;
    at = at.parent;
  }
  return true;
}
