import type { Page, PageElement } from '../page/page.js';
import { matchesOnly } from '../page/query-all.js';
import { judgeStability } from './judge-stability.js';
import { positionSelector } from './position-selector.js';
import { selectorParts, type SelectorPart } from './selector-parts.js';

/** A selector that matches exactly one element of its page, with how long it is likely to. */
export interface RobustSelector {
  readonly selector: string;
  /** 0..1, see `judgeStability`. */
  readonly stability: number;
  readonly reasons: readonly string[];
}

/** Parts weaker than this are used only when nothing else tells the element apart. */
const WEAK = 0.3;
const OWN_PARTS = 7;
const ANCESTOR_PARTS = 3;
const MOST_ANCESTORS = 12;
/** Judging and proving cost time; so many are judged, the most promising first. */
const MOST_JUDGED = 14;

interface Draft {
  readonly text: string;
  readonly score: number;
}

/**
 * Selectors that match this element of the page and no other, the most lasting first; at least one. Test ids, ids, names,
 * and classes that say what an element is come before labels, and positions come last. Each is proved on the page.
 */
export function robustSelectors(page: Page, element: PageElement, limit = 4): readonly RobustSelector[] {
  const parts = selectorParts(page, element);
  const strong = parts.filter(({ score }) => score >= WEAK).slice(0, OWN_PARTS);
  const groups = [...strong.map((part) => [part]), ...pairs(strong)];
  const drafts = [...alone(groups), ...below(page, element, groups), ...beside(page, element, groups)];
  const found = proved(page, element, drafts, limit);
  if ((found[0]?.stability ?? 0) >= 0.45) return found;
  const weak = parts.filter(({ score }) => score < WEAK).slice(0, OWN_PARTS);
  const spare = alone([...weak.map((part) => [part]), ...pairs([...strong.slice(0, 3), ...weak])]);
  const position = positionSelector(page, element);
  const more = proved(page, element, [...spare, { text: position, score: 0 }], limit);
  return [...found, ...more.filter(({ selector }) => !found.some((other) => other.selector === selector))].sort((a, b) => b.stability - a.stability).slice(0, limit);
}

function pairs(parts: readonly SelectorPart[]): SelectorPart[][] {
  return parts.flatMap((first, at) => parts.slice(at + 1).map((second) => [first, second]));
}

/** The elements all parts of a compound match. */
function matchesOf(group: readonly SelectorPart[]): PageElement[] {
  const [smallest, ...others] = [...group].sort((a, b) => a.matches.size - b.matches.size);
  return [...(smallest?.matches ?? [])].filter((element) => others.every(({ matches }) => matches.has(element)));
}

function textOf(group: readonly SelectorPart[]): string {
  // A tag comes first, whatever else is in the compound.
  return [...group].sort((a, b) => rank(a) - rank(b)).map(({ text }) => text).join('');
}

function rank({ text }: SelectorPart): number {
  if (/^[#.[]/.test(text)) return text.startsWith('#') ? 1 : text.startsWith('.') ? 2 : 3;
  return 0;
}

function scoreOf(group: readonly SelectorPart[]): number {
  return Math.max(...group.map(({ score }) => score)) * 0.95 ** (group.length - 1) * Math.min(...group.map(({ score, text }) => (rank({ text, score, matches: new Set() }) === 0 ? 1 : 0.5 + score / 2)));
}

function alone(groups: readonly SelectorPart[][]): Draft[] {
  return groups.filter((group) => matchesOf(group).length === 1).map((group) => ({ text: textOf(group), score: scoreOf(group) }));
}

/** `ancestor element`, for ancestors whose best parts tell the element apart. */
function below(page: Page, element: PageElement, groups: readonly SelectorPart[][]): Draft[] {
  const drafts: Draft[] = [];
  const subjects = groups.map((group) => ({ text: textOf(group), score: scoreOf(group), found: matchesOf(group) })).filter(({ found }) => found.length > 1 && found.length <= 400);
  let steps = 0;
  for (let above = element.parent; above !== null && above.tag !== 'html' && steps < MOST_ANCESTORS; above = above.parent, steps += 1) {
    const holder = above;
    for (const part of selectorParts(page, holder).filter(({ score, text }) => score >= WEAK && (score > 0.3 || /^(?:header|nav|main|footer|aside|form|h1)$/.test(text))).slice(0, ANCESTOR_PARTS)) {
      for (const { text, score, found } of subjects) {
        if (found.filter((other) => isInside(other, part.matches)).length !== 1) continue;
        drafts.push({ text: `${part.text} ${text}`, score: score * (0.5 + part.score / 2) * 0.9 * 0.995 ** steps });
      }
    }
  }
  return drafts;
}

function isInside(element: PageElement, holders: ReadonlySet<PageElement>): boolean {
  for (let above = element.parent; above !== null; above = above.parent) if (holders.has(above)) return true;
  return false;
}

/** `sibling + element`, after a neighbour that can be told apart by itself. */
function beside(page: Page, element: PageElement, groups: readonly SelectorPart[][]): Draft[] {
  const previous = element.parent?.children[element.position - 1];
  const own = groups[0];
  if (previous === undefined || own === undefined) return [];
  return selectorParts(page, previous)
    .filter(({ score, matches }) => score >= 0.6 && matches.size === 1)
    .slice(0, 2)
    .map(({ text, score }) => ({ text: `${text} + ${textOf(own)}`, score: scoreOf(own) * score * 0.7 }));
}

function proved(page: Page, element: PageElement, drafts: readonly Draft[], limit: number): RobustSelector[] {
  const found: RobustSelector[] = [];
  const tried = new Set<string>();
  for (const { text } of [...drafts].sort((a, b) => b.score - a.score || a.text.length - b.text.length || (a.text < b.text ? -1 : 1))) {
    if (tried.size >= MOST_JUDGED) break;
    if (tried.has(text)) continue;
    tried.add(text);
    if (matchesOnly(page, text, element)) found.push({ selector: text, ...judgeStability(text) });
  }
  return found.sort((a, b) => b.stability - a.stability || a.selector.length - b.selector.length || (a.selector < b.selector ? -1 : 1)).slice(0, limit);
}
