import { categoryOf, containsTree, NONE, similarity, type Tree } from '../tree/tree.js';
import { alignLists } from './align-lists.js';
import type { Change, TreePair } from './change.js';

/**
 * The smallest changes that make one tree of the other. A node that went whole into what replaced it was wrapped: it
 * is one change, however alike the two look.
 */
export function diffTrees(before: Tree, after: Tree): readonly Change[] {
  const changes: Change[] = [];
  diffPair([{ before, after }], changes);
  return changes;
}

/** Below this nothing but the kind is common, and the whole is one change. */
const MIN_COMMON = 0.2;

/** Adds the changes inside a pair; false when the pair is better replaced as a whole. */
function diffPair(path: readonly TreePair[], changes: Change[]): boolean {
  const { before, after } = last(path);
  if (before.hash === after.hash) return true;
  if (before.kind !== after.kind || before.label !== after.label) return false;
  if (before.list) {
    diffLists(path, changes);
    return true;
  }
  if (before.kids.length === 0 || before.kids.length !== after.kids.length) return false;
  if (path.length > 1 && isReplaced(before, after)) return false;
  const inner: Change[] = [];
  for (const [index, kid] of before.kids.entries()) {
    const other = after.kids[index];
    if (other === undefined) return false;
    const isGap = (kid.kind === NONE) !== (other.kind === NONE);
    if (isGap && path.length > 1) return false;
    const deeper: Change[] = [];
    if (diffPair([...path, { before: kid, after: other }], deeper)) inner.push(...deeper);
    else inner.push({ path, from: index, to: index + 1, newFrom: index, newTo: index + 1 });
  }
  changes.push(...inner);
  return true;
}

function isReplaced(before: Tree, after: Tree): boolean {
  const category = categoryOf(before);
  if (category !== 'expression' && category !== 'statement') return false;
  if (before.size > 2 && (containsTree(after, before) || containsTree(before, after))) return true;
  return category === 'expression' && before.size > 3 && similarity(before, after) < MIN_COMMON;
}

function last(path: readonly TreePair[]): TreePair {
  const pair = path.at(-1);
  if (pair === undefined) throw new Error('an empty path');
  return pair;
}

/** Kids that are not paired, or whose pair is better replaced, are changed in runs. */
function diffLists(path: readonly TreePair[], changes: Change[]): void {
  const { before, after } = last(path);
  let from = 0;
  let newFrom = 0;
  const flush = (to: number, newTo: number): void => {
    if (from < to || newFrom < newTo) changes.push(...splitRun({ path, from, to, newFrom, newTo }));
  };
  for (const [a, b] of alignLists(before.kids, after.kids)) {
    const kid = before.kids[a];
    const other = after.kids[b];
    if (kid === undefined || other === undefined) continue;
    const inner: Change[] = [];
    if (!diffPair([...path, { before: kid, after: other }], inner)) continue;
    flush(a, b);
    changes.push(...inner);
    from = a + 1;
    newFrom = b + 1;
  }
  flush(before.kids.length, after.kids.length);
}

/** A run that is as long as before, one for one: several changes. Statements only when each is one of its kind, or wrapped. */
function splitRun(run: Change): Change[] {
  const { before, after } = last(run.path);
  const length = run.to - run.from;
  if (length < 2 || length !== run.newTo - run.newFrom) return [run];
  const pairs = Array.from({ length }, (_none, at) => [before.kids[run.from + at], after.kids[run.newFrom + at]] as const);
  const isOneForOne = pairs.every(([left, right]) => {
    if (left === undefined || right === undefined) return false;
    return categoryOf(left) === 'statement' || categoryOf(left) === 'css Declaration' ? containsTree(right, left) || left.kind === right.kind : true;
  });
  if (!isOneForOne) return [run];
  return pairs.map((_pair, at) => ({ path: run.path, from: run.from + at, to: run.from + at + 1, newFrom: run.newFrom + at, newTo: run.newFrom + at + 1 }));
}
