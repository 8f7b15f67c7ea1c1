import type { Improvement } from '@safecode/domain/corrections/improvement';
import { applyImprovements } from '../apply-improvements.js';
import { learn, type Correction } from '../learn.js';
import { MIN_CORRECTIONS } from '../learn/min-corrections.js';
import { isSameCode } from './distance.js';

/** So many corrections are learnt from at once, and so many of them left out in turn: more say little more. */
const MAX_MEMBERS = 8;
const MAX_LEFT_OUT = 4;

/**
 * Leaves corrections out in turn, learns from the others, and counts how often what was learnt does to the one left out what
 * the improvement does. Null when fewer would be left than anything is learnt from. Pure.
 */
export function leaveOneOut(improvement: Improvement, members: readonly Correction[]): { readonly right: number; readonly of: number } | null {
  const chosen = spread(members, MAX_MEMBERS);
  if (chosen.length <= MIN_CORRECTIONS) return null;
  const leftOut = spread(chosen, MAX_LEFT_OUT);
  const right = leftOut.filter((one) => {
    const { original, language } = one;
    const due = applyImprovements(original, language, [improvement]).code;
    const learnt = learn(chosen.filter((other) => other !== one), { policy: null });
    return learnt.some((other) => isSameCode(applyImprovements(original, language, [other]).code, due, language));
  });
  return { right: right.length, of: leftOut.length };
}

/** So many of a list at most, evenly spread, in its order. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]).filter((one) => one !== undefined);
}
