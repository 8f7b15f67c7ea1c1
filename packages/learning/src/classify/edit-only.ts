import { addedBy, parentPair, removedBy, type Change } from '../diff/change.js';
import type { Sample } from '../learn/sample.js';
import { applyChanges, placeNodes } from '../rewrite/write-code.js';

/** The original with one change of its correction, as far as it can be made alone. */
export function editOnly(change: Change, sample: Sample): string {
  const nodes = addedBy(change).map((tree) => sample.corrected.code.slice(tree.start, tree.end));
  const placed = placeNodes(sample.original.code, { parent: parentPair(change).before, from: change.from, trees: removedBy(change) }, nodes);
  return placed === null ? sample.original.code : applyChanges(sample.original.code, [placed]);
}
