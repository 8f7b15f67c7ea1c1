import type { Fingerprint } from '../fingerprint/fingerprint.js';
import type { PageProfile } from '../fingerprint/profile-page.js';
import { termName, type TermKind } from '../fingerprint/term.js';

/** A set of terms as numbers in rising order, with the weight of each. */
interface Weighed {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  readonly sum: number;
}

/** What terms are counted in: a whole page, or what a stored fingerprint remembers of its page. */
export type Counted = Pick<Fingerprint, 'rarity' | 'pageSize'> | PageProfile;

/**
 * How much a shared term tells, 0..1: 1 for one that neither page repeats, near 0 for one that is everywhere. Sets of
 * terms are remembered by their identity, so that comparing the same elements again costs little.
 */
export class Rarity {
  readonly #old: (kind: TermKind, value: string) => number;
  readonly #changed: PageProfile;
  readonly #total: number;
  readonly #numbers = new Map<TermKind, Map<string, number>>();
  readonly #weights: number[] = [];
  readonly #sets = new Map<TermKind, Map<readonly string[], Weighed>>();

  constructor(old: Counted, changed: PageProfile) {
    this.#old = 'terms' in old ? (kind, value) => old.terms.countOf(kind, value) : (kind, value) => old.rarity[termName(kind, value)] ?? 0;
    this.#changed = changed;
    this.#total = Math.log(2 + ('terms' in old ? old.page.elements.length : old.pageSize) + changed.page.elements.length);
  }

  /** The weight of one term. */
  of(kind: TermKind, value: string): number {
    return this.#weights[this.#number(kind, value)] ?? 0;
  }

  /** How alike two sets of terms are by weight, 0..1 (Dice). NaN when the first has none: nothing can be said then. */
  alike(kind: TermKind, first: readonly string[], second: readonly string[]): number {
    if (first.length === 0) return Number.NaN;
    if (second.length === 0) return 0;
    const [a, b] = [this.#weigh(kind, first), this.#weigh(kind, second)];
    return (2 * shared(a, b)) / (a.sum + b.sum);
  }

  /** How much of the first set is in the second, by weight, 0..1. NaN when the first has none. */
  covered(kind: TermKind, first: readonly string[], second: readonly string[]): number {
    if (first.length === 0) return Number.NaN;
    const weighed = this.#weigh(kind, first);
    return second.length === 0 ? 0 : shared(weighed, this.#weigh(kind, second)) / weighed.sum;
  }

  #number(kind: TermKind, value: string): number {
    let numbers = this.#numbers.get(kind);
    if (numbers === undefined) this.#numbers.set(kind, (numbers = new Map()));
    let number = numbers.get(value);
    if (number === undefined) {
      number = this.#weights.length;
      numbers.set(value, number);
      const count = this.#old(kind, value) + this.#changed.terms.countOf(kind, value);
      this.#weights.push(Math.max(0.02, 1 - Math.log(1 + Math.max(0, count - 2)) / this.#total));
    }
    return number;
  }

  #weigh(kind: TermKind, values: readonly string[]): Weighed {
    let sets = this.#sets.get(kind);
    if (sets === undefined) this.#sets.set(kind, (sets = new Map()));
    let weighed = sets.get(values);
    if (weighed === undefined) {
      const terms = new Int32Array(values.length).map((_zero, at) => this.#number(kind, values[at] ?? '')).sort();
      const weights = Float64Array.from(terms, (number) => this.#weights[number] ?? 0);
      weighed = { terms, weights, sum: weights.reduce((sum, weight) => sum + weight, 0) };
      sets.set(values, weighed);
    }
    return weighed;
  }
}

function shared(first: Weighed, second: Weighed): number {
  let sum = 0;
  let at = 0;
  for (let index = 0; index < first.terms.length && at < second.terms.length; ) {
    const term = first.terms[index] ?? 0;
    const other = second.terms[at] ?? 0;
    if (term === other) {
      sum += first.weights[index] ?? 0;
      index += 1;
      at += 1;
    } else if (term < other) index += 1;
    else at += 1;
  }
  return sum;
}
