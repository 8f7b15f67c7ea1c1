import type { Improvement } from '@safecode/domain/corrections/improvement';
import { applyImprovements } from './apply-improvements.js';
import { learn, type Correction, type LearnOptions } from './learn.js';
import { readCode } from './tree/read-code.js';

/** What was learnt so far, and from what. */
export interface Learnt {
  readonly improvements: readonly Improvement[];
  /** Corrections that the improvements do not explain yet. */
  readonly open: readonly Correction[];
  /** Those they do: kept as examples of code that is right. */
  readonly closed: readonly Correction[];
}

export const NOTHING_LEARNT: Learnt = { improvements: [], open: [], closed: [] };

/**
 * Learns on from new corrections without learning anew what is known: only from those that nothing explains yet, so that
 * the work depends on what is new and not on all there ever was. What is learnt must leave all code alone that was right
 * so far. For corrections of code to which the improvements known at the time were applied, as it is shown to people.
 * Pure and deterministic.
 */
export function learnOn(learnt: Learnt, corrections: readonly Correction[], options: LearnOptions): Learnt {
  const open = [...learnt.open, ...corrections];
  const known = new Set(learnt.improvements.map(({ id }) => id));
  const fresh = learn(open, options).filter((improvement) => !known.has(improvement.id) && learnt.closed.every((correction) => leavesAlone(improvement, correction)));
  const improvements = [...learnt.improvements, ...fresh];
  const explained = fresh.length === 0 ? [] : open.filter((correction) => isExplained(correction, improvements));
  return { improvements, open: open.filter((correction) => !explained.includes(correction)), closed: [...learnt.closed, ...explained] };
}

const leavesAlone = (improvement: Improvement, { corrected, language }: Correction): boolean => applyImprovements(corrected, language, [improvement]).code === corrected;

function isExplained({ original, corrected, language }: Correction, improvements: readonly Improvement[]): boolean {
  const { code } = applyImprovements(original, language, improvements);
  return code === corrected || readCode(code, language)?.tree.hash === readCode(corrected, language)?.tree.hash;
}
