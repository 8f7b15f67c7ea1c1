import type { Tree } from '../tree/tree.js';
import { isWindowList } from './example.js';
import { REGION } from './pattern.js';
import { describe, type Slot } from './template.js';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What stands between it and its neighbours, where nothing was there before. */
  readonly separator: string;
  readonly isLast: boolean;
}

/** Old code of an example for people, and the same code with each changed part as it becomes. */
export function describeChange(code: string, trees: readonly Tree[], { slots, added }: { slots: readonly Slot[]; added: readonly string[] }): { before: string; after: string } {
  const there = trees.filter((tree) => tree.start < tree.end);
  const span = { start: Math.min(...there.map((tree) => tree.start)), end: Math.max(...there.map((tree) => tree.end)) };
  const show = (start: number, end: number): string => (start < end ? describe(code, { start, end }, slots) : '');
  const places = placesOf(trees, added);
  let after = '';
  let done = span.start;
  for (const { start, end, text, separator, isLast } of places) {
    if (start < done) continue;
    after += show(done, Math.min(start, span.end));
    done = Math.max(done, Math.min(end, span.end));
    if (separator === '' || text === '') after += text;
    else after = isLast ? `${after.trimEnd()}${separator}${text}` : `${after}${text}${separator}`;
  }
  after += show(done, span.end);
  return { before: show(span.start, span.end), after: places.every(({ text }) => text === '') && trees.every((tree) => tree.kind === REGION) ? '' : after };
}

function placesOf(trees: readonly Tree[], added: readonly string[]): Place[] {
  const places: Place[] = [];
  const look = (tree: Tree, parent: Tree | undefined): void => {
    if (tree.kind === REGION) {
      const isLast = tree === (parent?.kids ?? trees).at(-1);
      const separator = tree.kids.length > 0 ? '' : parent === undefined || isWindowList(parent) ? '\n' : parent.kind === 'Value' ? ' ' : ', ';
      places.push({ start: tree.start, end: tree.end, text: added[Number(tree.label)] ?? '', separator, isLast });
    } else {
      for (const kid of tree.kids) look(kid, tree);
    }
  };
  for (const tree of trees) look(tree, undefined);
  return places.sort((a, b) => a.start - b.start);
}
