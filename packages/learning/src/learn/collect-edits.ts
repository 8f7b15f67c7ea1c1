import { addedBy, parentPair, removedBy, type Change } from '../diff/change.js';
import { commonDepth, isWindowList, type Edit } from '../generalise/example.js';
import { categoryOf, type Tree } from '../tree/tree.js';

/** The edits of one correction, from the finest way to see them to the coarsest. */
export interface EditTiers {
  /** Changes inside one statement or declaration, together. */
  readonly joint: readonly Edit[];
  readonly fine: readonly Edit[];
  /** The smallest node around the changes of a statement, as a whole. */
  readonly whole: readonly Edit[];
  /** The statement or declaration as a whole. */
  readonly unit: readonly Edit[];
  /** Neighbouring statements or declarations that changed, as one run. */
  readonly run: readonly Edit[];
}

/** Groups the changes of a correction by the statement, declaration or property they stand in. */
export function collectEdits(correction: number, changes: readonly Change[]): EditTiers {
  const units = new Map<Tree | Change, Change[]>();
  for (const change of changes) {
    const unit = unitOf(change);
    const list = units.get(unit) ?? [];
    list.push(change);
    units.set(unit, list);
  }
  const groups = [...units.values()];
  const several = groups.filter((group) => group.length > 1 && !isRepetition(group));
  return {
    joint: several.map((group) => ({ correction, changes: group, covers: group })),
    fine: changes.map((change) => ({ correction, changes: [change], covers: [change] })),
    whole: several.flatMap((group) => widened(correction, group, commonDepth(group))),
    unit: groups.filter((group) => group.every((change) => !isWindowList(parentPair(change).before))).flatMap((group) => widened(correction, group, unitDepth(group))),
    run: runsOf(correction, changes),
  };
}

/** The member of a list of statements (or the like) that a change stands in; the change itself when it is one of them. */
function unitOf(change: Change): Tree | Change {
  if (isWindowList(parentPair(change).before)) return change;
  for (let at = change.path.length - 1; at > 0; at -= 1) {
    const list = change.path[at - 1]?.before;
    const node = change.path[at]?.before;
    if (list !== undefined && node !== undefined && isWindowList(list)) return node;
  }
  return change;
}

function unitDepth(group: readonly Change[]): number {
  const path = group[0]?.path ?? [];
  for (let at = path.length - 1; at > 0; at -= 1) {
    const list = path[at - 1]?.before;
    if (list !== undefined && isWindowList(list)) return at;
  }
  return 0;
}

/** The same change several times, such as each length of a value: each stands for itself. */
function isRepetition(group: readonly Change[]): boolean {
  const shapes = group.map((change) => [...removedBy(change), null, ...addedBy(change)].map((tree) => (tree === null ? '>' : `${categoryOf(tree)} ${tree.kind}`)).join(' '));
  return shapes.every((shape) => shape === shapes[0] && /Amount > |Text > /.test(shape));
}

/** Runs of neighbours of one list that changed, at least one of them wholly. */
function runsOf(correction: number, changes: readonly Change[]): Edit[] {
  const lists = new Map<Tree, { span: Change; change: Change }[]>();
  for (const change of changes) {
    const at = change.path.findLastIndex(({ before }) => before.kind === 'Statements' || before.kind === 'Decls');
    const pair = change.path[at];
    if (pair === undefined) continue;
    const path = change.path.slice(0, at + 1);
    const inner = change.path[at + 1];
    const from = inner === undefined ? change.from : pair.before.kids.indexOf(inner.before);
    const newFrom = inner === undefined ? change.newFrom : pair.after.kids.indexOf(inner.after);
    const span = inner === undefined ? change : { path, from, to: from + 1, newFrom, newTo: newFrom + 1 };
    lists.set(pair.before, [...(lists.get(pair.before) ?? []), { span, change }]);
  }
  return [...lists.values()].flatMap((entries) => joinSpans(entries)).map(({ span, covers }) => ({ correction, changes: [span], covers }));
}

function joinSpans(entries: readonly { span: Change; change: Change }[]): { span: Change; covers: Change[] }[] {
  const runs: { span: Change; covers: Change[]; isWhole: boolean }[] = [];
  for (const { span, change } of entries.toSorted((a, b) => a.span.from - b.span.from || a.span.newFrom - b.span.newFrom)) {
    const last = runs.at(-1);
    const isWhole = span === change;
    if (last !== undefined && span.from <= last.span.to && span.newFrom <= last.span.newTo) {
      runs[runs.length - 1] = { span: { ...last.span, to: Math.max(last.span.to, span.to), newTo: Math.max(last.span.newTo, span.newTo) }, covers: [...last.covers, change], isWhole: last.isWhole || isWhole };
    } else runs.push({ span, covers: [change], isWhole });
  }
  return runs.filter(({ covers, isWhole }) => isWhole && covers.length > 1);
}

/** One change that replaces the node at a depth of the path. */
function widened(correction: number, group: readonly Change[], depth: number): Edit[] {
  const path = group[0]?.path ?? [];
  let at = depth;
  while (at > 0 && path[at]?.before.list === true) at -= 1;
  const pair = path[at];
  const parent = path[at - 1];
  if (pair === undefined || parent === undefined) return [];
  const from = parent.before.kids.indexOf(pair.before);
  const newFrom = parent.after.kids.indexOf(pair.after);
  return [{ correction, changes: [{ path: path.slice(0, at), from, to: from + 1, newFrom, newTo: newFrom + 1 }], covers: group }];
}

/** How alike edits of one group are: from what stands for what, over the kinds of node, to the very same code. */
export type Likeness = 0 | 1 | 2 | 3 | 4;

/** A name for what edits of one group have in common. */
export function signatureOf(edit: Edit, likeness: Likeness): string {
  return edit.changes
    .map((change) => {
      const removed = removedBy(change);
      const added = addedBy(change);
      const place = parentPair(change).before.kind;
      if (likeness === 4) return `${place} ${removed.map((tree) => tree.hash).join(',')} > ${added.map((tree) => tree.hash).join(',')}`;
      if (likeness === 3) return `${place} ${removed.map(skeleton).join(',')} > ${added.map(skeleton).join(',')}`;
      const old = likeness === 2 ? removed.map((tree) => tree.kind).join(',') : removed[0] === undefined ? '' : categoryOf(removed[0]);
      return `${added.length === 0 || removed.length === 0 || isWindowList(parentPair(change).before) ? place : ''} ${old} > ${likeness === 0 ? added.map(categoryOf).join(',') : added.map((tree) => tree.kind).join(',')}`;
    })
    .join(' & ');
}

function skeleton(tree: Tree): string {
  return tree.kids.length === 0 ? tree.kind : `${tree.kind}(${tree.kids.map(skeleton).join(' ')})`;
}
