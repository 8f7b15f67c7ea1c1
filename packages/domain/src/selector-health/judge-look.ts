import type { HealthReason, Observation } from './health-state.js';

/** What a selector found on a page, and what is known of the element it stood for. */
export interface Look {
  /** Why the browser refuses the selector, or null. */
  readonly problem: string | null;
  readonly count: number;
  readonly visibleCount: number;
  /** What it found when it was last as it should be; null when it never was looked at. */
  readonly baseline: { readonly count: number; readonly isVisible: boolean; readonly kind: string } | null;
  /** The kind of element it finds now, e.g. `button`; null when it finds none. */
  readonly kind: string | null;
  /**
   * Where its element is now, by fingerprint: among the matches, elsewhere on the page, nowhere, or not to be told. Null
   * without a fingerprint.
   */
  readonly element: 'matched' | 'elsewhere' | 'gone' | 'unsure' | null;
}

const bad = (state: Observation['state'], ...reasons: HealthReason[]): Observation => ({ state, reasons });

/** Many matches vary with stock and season; so far a list may grow or shrink without being another list. */
const COUNT_FACTOR = 4;

function isOtherCount(count: number, baseline: number): boolean {
  if (count === baseline) return false;
  // Exactly one is a promise; the length of a list is not.
  if (baseline === 1) return true;
  return count === 1 ? baseline > COUNT_FACTOR : Math.max(count, baseline) > COUNT_FACTOR * Math.min(count, baseline);
}

/** Judges one look without memory. A selector that never matched before and does not now is `invalid`. */
export function judgeLook(look: Look): Observation {
  if (look.problem !== null) return bad('invalid', 'unreadable');
  if (look.count === 0) return judgeMissing(look);
  const { baseline } = look;
  const reasons: HealthReason[] = [];
  if (look.element === 'elsewhere') reasons.push('wrong_element');
  if (baseline !== null) {
    if (look.kind !== null && look.kind !== baseline.kind) reasons.push('other_kind');
    if (baseline.isVisible && look.visibleCount === 0) reasons.push('hidden');
    if (isOtherCount(look.count, baseline.count)) reasons.push('count_changed');
  }
  return reasons.length === 0 ? { state: 'valid', reasons: [] } : bad('warning', ...reasons);
}

function judgeMissing({ element }: Look): Observation {
  if (element === 'elsewhere' || element === 'matched') return bad('invalid', 'not_found', 'moved');
  if (element === 'gone') return bad('gone', 'not_found', 'element_gone');
  if (element === 'unsure') return bad('uncertain', 'not_found', 'several_candidates');
  return bad('invalid', 'not_found');
}
