import { leavesOf, shortHash, type AnchorNode } from './anchor-tree.js';

/** Hashes kept of a node. More than this many are sampled, which moves the likeness of large nodes by a few hundredths. */
const KEPT = 200;

/**
 * What a node is made of, as a set that can be compared: hashes of its leaves and of each pair of neighbouring leaves,
 * the smallest 200 of them (a bottom-k sketch), so that the size of an anchor has a limit.
 */
export function sketchOf(node: AnchorNode): string[] {
  const leaves = leavesOf(node);
  const parts = new Set(leaves.flatMap((leaf, at) => [shortHash(leaf), ...(at === 0 ? [] : [shortHash(`${leaves[at - 1]}\u0000${leaf}`)])]));
  return [...parts].sort().slice(0, KEPT);
}

/** How alike two sketches are: 0 nothing shared, 1 the same (Jaccard, estimated from the smallest hashes of both). */
export function likeness(one: readonly string[], other: readonly string[]): number {
  const both = [...new Set([...one, ...other])].sort().slice(0, KEPT);
  const [left, right] = [new Set(one), new Set(other)];
  return both.length === 0 ? 0 : both.filter((part) => left.has(part) && right.has(part)).length / both.length;
}
