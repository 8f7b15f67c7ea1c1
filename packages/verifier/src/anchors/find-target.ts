import type { AnchorTarget, CodeAnchor } from '@safecode/domain/discussions/anchor';
import { neighbourOf, pathOf, type PlacedNode } from './anchor-tree.js';
import type { AnchorSource } from './read-tree.js';
import { likeness, sketchOf } from './sketch.js';

export interface FoundTarget {
  readonly placed: PlacedNode;
  /** False when the node itself was changed. */
  readonly isSame: boolean;
}

/** A node this small (a name, `return;`) says nothing by itself: something around it has to be the same too. */
const SMALL = 4;
/** What a neighbour that is the same counts for; less than that is no evidence. */
const NEIGHBOUR = 3;
/** How much of a changed node must be left: alone, when its name or both neighbours speak for it, when it has another name. */
const ALIKE = 0.5;
const ALIKE_WITH_SUPPORT = 0.2;
const ALIKE_RENAMED = 0.7;
/** By how much the best of several has to be better than the next one. */
const MARGIN = 0.1;

/** The node of a text that is meant, or null when there is none or more than one could be. */
export function findTarget(source: AnchorSource, anchor: CodeAnchor, target: AnchorTarget): FoundTarget | null {
  const equal = source.nodes.filter(({ node }) => node.hash === target.hash);
  const placed = equal.length > 0 ? (followSteps(source, target) ?? chooseEqual(equal, target)) : chooseAlike(source, anchor, target);
  return placed === null ? null : { placed, isSame: equal.length > 0 };
}

/** The node at its place in what was around it, when that is there unchanged and once. */
function followSteps(source: AnchorSource, { hash, within }: AnchorTarget): PlacedNode | null {
  const around = source.nodes.filter(({ node }) => node.hash === within.hash);
  let at = around.length === 1 ? around[0] : undefined;
  for (const step of within.steps) {
    const parent = at;
    at = source.nodes.find((placed) => placed.parent !== null && placed.parent === parent && placed.index === step);
  }
  return at?.node.hash === hash ? at : null;
}

/** Among nodes that equal the target: the one that stands beside the same. */
function chooseEqual(equal: readonly PlacedNode[], target: AnchorTarget): PlacedNode | null {
  const [only] = equal;
  if (only !== undefined && equal.length === 1 && target.twins === 1) return target.size >= SMALL || support(only, target) >= NEIGHBOUR ? only : null;
  // One of several is gone, and nothing tells which.
  if (equal.length < target.twins) return null;
  const scored = equal.map((placed) => ({ placed, score: support(placed, target) }));
  const best = Math.max(...scored.map(({ score }) => score));
  if (best < NEIGHBOUR) return null;
  const leaders = scored.filter(({ score }) => score === best).map(({ placed }) => placed);
  if (leaders.length === 1) return leaders[0] ?? null;
  // All that differs is the order: it decides while none was added.
  const inOrder = equal.length === target.twins ? equal[target.ordinal] : undefined;
  return inOrder !== undefined && leaders.includes(inOrder) ? inOrder : null;
}

/** How much around a node is as it was around the target. */
function support(placed: PlacedNode, target: AnchorTarget): number {
  const before = neighbourOf(placed, -1)?.hash ?? null;
  const after = neighbourOf(placed, 1)?.hash ?? null;
  // Standing first or last says less than standing beside something.
  const beside = (now: string | null, then: string | null): number => (now !== then ? 0 : now === null ? 1 : NEIGHBOUR);
  return beside(before, target.before) + beside(after, target.after) + namedPath(placed, target);
}

/** Whether the functions, properties and rules around it have the names they had: evidence for something with a name itself. */
function namedPath(placed: PlacedNode, target: AnchorTarget): number {
  const named = (path: readonly string[]): string => path.filter((step) => step.includes(':')).join('/');
  const [now, then] = [named(pathOf(placed)), named(target.path)];
  if (now === '' || now !== then) return 0;
  return target.name === null ? 1 : NEIGHBOUR;
}

/** Among nodes of the same kind that were not there before: the one that is clearly most like the target. */
function chooseAlike(source: AnchorSource, anchor: CodeAnchor, target: AnchorTarget): PlacedNode | null {
  const known = new Set(anchor.others);
  const candidates = source.nodes
    .filter(({ node }) => node.kind === target.kind && !known.has(node.hash))
    .map((placed) => ({ placed, alike: likeness(target.sketch, sketchOf(placed.node)), hasSupport: isSupported(placed, target) }))
    .filter(({ placed, alike, hasSupport }) => alike >= (hasSupport ? ALIKE_WITH_SUPPORT : placed.node.name === target.name ? ALIKE : ALIKE_RENAMED))
    .map((candidate) => ({ ...candidate, score: candidate.alike + (candidate.hasSupport ? MARGIN * 2 : 0) }))
    .sort((one, other) => other.score - one.score);
  const [best, next] = candidates;
  if (best === undefined || (next !== undefined && best.score - next.score < MARGIN)) return null;
  return best.placed;
}

/** Its own name is what it was, or both neighbours are (something has to stand on one side at least). */
function isSupported(placed: PlacedNode, target: AnchorTarget): boolean {
  if (target.name !== null && placed.node.name === target.name) return true;
  const before = neighbourOf(placed, -1)?.hash ?? null;
  const after = neighbourOf(placed, 1)?.hash ?? null;
  return before === target.before && after === target.after && (before !== null || after !== null);
}
