import type { SelectorPlace } from '../positions/selector-places.js';
import { selectorPlaces } from '../positions/selector-places.js';
import type { ReadCode } from '../tree/read-code.js';

/** A selector of the original and the one it became. */
export interface PlacePair {
  readonly old: SelectorPlace;
  readonly next: SelectorPlace;
}

/** Selectors that changed: those of both codes are paired in order, equal ones first, then by what stands around them. */
export function changedPlaces(original: ReadCode, corrected: ReadCode): PlacePair[] {
  const before = selectorPlaces(original);
  const after = selectorPlaces(corrected);
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const score = (a: number, b: number): number => scoreOf(before[a], after[b]);
  for (let a = before.length - 1; a >= 0; a -= 1) {
    for (let b = after.length - 1; b >= 0; b -= 1) {
      best[a * width + b] = Math.max(best[(a + 1) * width + b] ?? 0, best[a * width + b + 1] ?? 0, score(a, b) + (best[(a + 1) * width + b + 1] ?? 0));
    }
  }
  const pairs: PlacePair[] = [];
  for (let a = 0, b = 0; a < before.length && b < after.length; ) {
    const here = best[a * width + b] ?? 0;
    const [old, next] = [before[a], after[b]];
    if (here === score(a, b) + (best[(a + 1) * width + b + 1] ?? 0) && old !== undefined && next !== undefined) {
      if (old.key !== next.key) pairs.push({ old, next });
      a += 1;
      b += 1;
    } else if (here === best[(a + 1) * width + b]) a += 1;
    else b += 1;
  }
  return pairs;
}

function scoreOf(left: SelectorPlace | undefined, right: SelectorPlace | undefined): number {
  if (left === undefined || right === undefined) return 0;
  const isNear = left.context === right.context;
  return left.key === right.key ? 3 + (isNear ? 1 : 0) : isNear ? 2 : 0.4;
}
