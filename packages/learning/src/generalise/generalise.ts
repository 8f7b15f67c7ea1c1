import type { Derivation, Pattern, Rewrite } from '@safecode/domain/corrections/improvement';
import { categoryOf, type Tree } from '../tree/tree.js';
import { deriveText } from './derive-text.js';
import { describeChange } from './describe-change.js';
import type { Example } from './example.js';
import { commonEnds, movedRun, offsetOf } from './list-holes.js';
import { ANY, constantOf, holeKey, plainText, REGION } from './pattern.js';
import { isTight } from './is-tight.js';
import { hasForm, withGuards } from './pattern-form.js';
import { cutTemplate, describe, type Slot } from './template.js';

/** What some examples have in common, with its readable form. */
export interface Generalisation {
  readonly rewrite: Rewrite;
  readonly before: string;
  readonly after: string;
}

/** What a hole takes: the one type seen or any (`alike`), any expression, or the types seen only. */
export type HoleWidth = 'alike' | 'any' | 'seen';

/** Thrown where examples have nothing in common that could be applied; never leaves this module. Made once: most candidates end in it, and a stack for each is a tenth of learning. */
const NO_PATTERN = new Error('These examples have no pattern.');
/** As it, where holes that take less would make one. */
const TOO_WIDE = new Error('The pattern is everything there is.');

/** What some examples have in common; null: nothing; `wide`: nothing unless holes take the types seen only. */
export type Generalised = Generalisation | 'wide' | null;

/**
 * The least general pattern that all examples fit: equal in all is constant, what differs is a hole, fillers that
 * agree with each other everywhere are one hole. Null when the new code has something the old code does not give.
 * `codes`: original and corrected code of each example.
 */
export function generalise(examples: readonly Example[], codes: readonly { readonly original: string; readonly corrected: string }[], holes: HoleWidth): Generalised {
  try {
    return new Generaliser(examples, codes, holes).run();
  } catch (error) {
    if (error === NO_PATTERN) return null;
    if (error === TOO_WIDE) return 'wide';
    throw error;
  }
}

interface Bound {
  readonly id: number;
  /** What fills it in each example: one tree, or a run of a list. */
  readonly fillers: readonly (readonly Tree[])[];
  readonly isList: boolean;
}

interface Place {
  readonly parentKind: string;
  readonly index: number;
  readonly before: string;
}

const FREE: Place = { parentKind: '', index: 0, before: '' };

class Generaliser {
  private readonly holes = new Map<string, Bound>();
  private readonly oldSlots: Slot[] = [];
  private newSlots: Slot[] = [];
  private isNew = false;
  /** What is derived from each hole. */
  private readonly guards = new Map<number, Derivation[]>();
  /** The example whose text becomes the template: one whose lists hold something. */
  private readonly lead: number;

  constructor(
    private readonly examples: readonly Example[],
    private readonly codes: readonly { readonly original: string; readonly corrected: string }[],
    private readonly width: HoleWidth,
  ) {
    const sizes = examples.map((example) => example.removed.reduce((sum, trees) => sum + trees.length, 0));
    this.lead = sizes.indexOf(Math.max(...sizes));
  }

  run(): Generalisation {
    const [first] = this.examples;
    const code = this.codes[this.lead];
    const lead = this.examples[this.lead];
    if (first === undefined || code === undefined || lead === undefined) throw NO_PATTERN;
    if (this.examples.some((example) => example.root !== first.root || example.listKind !== first.listKind || example.added.length !== first.added.length)) throw NO_PATTERN;
    const pattern = this.sequence(this.examples.map((example) => example.trees), FREE);
    this.assertSpecific(pattern);
    this.isNew = true;
    const regions = first.added.map((_none, index) => {
      this.newSlots = [];
      const added = this.examples.map((example) => example.added[index] ?? []);
      const patterns = this.sequence(added, FREE);
      const nodes = (lead.added[index] ?? []).map((tree) => cutTemplate(code.corrected, tree, this.newSlots));
      const text = (lead.added[index] ?? []).map((tree) => describe(code.corrected, tree, this.newSlots)).join('\n');
      return { region: { pattern: patterns, nodes, telling: !this.examples.some((example) => hasForm(patterns, example.removed[index] ?? [])) }, text };
    });
    const toEnd = this.examples.every((example) => example.toEnd);
    const rewrite: Rewrite = { type: 'rewrite', root: first.root, listKind: first.listKind, toEnd, pattern: pattern.map((one) => withGuards(one, this.guards)), regions: regions.map(({ region }) => region) };
    this.assertOpenEnd(rewrite);
    return { rewrite, ...describeChange(code.original, lead.trees, { slots: this.oldSlots, added: regions.map(({ text }) => text) }) };
  }

  /** A bare hole is everything there is: only a derivation makes it a pattern. */
  private assertSpecific(pattern: readonly Pattern[]): void {
    const flat = pattern.flatMap((one) => (one.t === 'region' ? one.kids : [one]));
    if (flat.every((one) => one.t === 'list' || (one.t === 'hole' && (one.category === 'expression' || one.category === 'statement') && one.kinds === null))) throw TOO_WIDE;
  }

  /** A run that goes on to the end of its list must have done so everywhere. */
  private assertOpenEnd(rewrite: Rewrite): void {
    const last = rewrite.pattern.at(-1);
    const isOpen = last?.t === 'list' || (last?.t === 'region' && last.kids.at(-1)?.t === 'list');
    if (rewrite.root === 'window' && isOpen && !rewrite.toEnd) throw NO_PATTERN;
  }

  private one(trees: readonly Tree[], place: Place): Pattern {
    const [first] = trees;
    if (first === undefined) throw NO_PATTERN;
    if (first.kind === REGION) return this.regionOf(trees);
    if (first.kind === ANY) return this.anyRun(trees);
    const known = this.isNew ? this.known(trees, place) : null;
    if (known !== null) return known;
    if (trees.every((tree) => tree.hash === first.hash) && !hasRegion(first)) return constantOf(first);
    const isAlike = trees.every((tree) => tree.kind === first.kind && tree.label === first.label && tree.kids.length > 0 && (first.list || tree.kids.length === first.kids.length));
    if (isAlike && (first.kind !== 'String' || hasRegion(first))) {
      if (!first.list) return { t: 'node', kind: first.kind, label: first.label, list: false, kids: first.kids.map((_kid, index) => this.one(trees.map((tree) => kidAt(tree, index)), this.placeOf(trees, index))) };
      return { t: 'node', kind: first.kind, label: first.label, list: true, kids: this.sequence(trees.map((tree) => tree.kids), { ...FREE, parentKind: first.kind }) };
    }
    if (first.list && trees.every((tree) => tree.kind === first.kind && tree.list)) return { t: 'node', kind: first.kind, label: first.label, list: true, kids: this.sequence(trees.map((tree) => tree.kids), { ...FREE, parentKind: first.kind }) };
    return this.hole(trees, place);
  }

  private placeOf(trees: readonly Tree[], index: number): Place {
    const lead = trees[this.lead];
    const value = lead?.kids[index];
    const name = lead?.kids[0];
    const isShorthand = lead?.kind === 'Property' && index === 1 && name !== undefined && value !== undefined && name.start === value.start;
    return { parentKind: lead?.kind ?? '', index, before: isShorthand ? `${name.label}: ` : '' };
  }

  private regionOf(trees: readonly Tree[]): Pattern {
    const id = Number(trees[0]?.label);
    if (trees.some((tree) => tree.kind !== REGION || tree.label !== trees[0]?.label)) throw NO_PATTERN;
    const contents = trees.map((tree) => tree.kids);
    const added = this.examples.map((example) => example.added[id] ?? []);
    const run = movedRun(contents, added);
    if (run === null) return { t: 'region', id, kids: this.sequence(contents, FREE) };
    const head = this.sequence(contents.map((kids) => kids.slice(0, run.head)), FREE);
    const list = this.listHole(contents.map((kids) => kids.slice(run.head, kids.length - run.tail)));
    const tail = this.sequence(contents.map((kids) => kids.slice(kids.length - run.tail)), FREE);
    return { t: 'region', id, kids: [...head, list, ...tail] };
  }

  private sequence(lists: readonly (readonly Tree[])[], place: Place): Pattern[] {
    const [first = []] = lists;
    const marker = first.findIndex((tree) => tree.kind === REGION || hasRegion(tree));
    if (marker >= 0) return this.around(lists, place);
    if (this.isNew) {
      const split = this.splitAtKnown(lists, place);
      if (split !== null) return split;
    }
    if (lists.every((list) => list.length === first.length)) return first.map((_tree, index) => this.one(lists.map((list) => itemAt(list, index)), { ...place, index, before: '' }));
    if (this.isNew) throw NO_PATTERN;
    const { head, tail } = commonEnds(lists);
    return [
      ...this.sequence(lists.map((list) => list.slice(0, head)), place),
      this.listHole(lists.map((list) => list.slice(head, list.length - tail))),
      ...this.sequence(lists.map((list) => list.slice(list.length - tail)), place),
    ];
  }

  /** The list is cut at the first kid that holds a change. */
  private around(lists: readonly (readonly Tree[])[], place: Place): Pattern[] {
    const at = lists.map((list) => list.findIndex((tree) => tree.kind === REGION || hasRegion(tree)));
    if (at.includes(-1)) throw NO_PATTERN;
    const cut = (from: (index: number) => number, to: (index: number, list: readonly Tree[]) => number): (readonly Tree[])[] => lists.map((list, index) => list.slice(from(index), to(index, list)));
    return [
      ...this.sequence(cut(() => 0, (index) => at[index] ?? 0), place),
      this.one(lists.map((list, index) => itemAt(list, at[index] ?? 0)), place),
      ...this.sequence(cut((index) => (at[index] ?? 0) + 1, (_index, list) => list.length), place),
    ];
  }

  /** In new code: a run that the old code had as a list hole. */
  private splitAtKnown(lists: readonly (readonly Tree[])[], place: Place): Pattern[] | null {
    for (const bound of this.holes.values()) {
      if (!bound.isList) continue;
      const at = offsetOf(lists, bound.fillers);
      if (at === null) continue;
      const behind = (index: number): number => at + (bound.fillers[index]?.length ?? 0);
      const head = this.sequence(lists.map((list) => list.slice(0, at)), place);
      this.addListSlot(bound, lists[this.lead]?.slice(at, behind(this.lead)) ?? []);
      return [...head, { t: 'list', id: bound.id }, ...this.sequence(lists.map((list, index) => list.slice(behind(index))), place)];
    }
    return null;
  }

  private addListSlot(bound: Bound, trees: readonly Tree[]): void {
    const first = trees[0];
    const last = trees.at(-1);
    if (first === undefined || last === undefined) throw NO_PATTERN;
    this.newSlots.push({ start: first.start, end: last.end, hole: bound.id, kind: 'list', derive: null, wrap: false, before: '' });
  }

  private listHole(lists: readonly (readonly Tree[])[]): Pattern {
    const bound = this.bind(lists, true);
    const lead = lists[this.lead] ?? [];
    const first = lead[0];
    const last = lead.at(-1);
    if (first !== undefined && last !== undefined) this.oldSlots.push({ start: first.start, end: last.end, hole: bound.id, kind: 'list', derive: null, wrap: false, before: '' });
    return { t: 'list', id: bound.id };
  }

  private anyRun(trees: readonly Tree[]): Pattern {
    const id = this.holes.size;
    this.holes.set(`any ${id}`, { id, fillers: trees.map(() => []), isList: true });
    return { t: 'list', id };
  }

  private bind(fillers: readonly (readonly Tree[])[], isList: boolean): Bound {
    const key = fillersKey(fillers, isList);
    const known = this.holes.get(key);
    if (known !== undefined) return known;
    const bound = { id: this.holes.size, fillers, isList };
    this.holes.set(key, bound);
    return bound;
  }

  private hole(trees: readonly Tree[], place: Place): Pattern {
    const [first] = trees;
    if (first === undefined || trees.some(hasRegion)) throw NO_PATTERN;
    if (this.isNew) return this.derived(trees, place);
    const category = categoryOf(first);
    if (trees.some((tree) => categoryOf(tree) !== category)) throw NO_PATTERN;
    const kinds = [...new Set(trees.map((tree) => tree.kind))].sort();
    const bound = this.bind(trees.map((tree) => [tree]), false);
    this.slot(this.oldSlots, trees, { hole: bound.id, derive: null, place });
    return { t: 'hole', id: bound.id, kinds: this.width === 'seen' || (kinds.length === 1 && !(this.width === 'any' && category === 'expression')) ? kinds : null, category, guards: [] };
  }

  private slot(slots: Slot[], trees: readonly Tree[], { hole, derive, place }: { hole: number; derive: Derivation | null; place: Place }): void {
    const lead = trees[this.lead];
    if (lead !== undefined) slots.push({ start: lead.start, end: lead.end, hole, kind: lead.kind, derive, wrap: isTight(place.parentKind, place.index), before: place.before });
  }

  /** A hole of the old code, in the new code. */
  private known(trees: readonly Tree[], place: Place): Pattern | null {
    if (trees.every((tree) => tree.hash === trees[0]?.hash)) return null;
    const bound = this.holes.get(fillersKey(trees.map((tree) => [tree]), false));
    if (bound === undefined) return null;
    this.slot(this.newSlots, trees, { hole: bound.id, derive: null, place });
    return { t: 'hole', id: bound.id, kinds: null, category: categoryOf(trees[0] as Tree), guards: [] };
  }

  /** A new text that follows from an old one. */
  private derived(trees: readonly Tree[], place: Place): Pattern {
    const texts = trees.map(plainText);
    for (const bound of this.holes.values()) {
      if (bound.isList) continue;
      const old = bound.fillers.map(([tree]) => (tree === undefined ? null : plainText(tree)));
      const pairs = old.flatMap((text, index) => (text === null || texts[index] === null || texts[index] === undefined ? [] : [[text, texts[index]] as const]));
      const derive = pairs.length === trees.length ? deriveText(pairs) : null;
      if (derive === null) continue;
      this.guards.set(bound.id, [...(this.guards.get(bound.id) ?? []), derive]);
      this.slot(this.newSlots, trees, { hole: bound.id, derive, place });
      return { t: 'hole', id: -1, kinds: [trees[0]?.kind ?? ''], category: categoryOf(trees[0] as Tree), guards: [] };
    }
    throw NO_PATTERN;
  }
}

function fillersKey(fillers: readonly (readonly Tree[])[], isList: boolean): string {
  return `${isList ? 'list' : 'one'} ${fillers.map((trees) => trees.map(holeKey).join(',')).join('|')}`;
}

function kidAt(tree: Tree, index: number): Tree {
  return itemAt(tree.kids, index);
}

function itemAt(list: readonly Tree[], index: number): Tree {
  const tree = list[index];
  if (tree === undefined) throw NO_PATTERN;
  return tree;
}

const WITH_REGION = new WeakMap<Tree, boolean>();

function hasRegion(tree: Tree): boolean {
  let known = WITH_REGION.get(tree);
  if (known === undefined) {
    known = tree.kind === REGION || tree.kids.some(hasRegion);
    WITH_REGION.set(tree, known);
  }
  return known;
}
