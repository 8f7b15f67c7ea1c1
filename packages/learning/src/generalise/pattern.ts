import type { Pattern } from '@safecode/domain/corrections/improvement';
import { applyDerivation } from './derive-text.js';
import { categoryOf, type Tree } from '../tree/tree.js';

export type { Pattern } from '@safecode/domain/corrections/improvement';

/** Marks, in the tree of an example, the part that changes. */
export const REGION = '@region';

/** Stands, in the tree of an example, for any run of a list. */
export const ANY = '@any';

const NAMES = new Set(['Identifier', 'Binding', 'Name', 'Label']);

/** Two trees with one key are the same to a hole: a name is one name wherever it stands. */
export function holeKey(tree: Tree): string {
  return NAMES.has(tree.kind) ? `name ${tree.label}` : tree.hash;
}

/** The plain text of a leaf that has one, for values derived from it; null for anything else. */
export function plainText(tree: Tree): string | null {
  if (tree.kind === 'String') return tree.kids[0]?.label ?? null;
  return tree.kids.length === 0 && !tree.list ? tree.label : null;
}

/** True when a tree can stand in a hole. */
export function fitsHole(hole: Extract<Pattern, { t: 'hole' }>, tree: Tree): boolean {
  if (hole.kinds !== null && !hole.kinds.includes(tree.kind)) return false;
  if (hole.category !== categoryOf(tree)) return false;
  const text = hole.guards.length === 0 ? null : plainText(tree);
  return hole.guards.every((guard) => text !== null && applyDerivation(guard, text) !== null);
}

/** A pattern that fits a tree and what is equal to it. */
export function constantOf(tree: Tree): Pattern {
  return { t: 'const', kind: tree.kind, hash: tree.hash };
}
