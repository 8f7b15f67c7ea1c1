import { formatComplex } from '../parsing/format-selector.js';
import type { ComplexSelector } from '../parsing/selector-model.js';
import { candidates, type ApprovalIndex } from './approval-index.js';
import { narrows } from './narrows.js';

/**
 * The entry, as it is written, that a member is or narrows, or under which it is approved, among those that are asked for;
 * the member itself when there is no such entry.
 */
export function approvingEntry(index: ApprovalIndex, member: ComplexSelector, isWanted: (entry: string) => boolean): string {
  for (let end = member.length; end > 0; end -= 1) {
    const upTo = member.slice(0, end);
    const entry = candidates(index, upTo).find(({ selector, complex, subtree }) => isWanted(selector) && (end === member.length || subtree) && narrows(upTo, complex));
    if (entry !== undefined) return entry.selector;
  }
  return formatComplex(member);
}
