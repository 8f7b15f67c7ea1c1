import { walkTree, type Tree } from '../tree/tree.js';
import { holeKey } from './pattern.js';

/** How many kids at both ends of lists of differing length are the same in all; what is between becomes a list hole. */
export function commonEnds(lists: readonly (readonly Tree[])[]): { readonly head: number; readonly tail: number } {
  const [first = []] = lists;
  const shortest = Math.min(...lists.map((list) => list.length));
  let head = 0;
  while (head < shortest && lists.every((list) => list[head]?.hash === first[head]?.hash)) head += 1;
  let tail = 0;
  while (tail < shortest - head && lists.every((list) => list.at(-1 - tail)?.hash === first.at(-1 - tail)?.hash)) tail += 1;
  return { head, tail };
}

/** Where fillers of a list hole stand in lists: at one distance from the beginning in all. Null when they do not. */
export function offsetOf(lists: readonly (readonly Tree[])[], fillers: readonly (readonly Tree[])[]): number | null {
  const longest = fillers.findIndex((filler) => filler.length > 0);
  const list = lists[longest];
  const filler = fillers[longest];
  if (list === undefined || filler === undefined) return null;
  const rest = list.length - filler.length;
  if (lists.some((other, index) => other.length - (fillers[index]?.length ?? 0) !== rest)) return null;
  for (let at = 0; at <= rest; at += 1) if (lists.every((other, index) => isAt(other, fillers[index] ?? [], at))) return at;
  return null;
}

function isAt(list: readonly Tree[], part: readonly Tree[], at: number): boolean {
  return part.every((tree, index) => {
    const other = list[at + index];
    return other !== undefined && holeKey(other) === holeKey(tree);
  });
}

/**
 * Of changed runs that moved into the new code as a whole: how many kids before and behind the moved part stay
 * outside it. Null when nothing moved, or the parts are of one length and so fixed in number (one statement each).
 */
export function movedRun(contents: readonly (readonly Tree[])[], added: readonly (readonly Tree[])[]): { readonly head: number; readonly tail: number } | null {
  if (contents.every((kids) => kids.length <= 1)) return null;
  const runs = contents.map((kids, index) => longestRun(kids, added[index] ?? []));
  const head = Math.min(...runs.flatMap((run) => (run === null ? [] : [run.from])));
  if (!Number.isFinite(head)) return null;
  const tails = runs.flatMap((run, index) => (run === null ? [] : [(contents[index]?.length ?? 0) - run.to]));
  const [tail = 0] = tails;
  if (runs.some((run, index) => (run === null ? (contents[index]?.length ?? 0) !== head + tail : run.from !== head)) || tails.some((one) => one !== tail)) return null;
  return runs.some((run) => run !== null && run.to - run.from > 1) ? { head, tail } : null;
}

function longestRun(kids: readonly Tree[], added: readonly Tree[]): { readonly from: number; readonly to: number } | null {
  let best: { from: number; to: number } | null = null;
  for (const root of added) {
    for (const node of walkTree(root)) {
      if (!node.list) continue;
      for (let from = 0; from < kids.length; from += 1) {
        for (let at = 0; at < node.kids.length; at += 1) {
          let length = 0;
          while (from + length < kids.length && kids[from + length]?.hash === node.kids[at + length]?.hash) length += 1;
          if (length > 0 && (best === null || length > best.to - best.from)) best = { from, to: from + length };
        }
      }
    }
  }
  return best;
}
