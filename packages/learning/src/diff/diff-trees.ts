import { categoryOf, containsTree, NONE, type Tree } from '../tree/tree.js';
import { alignLists } from './align-lists.js';
import { costOf, type Change, type TreePair } from './change.js';

/**
 * The smallest changes that make one tree of the other. A node that went whole into what replaced it was wrapped: it
 * is one change, however alike the two look.
 */
export function diffTrees(before: Tree, after: Tree): readonly Change[] {
  const changes: Change[] = [];
  diffPair([{ before, after }], changes);
  return changes;
}

/** When more than this of an expression changes in several places, the whole is one change. */
const MAX_CHANGED = 0.5;

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
  if (path.length > 1 && inner.length > 1 && categoryOf(before) === 'expression' && costOf(inner) > MAX_CHANGED * (before.size + after.size)) return false;
  changes.push(...inner);
  return true;
}

function isReplaced(before: Tree, after: Tree): boolean {
  const category = categoryOf(before);
  if (category !== 'expression' && category !== 'statement') return false;
  return before.size > 2 && (containsTree(after, before) || containsTree(before, after));
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
    // An expression statement with another expression is another statement.
    if (!diffPair([...path, { before: kid, after: other }], inner) || isOtherExpression(kid, inner)) continue;
    flush(a, b);
    changes.push(...inner);
    from = a + 1;
    newFrom = b + 1;
  }
  flush(before.kids.length, after.kids.length);
}

function isOtherExpression(statement: Tree, inner: readonly Change[]): boolean {
  return statement.kind === 'ExpressionStatement' && inner.length === 1 && inner[0]?.path.at(-1)?.before === statement;
}

/** A run that is as long as before, one for one: several changes. Statements only when each is one of its kind, or wrapped. */
function splitRun(run: Change): Change[] {
  const { before, after } = last(run.path);
  const length = run.to - run.from;
  if (length !== run.newTo - run.newFrom) return [run];
  const pairs: Change[] = [];
  for (let at = 0; at < length; at += 1) {
    const left = before.kids[run.from + at];
    const right = after.kids[run.newFrom + at];
    if (left === undefined || right === undefined || !isOneForOne(left, right)) return [run];
    const inner: Change[] = [];
    const whole: Change = { path: run.path, from: run.from + at, to: run.from + at + 1, newFrom: run.newFrom + at, newTo: run.newFrom + at + 1 };
    pairs.push(...(diffPair([...run.path, { before: left, after: right }], inner) ? inner : [whole]));
  }
  return pairs;
}

function isOneForOne(left: Tree, right: Tree): boolean {
  const isMember = categoryOf(left) === 'statement' || categoryOf(left).startsWith('css ');
  return !isMember || categoryOf(left) === 'css token' || left.kind === right.kind || containsTree(right, left);
}
