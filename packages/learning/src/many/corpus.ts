import type { Improvement } from '@safecode/domain/corrections/improvement';
import { applyImprovements } from '../apply-improvements.js';
import { costOf } from '../diff/change.js';
import { diffTrees } from '../diff/diff-trees.js';
import type { Correction, Sample } from '../learn/sample.js';
import { partsOfRewrite, partsOfTree, reachOfRead } from '../reach/reach.js';
import { readCode } from '../tree/read-code.js';

/** A correction as a text: what was read of it is forgotten, because the trees of many do not fit into memory. */
export interface Entry {
  readonly correction: Correction;
  /** The original with what was learnt so far. */
  current: string;
  /** What is left to change. */
  distance: number;
}

/** What an improvement does to all corrections: those it brings nearer, or the first one it is wrong about. */
export type Judgement = { readonly isRight: true; readonly support: readonly number[]; readonly changed: ReadonlyMap<number, { readonly code: string; readonly distance: number }> } | { readonly isRight: false; readonly counterExample: number };

/** Lists of corrections by what their code holds. */
class Postings {
  readonly #lists = new Map<string, number[]>();
  /** What came to a correction when something was learnt: its number is smaller than the last one. */
  readonly #later = new Map<string, Set<number>>();

  add(index: number, parts: Iterable<string>): void {
    for (const part of parts) {
      const list = this.#lists.get(part);
      if (list === undefined) this.#lists.set(part, [index]);
      else list.push(index);
    }
  }

  addLater(index: number, parts: Iterable<string>): void {
    for (const part of parts) {
      if (this.#has(part, index)) continue;
      const later = this.#later.get(part) ?? new Set();
      later.add(index);
      this.#later.set(part, later);
    }
  }

  /** Every correction that holds all parts, in order. */
  find(parts: readonly string[], all: number): number[] {
    const sizeOf = (part: string): number => (this.#lists.get(part)?.length ?? 0) + (this.#later.get(part)?.size ?? 0);
    const [rarest, ...others] = parts.toSorted((one, other) => sizeOf(one) - sizeOf(other));
    if (rarest === undefined) return Array.from({ length: all }, (_, at) => at);
    const found = [...(this.#lists.get(rarest) ?? []), ...(this.#later.get(rarest) ?? [])].filter((index) => others.every((part) => this.#has(part, index)));
    return [...new Set(found)].sort((one, other) => one - other);
  }

  #has(part: string, index: number): boolean {
    const list = this.#lists.get(part) ?? [];
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return list[low] === index || this.#later.get(part)?.has(index) === true;
  }
}

/** All corrections of a scope, searchable by what their code holds: an improvement is tried where it can fit, not everywhere. */
export class Corpus {
  readonly entries: Entry[] = [];
  readonly #originals = new Postings();
  readonly #corrected = new Postings();

  add(sample: Sample, distance: number): number {
    const index = this.entries.length;
    this.entries.push({ correction: sample.correction, current: sample.original.code, distance });
    this.#originals.add(index, partsOfTree(sample.original.tree));
    this.#corrected.add(index, partsOfTree(sample.corrected.tree));
    return index;
  }

  /** Tries an improvement on every correction it can fit. */
  judge(improvement: Improvement): Judgement {
    const { change } = improvement;
    const parts = change.type === 'rewrite' ? partsOfRewrite(change) : [];
    for (const index of this.#corrected.find(parts, this.entries.length)) {
      const entry = this.entries[index];
      if (entry !== undefined && this.#changes(improvement, entry.correction.corrected, entry)) return { isRight: false, counterExample: index };
    }
    const changed = new Map<number, { code: string; distance: number }>();
    for (const index of this.#originals.find(parts, this.entries.length)) {
      const entry = this.entries[index];
      if (entry === undefined || entry.distance === 0 || !this.#mayFit(improvement, entry.current, entry)) continue;
      const { code } = applyImprovements(entry.current, entry.correction.language, [improvement]);
      if (code === entry.current) continue;
      const distance = distanceOf(code, entry);
      if (distance === null || distance >= entry.distance) return { isRight: false, counterExample: index };
      changed.set(index, { code, distance });
    }
    return { isRight: true, support: [...changed.keys()], changed };
  }

  /** Takes what an improvement did as done: later ones see what is left. */
  accept({ changed }: Extract<Judgement, { isRight: true }>): void {
    for (const [index, { code, distance }] of changed) {
      const entry = this.entries[index];
      if (entry === undefined) continue;
      entry.current = code;
      entry.distance = distance;
      const read = readCode(code, entry.correction.language);
      if (read !== null && distance > 0) this.#originals.addLater(index, partsOfTree(read.tree));
    }
  }

  #mayFit({ change }: Improvement, code: string, { correction }: Entry): boolean {
    // What a rewrite needs was looked up. The names of an alias stand in the text: looked for before it is read.
    if (change.type === 'rewrite') return true;
    if (change.type === 'alias' && !(change.from.match(/[\w-]{2,}/g) ?? []).every((name) => code.includes(name))) return false;
    const read = readCode(code, correction.language);
    return read !== null && reachOfRead(read).mayFit(change);
  }

  #changes(improvement: Improvement, code: string, entry: Entry): boolean {
    return this.#mayFit(improvement, code, entry) && applyImprovements(code, entry.correction.language, [improvement]).code !== code;
  }
}

function distanceOf(code: string, { correction }: Entry): number | null {
  if (code === correction.corrected) return 0;
  const [read, corrected] = [readCode(code, correction.language), readCode(correction.corrected, correction.language)];
  return read === null || corrected === null ? null : costOf(diffTrees(read.tree, corrected.tree));
}
