import { formatComplex } from '../parsing/format-selector.js';
import type { ComplexSelector } from '../parsing/selector-model.js';
import { candidates, type ApprovalIndex } from './approval-index.js';
import { narrows } from './narrows.js';

/** The entry, as it is written, that a member is or narrows, or under which it is approved; the member itself when no single entry is known. */
export function approvingEntry(index: ApprovalIndex, member: ComplexSelector): string {
  for (let end = member.length; end > 0; end -= 1) {
    const upTo = member.slice(0, end);
    const entry = candidates(index, upTo).find(({ complex, subtree }) => (end === member.length || subtree) && narrows(upTo, complex));
    if (entry !== undefined) return entry.selector;
  }
  return formatComplex(member);
}
