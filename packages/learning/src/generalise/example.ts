import type { Change } from '../diff/change.js';
import { addedBy, parentPair, removedBy } from '../diff/change.js';
import { categoryOf, makeLeaf, makeTree, walkTree, type Tree } from '../tree/tree.js';
import { ANY, REGION } from './pattern.js';

/** Changes of one correction that belong together. */
export interface Edit {
  /** Index of the correction. */
  readonly correction: number;
  readonly changes: readonly Change[];
  /** The smallest changes this edit stands for; the same ones when it was not widened. */
  readonly covers: readonly Change[];
}

/** An edit seen in some context: old code with its changed parts marked, and what each part became. */
export interface Example {
  readonly root: 'node' | 'window';
  readonly listKind: string;
  readonly toEnd: boolean;
  readonly trees: readonly Tree[];
  readonly removed: readonly (readonly Tree[])[];
  readonly added: readonly (readonly Tree[])[];
}

/** One step of context; two examples with one label are seen in the same way. */
export interface Rung {
  readonly label: string;
  readonly example: Example;
}

/** Lists of which a part can be seen without the whole: their members stand for themselves. */
const WINDOWS = new Set(['Statements', 'Decls', 'Stylesheet', 'Properties', 'Members', 'Cases', 'Declarators']);
/** Where the whole declaration, at-rule or rule is the smallest context. */
const CSS_PARTS = new Set(['Value', 'Prelude', 'Selectors', 'Complex', 'CssFunction']);
const MAX_RUNGS = 14;

/** True for a list whose members stand for themselves. */
export function isWindowList(tree: Tree): boolean {
  return WINDOWS.has(tree.kind);
}

/** An edit in wider and wider context, the nearest first. */
export function rungsOf(edit: Edit): readonly Rung[] {
  const depth = commonDepth(edit.changes);
  const rungs: Rung[] = [...ownRungs(edit)];
  const path = edit.changes[0]?.path ?? [];
  let level = 0;
  let up = 0;
  for (let at = depth; at > 0 && rungs.length < MAX_RUNGS; at -= 1) {
    const node = path[at]?.before;
    if (node === undefined) continue;
    if (!node.list) {
      if (node.kind === 'CssFunction' || node.kind === 'CssText') continue;
      if (!isUnit(node)) up += 1;
      rungs.push({ label: isUnit(node) ? `unit ${level}` : `up ${up}`, example: nodeExample(edit, at) });
    } else if (isWindowList(node)) {
      rungs.push(...neighbourRungs(edit, at, level));
      level += 1;
    }
  }
  return rungs;
}

function isUnit(node: Tree): boolean {
  const category = categoryOf(node);
  return category === 'statement' || category === 'css Declaration' || category === 'css Rule' || category === 'css AtRule' || category === 'Property';
}

/** How deep the changes have one path. */
export function commonDepth(changes: readonly Change[]): number {
  const [first, ...others] = changes;
  if (first === undefined) return 0;
  let depth = first.path.length - 1;
  for (const other of others) {
    let shared = 0;
    while (shared <= depth && first.path[shared]?.before === other.path[shared]?.before) shared += 1;
    depth = Math.min(depth, shared - 1);
  }
  return Math.max(depth, 0);
}

/** The changed part by itself. */
function ownRungs(edit: Edit): Rung[] {
  const [change] = edit.changes;
  if (change === undefined || edit.changes.length > 1) return [];
  const removed = removedBy(change);
  const added = addedBy(change);
  const list = parentPair(change).before;
  if (isWindowList(list)) return removed.length === 0 ? [] : [{ label: 'self', example: windowExample(edit, { at: change.path.length - 1, from: change.from, to: change.to }) }];
  const [only] = removed;
  if (only === undefined || removed.length !== 1 || added.length !== 1) return [];
  const isAmount = only.kind === 'Amount' && added[0]?.kind === 'Amount';
  if (CSS_PARTS.has(list.kind) && only.kind !== 'ClassName' && !isAmount) return [];
  const region = makeTree([REGION, '0'], [only], { start: only.start, end: only.end, list: true });
  const each = isAmount ? eachAmount(edit, only) : [];
  const own: Rung = { label: isAmount ? 'amount' : 'self', example: { ...parts(edit), root: 'node', listKind: '', toEnd: false, trees: [region] } };
  return only.kind === 'DeclName' || only.kind === 'Flag' || only.kind === 'AtName' ? [] : [own, ...each];
}

/** An amount anywhere in a value of its property. */
function eachAmount(edit: Edit, only: Tree): Rung[] {
  const path = edit.changes[0]?.path ?? [];
  const declaration = path.at(-2)?.before;
  const [name, value, flag] = declaration?.kids ?? [];
  if (declaration?.kind !== 'Declaration' || name === undefined || value === undefined || flag === undefined || value !== path.at(-1)?.before) return [];
  const any = makeLeaf(ANY, '', { start: only.start, end: only.start });
  const region = makeTree([REGION, '0'], [only], { start: only.start, end: only.end, list: true });
  const tree = makeTree(['Declaration'], [name, makeTree(['Value'], [any, region, any], value), flag], declaration);
  return [{ label: 'each', example: { ...parts(edit), root: 'node', listKind: '', toEnd: false, trees: [tree] } }];
}

function parts(edit: Edit): Pick<Example, 'removed' | 'added'> {
  return { removed: edit.changes.map(removedBy), added: edit.changes.map(addedBy) };
}

function nodeExample(edit: Edit, at: number): Example {
  const tree = edit.changes[0]?.path[at]?.before;
  if (tree === undefined) throw new Error('an edit without context');
  return { ...parts(edit), root: 'node', listKind: '', toEnd: false, trees: [markTree(tree, edit, at)] };
}

interface Window {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function windowExample(edit: Edit, { at, from, to }: Window): Example {
  const list = edit.changes[0]?.path[at]?.before;
  if (list === undefined) throw new Error('an edit without context');
  const marked = markKids(list, edit, at);
  const regionEnd = Math.max(...edit.changes.filter((change) => change.path.length - 1 === at).map((change) => change.to));
  const trees = marked.filter(({ start, end }) => start >= from && end <= to && (start < end || (start >= from && end <= to))).map(({ tree }) => tree);
  return { ...parts(edit), root: 'window', listKind: list.kind, toEnd: regionEnd === list.kids.length && to === list.kids.length, trees };
}

/** The edit with the unchanged neighbour before it, behind it, or both. */
function neighbourRungs(edit: Edit, at: number, level: number): Rung[] {
  const pair = edit.changes[0]?.path[at];
  if (pair === undefined) return [];
  const own = edit.changes.map((change) => (change.path.length - 1 === at ? change : indexedAt(change, at)));
  const from = Math.min(...own.map((one) => one.from));
  const to = Math.max(...own.map((one) => one.to));
  const newFrom = Math.min(...own.map((one) => one.newFrom));
  const newTo = Math.max(...own.map((one) => one.newTo));
  const isSame = (left: Tree | undefined, right: Tree | undefined): boolean => left !== undefined && left.hash === right?.hash;
  const hasPrevious = isSame(pair.before.kids[from - 1], pair.after.kids[newFrom - 1]);
  const hasNext = isSame(pair.before.kids[to], pair.after.kids[newTo]);
  const rungs: Rung[] = [];
  if (hasPrevious) rungs.push({ label: `previous ${level}`, example: windowExample(edit, { at, from: from - 1, to }) });
  if (hasNext) rungs.push({ label: `next ${level}`, example: windowExample(edit, { at, from, to: to + 1 }) });
  if (hasPrevious && hasNext) rungs.push({ label: `both ${level}`, example: windowExample(edit, { at, from: from - 1, to: to + 1 }) });
  return rungs.sort((a, b) => sharing(b, edit) - sharing(a, edit));
}

function indexedAt(change: Change, at: number): Pick<Change, 'from' | 'to' | 'newFrom' | 'newTo'> {
  const from = change.path[at]?.before.kids.indexOf(change.path[at + 1]?.before ?? change.path[0]?.before as Tree) ?? 0;
  const newFrom = change.path[at]?.after.kids.indexOf(change.path[at + 1]?.after ?? change.path[0]?.after as Tree) ?? 0;
  return { from, to: from + 1, newFrom, newTo: newFrom + 1 };
}

/** How many of the names (or the property) of the new code a neighbour has; both neighbours only when one alone is not enough. */
function sharing(rung: Rung, edit: Edit): number {
  if (rung.label.startsWith('both')) return -1;
  const wanted = new Set(edit.changes.flatMap((change) => addedBy(change).flatMap(namesIn)));
  const neighbour = rung.example.trees.filter((tree) => tree.kind !== REGION && ![...walkTree(tree)].some((node) => node.kind === REGION));
  return new Set(neighbour.flatMap(namesIn).filter((name) => wanted.has(name))).size;
}

/** Names of variables and properties of declarations, which tie a statement to its neighbour. */
export function namesIn(tree: Tree): string[] {
  return [...walkTree(tree)].flatMap((node) => (node.kind === 'Identifier' || node.kind === 'Binding' ? [node.label] : node.kind === 'DeclName' ? [node.label.replace(/^-(?:webkit|moz|ms|o)-/, '')] : []));
}

interface MarkedKid {
  readonly tree: Tree;
  readonly start: number;
  readonly end: number;
}

/** A tree of the original with the changed parts marked. */
function markTree(tree: Tree, edit: Edit, depth: number): Tree {
  const kids = markKids(tree, edit, depth).map((kid) => kid.tree);
  return makeTree([tree.kind, tree.label], kids, tree);
}

function markKids(tree: Tree, edit: Edit, depth: number): MarkedKid[] {
  const kids: MarkedKid[] = [];
  for (let at = 0; at <= tree.kids.length; at += 1) {
    const index = edit.changes.findIndex((change) => change.path.length - 1 === depth && change.from === at && change.path[depth]?.before === tree);
    const change = edit.changes[index];
    if (change !== undefined) {
      const inner = tree.kids.slice(change.from, change.to);
      const place = inner[0]?.start ?? tree.kids[at]?.start ?? tree.end;
      kids.push({ tree: makeTree([REGION, String(index)], inner, { start: place, end: inner.at(-1)?.end ?? place, list: true }), start: change.from, end: change.to });
      if (change.to > change.from) {
        at = change.to - 1;
        continue;
      }
    }
    const kid = tree.kids[at];
    if (kid === undefined) continue;
    const isOnPath = edit.changes.some((one) => one.path.length - 1 > depth && one.path[depth + 1]?.before === kid);
    kids.push({ tree: isOnPath ? markTree(kid, edit, depth + 1) : kid, start: at, end: at + 1 });
  }
  return kids;
}
