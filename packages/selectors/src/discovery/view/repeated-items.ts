import type { Page, PageElement } from '../../page/page.js';
import { amountsIn } from '../price-text.js';

/** Elements that repeat one form side by side: the tiles of a list, the lines of a cart. */
export interface RepeatedGroup {
  readonly parent: PageElement;
  readonly items: readonly PageElement[];
  /** Items with a link and a price: those show products. */
  readonly products: number;
}

const MIN_ITEM_SIZE = 3;
const ALIKE = 0.55;

/** All groups of three and more like siblings, and of two when both show a price and a link. */
export function repeatedGroups(page: Page): RepeatedGroup[] {
  const groups: RepeatedGroup[] = [];
  for (const parent of page.elements) {
    if (parent.children.length < 2 || parent.depth < 2) continue;
    const items = likeChildren(parent);
    if (items.length < 2) continue;
    const products = items.filter(isProductLike).length;
    if (items.length >= 3 || products === items.length) groups.push({ parent, items, products });
  }
  return groups;
}

function likeChildren(parent: PageElement): PageElement[] {
  const byTag = new Map<string, PageElement[]>();
  for (const child of parent.children) {
    if (child.end - child.index < MIN_ITEM_SIZE) continue;
    byTag.set(child.tag, [...(byTag.get(child.tag) ?? []), child]);
  }
  const largest = [...byTag.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  const forms = largest.map(formOf);
  const [first] = forms;
  if (first === undefined) return [];
  // The second item is tried as well: a first one may carry a banner or a larger picture.
  const model = forms.filter((form) => likeness(form, first) >= ALIKE).length >= 2 ? first : (forms[1] ?? first);
  return largest.filter((_item, at) => likeness(forms[at] ?? new Set(), model) >= ALIKE);
}

/** The tags and first classes of the upper levels of an element. */
function formOf(element: PageElement): ReadonlySet<string> {
  const form = new Set<string>([`${element.tag}.${element.classes[0] ?? ''}`]);
  const add = (inner: PageElement, path: string, depth: number): void => {
    for (const child of inner.children) {
      const step = `${path}>${child.tag}.${child.classes[0] ?? ''}`;
      form.add(step);
      if (depth < 3 && form.size < 60) add(child, step, depth + 1);
    }
  };
  add(element, '', 0);
  return form;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const step of a) if (b.has(step)) common += 1;
  return common / (a.size + b.size - common || 1);
}

function isProductLike(item: PageElement): boolean {
  if (item.textLength > 20_000 || amountsIn(item.text.slice(0, 4000)).length === 0) return false;
  return hasInside(item, (inner) => inner.tag === 'a' && inner.attributes.has('href'));
}

function hasInside(element: PageElement, holds: (inner: PageElement) => boolean): boolean {
  return element.children.some((child) => holds(child) || hasInside(child, holds));
}
