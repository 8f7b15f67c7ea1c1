import type { PageElement } from '../page/page.js';

/** Where an element stands among its siblings of the same tag, and among those of the same tag and first class. */
export interface SiblingPlace {
  readonly typePosition: number;
  readonly typeSiblings: number;
  readonly item: number;
  readonly items: number;
}

/** Counts the children of each parent once: a list of ten thousand would be counted ten thousand times. */
export class SiblingPlaces {
  readonly #known = new Map<PageElement, SiblingPlace>();

  /** The place of an element. */
  of(element: PageElement): SiblingPlace {
    if (element.parent === null) return { typePosition: 0, typeSiblings: 1, item: 0, items: 1 };
    if (!this.#known.has(element)) this.#count(element.parent.children);
    return this.#known.get(element) ?? { typePosition: 0, typeSiblings: 1, item: 0, items: 1 };
  }

  #count(children: readonly PageElement[]): void {
    const counts = new Map<string, number>();
    const next = (key: string): number => {
      const count = counts.get(key) ?? 0;
      counts.set(key, count + 1);
      return count;
    };
    const drafts = children.map((child) => ({ child, typePosition: next(child.tag), item: next(likeness(child)) }));
    for (const { child, typePosition, item } of drafts) {
      this.#known.set(child, { typePosition, typeSiblings: counts.get(child.tag) ?? 1, item, items: counts.get(likeness(child)) ?? 1 });
    }
  }
}

function likeness(element: PageElement): string {
  return `${element.tag}.${element.classes[0] ?? ''}`;
}
