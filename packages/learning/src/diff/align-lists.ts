import { containsTree, similarity, type Tree } from '../tree/tree.js';

/** Pairs of places in two lists; both increase. */
export type Alignment = readonly (readonly [before: number, after: number])[];

/** Below this two statements are strangers that happen to be of one kind. */
const MIN_SIMILARITY = 0.3;
/** Lists longer than this are aligned by equality alone, so that absurd input stays fast. */
const MAX_CELLS = 250_000;

/**
 * Pairs the kids of two lists in order so that as much as possible is kept: equal ones first of all, else ones of
 * one kind that have much in common.
 */
export function alignLists(before: readonly Tree[], after: readonly Tree[]): Alignment {
  let head = 0;
  while (head < before.length && head < after.length && before[head]?.hash === after[head]?.hash) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail)?.hash === after.at(-1 - tail)?.hash) tail += 1;
  const left = before.slice(head, before.length - tail);
  const right = after.slice(head, after.length - tail);
  const middle = left.length * right.length > MAX_CELLS ? [] : alignByScore(left, right);
  return [
    ...Array.from({ length: head }, (_none, at) => [at, at] as const),
    ...middle.map(([a, b]) => [a + head, b + head] as const),
    ...Array.from({ length: tail }, (_none, at) => [before.length - tail + at, after.length - tail + at] as const),
  ];
}

function alignByScore(before: readonly Tree[], after: readonly Tree[]): Alignment {
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const scores = before.map((left) => after.map((right) => scoreOf(left, right)));
  for (let a = before.length - 1; a >= 0; a -= 1) {
    for (let b = after.length - 1; b >= 0; b -= 1) {
      const score = scores[a]?.[b] ?? 0;
      const skip = Math.max(best[(a + 1) * width + b] ?? 0, best[a * width + b + 1] ?? 0);
      best[a * width + b] = score > 0 ? Math.max(skip, score + (best[(a + 1) * width + b + 1] ?? 0)) : skip;
    }
  }
  const pairs: [number, number][] = [];
  for (let a = 0, b = 0; a < before.length && b < after.length; ) {
    const here = best[a * width + b] ?? 0;
    const score = scores[a]?.[b] ?? 0;
    if (score > 0 && here === score + (best[(a + 1) * width + b + 1] ?? 0)) pairs.push([a++, b++]);
    else if (here === best[(a + 1) * width + b]) a += 1;
    else b += 1;
  }
  return pairs;
}

/** Equal trees count for more than any likeness; of leaves only equal ones are paired. */
function scoreOf(left: Tree, right: Tree): number {
  if (left.hash === right.hash) return 2 + Math.min(left.size, 50) / 100;
  if (left.kind !== right.kind || left.kids.length === 0 || right.kids.length === 0) return 0;
  const shared = similarity(left, right);
  return shared >= MIN_SIMILARITY || containsTree(right, left) ? shared : 0;
}
