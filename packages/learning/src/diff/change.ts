import type { Tree } from '../tree/tree.js';

/** A node of the original and the node of the corrected code it became. */
export interface TreePair {
  readonly before: Tree;
  readonly after: Tree;
}

/** One smallest change: kids `from..to` of a node became kids `newFrom..newTo` of the node it is paired with. */
export interface Change {
  /** From the root down to the pair whose kids changed. */
  readonly path: readonly TreePair[];
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** The pair whose kids a change replaces. */
export function parentPair(change: Change): TreePair {
  const pair = change.path.at(-1);
  if (pair === undefined) throw new Error('a change without a path');
  return pair;
}

/** What a change takes away. */
export function removedBy(change: Change): readonly Tree[] {
  return parentPair(change).before.kids.slice(change.from, change.to);
}

/** What a change puts there. */
export function addedBy(change: Change): readonly Tree[] {
  return parentPair(change).after.kids.slice(change.newFrom, change.newTo);
}

/** How much a change changes: the sizes of what goes and what comes. */
export function costOf(changes: readonly Change[]): number {
  let cost = 0;
  for (const change of changes) for (const tree of [...removedBy(change), ...addedBy(change)]) cost += tree.size;
  return cost;
}
