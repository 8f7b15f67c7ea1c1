import type { TermKind } from './term.js';

interface Entry {
  count: number;
  readonly holders: number[];
}

/** How often each term occurs in a page, and which elements hold it. Filled once, by `profilePage`. */
export class TermIndex {
  readonly #entries = new Map<TermKind, Map<string, Entry>>();

  /** Counts one occurrence. */
  count(kind: TermKind, value: string): void {
    this.#entry(kind, value).count += 1;
  }

  /** Notes that an element holds a term; indexes come in rising order. */
  hold(kind: TermKind, value: string, index: number): void {
    this.#entry(kind, value).holders.push(index);
  }

  /** How many elements or texts of the page hold a term. */
  countOf(kind: TermKind, value: string): number {
    return this.#entries.get(kind)?.get(value)?.count ?? 0;
  }

  /** The elements that hold a term of their own, by index. */
  holdersOf(kind: TermKind, value: string): readonly number[] {
    return this.#entries.get(kind)?.get(value)?.holders ?? NONE;
  }

  /** All terms of a kind that some element holds. */
  *held(kind: TermKind): Generator<readonly [value: string, holders: readonly number[]]> {
    for (const [value, { holders }] of this.#entries.get(kind) ?? []) if (holders.length > 0) yield [value, holders];
  }

  #entry(kind: TermKind, value: string): Entry {
    let entries = this.#entries.get(kind);
    if (entries === undefined) this.#entries.set(kind, (entries = new Map()));
    let entry = entries.get(value);
    if (entry === undefined) entries.set(value, (entry = { count: 0, holders: [] }));
    return entry;
  }
}

const NONE: readonly number[] = [];
