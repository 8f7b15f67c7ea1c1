import { compile, type Options } from 'css-select';
import { AttributeAction, isTraversal, parse, SelectorType, type Selector } from 'css-what';
import type { Page, PageElement, PageNode } from './page.js';

/** A selector a browser would refuse, with what is wrong with it. */
export class InvalidSelectorError extends Error {
  override readonly name = 'InvalidSelectorError';
}

/** Pseudo-classes of the selector library that no browser knows: they come from jQuery. */
const FOREIGN = new Set(['contains', 'icontains', 'selected', 'checkbox', 'file', 'password', 'radio', 'reset', 'image', 'submit', 'parent', 'header', 'button', 'input', 'text', 'matches', 'eq', 'gt', 'lt', 'even', 'odd', 'first', 'last']);

/** States that a page has only while somebody uses it. */
const STATES = ['hover', 'focus', 'focus-within', 'focus-visible', 'active', 'visited', 'target', 'fullscreen', 'playing', 'modal', 'popover-open', 'user-invalid', 'user-valid', 'autofill', 'indeterminate'];

type MatchOptions = Options<PageNode, PageElement>;

const ADAPTER: NonNullable<MatchOptions['adapter']> = {
  isTag: (node) => node.kind === 'element',
  getAttributeValue: (element, name) => element.attributes.get(name),
  getChildren: (node) => (node.kind === 'element' ? (node.nodes as PageNode[]) : []),
  getName: (element) => element.tag,
  getParent: (element) => element.parent,
  getSiblings: (node) => (node.parent === null ? [node] : (node.parent.children as PageNode[])),
  prevElementSibling: (node) => (node.kind === 'element' ? (node.parent?.children[node.position - 1] ?? null) : null),
  getText: (node) => (node.kind === 'text' ? node.data : node.text),
  hasAttrib: (element, name) => element.attributes.has(name),
  removeSubsets: (nodes) => nodes.filter((node) => !nodes.some((other) => other.kind === 'element' && node.kind === 'element' && other.contains(node))),
};

const PSEUDOS: NonNullable<MatchOptions['pseudos']> = {
  // Browsers count white space as content; the library does not.
  empty: (element) => element.nodes.length === 0,
  ...Object.fromEntries(STATES.map((name) => [name, () => false])),
};

export interface QueryOptions {
  /** Steps through the page after which the search is given up: for selectors that strangers write. */
  readonly maxSteps?: number;
}

/** A search that would take too long on this page: combinators that are tried in every combination. */
export class ExpensiveSelectorError extends Error {
  override readonly name = 'ExpensiveSelectorError';
}

/** The same adapter, which gives up after so many steps. Every search goes over parents, siblings or children. */
function countedAdapter(maxSteps: number): typeof ADAPTER {
  let steps = 0;
  const step = (): void => {
    steps += 1;
    if (steps > maxSteps) throw new ExpensiveSelectorError('The selector takes too long to find on this page.');
  };
  return {
    ...ADAPTER,
    getParent: (node) => (step(), ADAPTER.getParent(node)),
    isTag: (node): node is PageElement => (step(), ADAPTER.isTag(node)),
    getSiblings: (node) => (step(), ADAPTER.getSiblings(node)),
    getChildren: (node) => (step(), ADAPTER.getChildren(node)),
  };
}

/**
 * The elements of a page that match a selector, in document order, exactly as `querySelectorAll` of a browser without
 * scripts. Throws `InvalidSelectorError` on a selector that a browser refuses, and `ExpensiveSelectorError` past `maxSteps`.
 */
export function queryAll(page: Page, selector: string, { maxSteps }: QueryOptions = {}): readonly PageElement[] {
  const members = read(selector);
  const adapter = maxSteps === undefined ? ADAPTER : countedAdapter(maxSteps);
  const found = members.map((member) => {
    const matches = compileMember(page, member, adapter);
    return candidates(page, member).filter(matches);
  });
  if (found.length === 1) return found[0] ?? [];
  const all = new Set(found.flat());
  return [...all].sort((a, b) => a.index - b.index);
}

/** Whether the selector matches exactly this one element of the page. False for a selector that browsers refuse. */
export function matchesOnly(page: Page, selector: string, element: PageElement): boolean {
  try {
    const found = queryAll(page, selector);
    return found.length === 1 && found[0] === element;
  } catch {
    return false;
  }
}

/** Strings say nothing about the syntax around them. */
const STRINGS = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/g;
/** Names and bare values must not begin with a digit; the parser is more patient than browsers. */
const DIGIT_FIRST = /(?<!\\)[#.]-?\d|=\s*-?\d/;

/** The parser takes any sign as the first of a tag's name. */
const SIGN_FIRST = /^[!-,./:-@[-^`{-~]/;

function read(selector: string): Selector[][] {
  if (DIGIT_FIRST.test(selector.replace(STRINGS, '""'))) throw new InvalidSelectorError(`A name in the selector "${selector}" begins with a digit.`);
  let members: Selector[][];
  try {
    members = parse(selector);
  } catch (cause) {
    throw new InvalidSelectorError(`The selector "${selector}" does not parse: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause });
  }
  if (members.length === 0) throw new InvalidSelectorError('The selector is empty.');
  for (const member of members) checkMember(selector, member);
  return members;
}

function checkMember(selector: string, member: readonly Selector[]): void {
  if ([member[0], member.at(-1)].some((token) => token !== undefined && isTraversal(token))) {
    throw new InvalidSelectorError(`The selector "${selector}" begins or ends with a combinator.`);
  }
  checkInside(selector, member);
}

function checkInside(selector: string, member: readonly Selector[]): void {
  for (const token of member) {
    if (token.type === SelectorType.Parent) throw new InvalidSelectorError(`No browser knows a combinator for parents, as in "${selector}".`);
    if (token.type === SelectorType.Tag && SIGN_FIRST.test(token.name)) throw new InvalidSelectorError(`No name begins as "${token.name}" does.`);
    if (token.type === SelectorType.Attribute && token.action === AttributeAction.Not) throw new InvalidSelectorError(`No browser knows the operator != in "${selector}".`);
    if (token.type === SelectorType.Pseudo && Array.isArray(token.data)) for (const inner of token.data) checkInside(selector, inner);
    if (token.type === SelectorType.Pseudo && FOREIGN.has(token.name)) throw new InvalidSelectorError(`No browser knows :${token.name} in "${selector}".`);
  }
}

function compileMember(page: Page, member: Selector[], adapter: typeof ADAPTER): (element: PageElement) => boolean {
  // The library marks a member as it compiles it; ours is read again below.
  const tokens = [member.map((token) => ({ ...token }))];
  try {
    return compile(tokens, { adapter, pseudos: PSEUDOS, quirksMode: page.quirks });
  } catch (cause) {
    throw new InvalidSelectorError(`The selector cannot be used: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause });
  }
}

/** The shortest list that holds every element the member can match: by the id, class, attribute or tag of its subject. */
function candidates(page: Page, member: readonly Selector[]): readonly PageElement[] {
  let best = page.elements;
  for (let at = member.length - 1; at >= 0; at -= 1) {
    const token = member[at];
    if (token === undefined || isTraversal(token)) break;
    const list = listOf(page, token);
    if (list !== undefined && list.length < best.length) best = list;
  }
  return best;
}

function listOf(page: Page, token: Selector): readonly PageElement[] | undefined {
  if (token.type === SelectorType.Tag) return page.byTag.get(token.name.toLowerCase()) ?? [];
  if (token.type !== SelectorType.Attribute || token.namespace !== null) return undefined;
  const exact = !page.quirks && token.ignoreCase !== true;
  if (exact && token.name === 'id' && token.action === AttributeAction.Equals) return token.value === '' ? undefined : (page.byId.get(token.value) ?? []);
  if (exact && token.name === 'class' && token.action === AttributeAction.Element) return page.byClass.get(token.value) ?? [];
  return page.byAttribute.get(token.name.toLowerCase()) ?? [];
}
