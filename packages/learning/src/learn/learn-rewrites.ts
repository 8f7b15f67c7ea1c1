import type { Rewrite } from '@safecode/domain/corrections/improvement';
import { addedBy, removedBy, type Change } from '../diff/change.js';
import { rungsOf, type Edit, type Rung } from '../generalise/example.js';
import { generalise, type Generalisation } from '../generalise/generalise.js';
import { similarity, type Tree } from '../tree/tree.js';
import { collectEdits, signatureOf, type EditTiers, type Likeness } from './collect-edits.js';
import { isRight } from './is-right.js';
import { MIN_CORRECTIONS } from './min-corrections.js';
import { changesOf, type Sample } from './sample.js';

/** A rewrite with the corrections (by index) it was learnt from. */
export interface LearntRewrite extends Generalisation {
  readonly members: readonly number[];
}

/** Learns rewrites from what is left of some corrections of one scope. */
export function learnRewrites(samples: readonly Sample[]): readonly LearntRewrite[] {
  return new RewriteLearner(samples).run();
}

class RewriteLearner {
  private readonly done = new Set<Change>();
  private readonly learnt: LearntRewrite[] = [];
  /** Groups that are no rule: the same edits come together again at other likenesses. */
  private readonly refused = new Set<string>();
  private readonly numbers = new Map<Edit, number>();
  private readonly ladders = new Map<Edit, readonly Rung[]>();

  constructor(private readonly samples: readonly Sample[]) {}

  run(): readonly LearntRewrite[] {
    const tiers = this.samples.map((sample, index) => collectEdits(index, changesOf(sample)));
    const joint = tiers.flatMap((tier) => tier.joint);
    this.learnTier(joint);
    this.learnTier(tiers.flatMap((tier) => tier.whole));
    const common = commonJoints(joint);
    this.learnTier(tiers.flatMap((tier) => tier.fine.filter((edit) => !common.has(edit.changes[0] as Change))));
    for (const tier of ['unit', 'run'] as const satisfies (keyof EditTiers)[]) this.learnTier(tiers.flatMap((one) => one[tier]));
    return this.learnt;
  }

  private learnTier(edits: readonly Edit[]): void {
    for (const likeness of [0, 1, 2, 3, 4] as const) {
      for (const group of groupBy(this.open(edits), likeness)) this.learnGroup(group, likeness);
    }
  }

  private open(edits: readonly Edit[]): Edit[] {
    return edits.filter((edit) => edit.covers.every((change) => !this.done.has(change)));
  }

  private learnGroup(group: readonly Edit[], likeness: Likeness): void {
    if (support(group).length < MIN_CORRECTIONS || this.accept(group) || likeness > 2) return;
    for (const seed of group.slice(0, MAX_SEEDS)) {
      if (seed.covers.some((change) => this.done.has(change))) continue;
      const near = this.nearest(seed, group);
      if (near.length >= MIN_CORRECTIONS && near.length < group.length) this.accept(near);
    }
  }

  /** Of each other correction the edit most like the seed, when it is like it at all. */
  private nearest(seed: Edit, group: readonly Edit[]): Edit[] {
    const best = new Map<number, { edit: Edit; score: number }>();
    for (const edit of this.open(group)) {
      const score = edit === seed ? 2 : edit.correction === seed.correction ? -1 : likenessOf(seed, edit);
      const known = best.get(edit.correction);
      if (score >= MIN_LIKENESS && (known === undefined || score > known.score)) best.set(edit.correction, { edit, score });
    }
    return [...best.values()].map(({ edit }) => edit);
  }

  private accept(group: readonly Edit[]): boolean {
    const key = group.map((edit) => this.numberOf(edit)).join(' ');
    if (this.refused.has(key)) return false;
    const found = this.build(group);
    if (found === null) {
      this.refused.add(key);
      return false;
    }
    this.learnt.push({ ...found, members: support(group) });
    for (const edit of group) for (const change of edit.covers) this.done.add(change);
    return true;
  }

  private numberOf(edit: Edit): number {
    const number = this.numbers.get(edit) ?? this.numbers.size;
    this.numbers.set(edit, number);
    return number;
  }

  private ladderOf(edit: Edit): readonly Rung[] {
    const ladder = this.ladders.get(edit) ?? rungsOf(edit);
    this.ladders.set(edit, ladder);
    return ladder;
  }

  /** The smallest context in which all edits are one rule that is right for every correction. */
  private build(group: readonly Edit[]): Generalisation | null {
    const ladders = group.map((edit) => this.ladderOf(edit));
    const labels = ladders[0]?.map((rung) => rung.label) ?? [];
    const codes = group.map((edit) => this.samples[edit.correction]).map((sample) => ({ original: sample?.original.code ?? '', corrected: sample?.corrected.code ?? '' }));
    const place = fixedPlace(group);
    // Of the labels without a pattern narrow holes change nothing.
    const hopeless = new Set<string>();
    for (const narrow of [false, true]) {
      for (const label of labels) {
        if (hopeless.has(label)) continue;
        const rungs = ladders.map((ladder) => ladder.find((rung) => rung.label === label));
        if (rungs.some((rung) => rung === undefined) || (label === 'amount' && !isFreeProperty(group)) || (label === 'self' && place !== 'anywhere')) continue;
        const holes = narrow ? 'seen' : place === 'argument' && label === 'up 1' ? 'any' : 'alike';
        const found = generalise((rungs as Rung[]).map((rung) => rung.example), codes, holes);
        if (found === null) hopeless.add(label);
        if (found !== null && found !== 'wide' && isAnchored(found.rewrite, label) && isRight(found.rewrite, this.samples, group)) return found;
      }
    }
    return null;
  }
}

const MAX_SEEDS = 12;
const MIN_LIKENESS = 0.15;

/** A neighbour that is nothing but holes is no anchor. */
function isAnchored(rewrite: Rewrite, label: string): boolean {
  if (!/^(?:previous|next|both)/.test(label)) return true;
  return rewrite.pattern.every((pattern) => {
    if (pattern.t === 'hole' || pattern.t === 'list') return false;
    return !(pattern.t === 'node' && pattern.kind === 'Declaration' && pattern.kids[0]?.t === 'hole');
  });
}

/** Amounts of one and the same property stay with it. */
function isFreeProperty(group: readonly Edit[]): boolean {
  const properties = group.map((edit) => edit.changes[0]?.path.findLast((pair) => pair.before.kind === 'Declaration')?.before.kids[0]?.label);
  return new Set(properties).size > 1;
}

/**
 * A name that always changed on one object stays with it, and a number or a truth value that always changed in calls of
 * one function stays with them: alone they would hit everything.
 */
function fixedPlace(group: readonly Edit[]): 'anywhere' | 'member' | 'argument' {
  const places = group.map((edit) => {
    const [change] = edit.changes;
    const [leaf] = change === undefined ? [] : removedBy(change);
    const parent = change?.path.at(-1)?.before;
    const outer = change?.path.at(-2)?.before;
    if (edit.changes.length > 1 || leaf === undefined) return '';
    if (leaf.kind === 'Name' && parent?.kind === 'Member') return `member ${parent.kids[0]?.hash ?? ''}`;
    return (leaf.kind === 'Number' || leaf.kind === 'Constant') && parent?.kind === 'Arguments' ? `argument ${outer?.kids[0]?.hash ?? ''}` : '';
  });
  const [first = ''] = places;
  if (first === '' || places.some((place) => place !== first)) return 'anywhere';
  return first.startsWith('member') ? 'member' : 'argument';
}

function support(group: readonly Edit[]): number[] {
  return [...new Set(group.map((edit) => edit.correction))].sort((a, b) => a - b);
}

function groupBy(edits: readonly Edit[], likeness: Likeness): Edit[][] {
  const groups = new Map<string, Edit[]>();
  for (const edit of edits) {
    const key = signatureOf(edit, likeness);
    const group = groups.get(key) ?? [];
    group.push(edit);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Changes that come together in as many corrections as a rule needs: they belong together. */
function commonJoints(joint: readonly Edit[]): ReadonlySet<Change> {
  return new Set(groupBy(joint, 0).filter((group) => support(group).length >= MIN_CORRECTIONS).flatMap((group) => group.flatMap((edit) => edit.changes)));
}

function likenessOf(left: Edit, right: Edit): number {
  const scores = left.changes.map((change, index) => {
    const other = right.changes[index];
    return other === undefined ? 0 : (alike(removedBy(change), removedBy(other)) + alike(addedBy(change), addedBy(other))) / 2;
  });
  return scores.length === 0 ? 0 : Math.min(...scores);
}

function alike(left: readonly Tree[], right: readonly Tree[]): number {
  if (left.length === 0 && right.length === 0) return 1;
  const [a] = left;
  const [b] = right;
  return a === undefined || b === undefined ? 0 : similarity(a, b);
}
