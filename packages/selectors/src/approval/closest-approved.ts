import type { ApprovalIndex } from './approval-index.js';

/** Long inputs are cut: the suggestion is a hint for people, not a measurement. */
const MAX_COMPARED = 60;

/**
 * The approved entry that is written most like `selector`, or null when none resembles it.
 * Deterministic: the first of equals in policy order wins.
 */
export function closestApproved(index: ApprovalIndex, selector: string): string | null {
  const wanted = selector.slice(0, MAX_COMPARED);
  let best: string | null = null;
  let bestScore = 0.45;
  for (const entry of index.entries.slice(0, 2000)) {
    const score = similarity(wanted, entry.selector.slice(0, MAX_COMPARED));
    if (score > bestScore) {
      best = entry.selector;
      bestScore = score;
    }
  }
  return best;
}

/** Dice coefficient of letter pairs: 1 for equal texts, 0 for texts without a common pair. */
function similarity(left: string, right: string): number {
  const pairs = bigrams(left.toLowerCase());
  const others = bigrams(right.toLowerCase());
  const total = pairs.length + others.length;
  let common = 0;
  for (const pair of pairs) {
    const at = others.indexOf(pair);
    if (at < 0) continue;
    common += 1;
    others.splice(at, 1);
  }
  return total === 0 ? 0 : (2 * common) / total;
}

function bigrams(text: string): string[] {
  const words = text.replace(/[^a-z0-9]+/g, ' ').trim();
  return Array.from({ length: Math.max(0, words.length - 1) }, (_value, index) => words.slice(index, index + 2));
}
