import type { ApprovalIndex } from './approval-index.js';

/** Long inputs are cut: the suggestion is a hint for people, not a measurement. */
const MAX_COMPARED = 60;

const MAX_ENTRIES = 2000;

/** The letter pairs of an index's entries, in order of entry; written out when the first refusal asks for them. */
const PAIRS = new WeakMap<ApprovalIndex, readonly (readonly string[])[]>();

/**
 * The approved entry that is written most like `selector`, or null when none resembles it.
 * Deterministic: the first of equals in policy order wins.
 */
export function closestApproved(index: ApprovalIndex, selector: string): string | null {
  const wanted = letterPairs(selector);
  let best: string | null = null;
  let bestScore = 0.45;
  for (const [at, pairs] of pairsOf(index).entries()) {
    const score = similarity(wanted, pairs);
    if (score > bestScore) {
      best = index.entries[at]?.selector ?? null;
      bestScore = score;
    }
  }
  return best;
}

function pairsOf(index: ApprovalIndex): readonly (readonly string[])[] {
  let pairs = PAIRS.get(index);
  if (pairs === undefined) {
    pairs = index.entries.slice(0, MAX_ENTRIES).map((entry) => letterPairs(entry.selector));
    PAIRS.set(index, pairs);
  }
  return pairs;
}

/** Dice coefficient of sorted letter pairs: 1 for equal texts, 0 for texts without a common pair. */
function similarity(left: readonly string[], right: readonly string[]): number {
  const total = left.length + right.length;
  let common = 0;
  for (let at = 0, other = 0; at < left.length && other < right.length; ) {
    const pair = left[at] ?? '';
    const candidate = right[other] ?? '';
    if (pair === candidate) common += 1;
    if (pair <= candidate) at += 1;
    if (candidate <= pair) other += 1;
  }
  return total === 0 ? 0 : (2 * common) / total;
}

/** The pairs of neighbouring letters of a text, sorted. */
function letterPairs(text: string): string[] {
  const words = text.slice(0, MAX_COMPARED).toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
  return Array.from({ length: Math.max(0, words.length - 1) }, (_value, index) => words.slice(index, index + 2)).toSorted();
}
