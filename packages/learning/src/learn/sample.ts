import type { CodeLanguage } from '@safecode/domain/verification/report';
import { costOf, type Change } from '../diff/change.js';
import { diffTrees } from '../diff/diff-trees.js';
import { readCode, type ReadCode } from '../tree/read-code.js';

/** A correction as it is learnt from. */
export interface Correction {
  readonly id: string;
  readonly seq: number;
  readonly language: CodeLanguage;
  readonly author: string;
  readonly original: string;
  readonly corrected: string;
}

/** A correction that was read: what is left of it to learn, when names and selectors were learnt before. */
export interface Sample {
  readonly correction: Correction;
  readonly original: ReadCode;
  readonly corrected: ReadCode;
}

/** Reads a correction; null when one of its sides does not parse or both are one. */
export function readSample(correction: Correction): Sample | null {
  const original = readCode(correction.original, correction.language);
  const corrected = readCode(correction.corrected, correction.language);
  if (original === null || corrected === null || original.tree.hash === corrected.tree.hash) return null;
  return { correction, original, corrected };
}

/** A sample whose original was changed by what is known already; the sample itself when the result does not parse. */
export function withOriginal(sample: Sample, code: string): Sample {
  if (code === sample.original.code) return sample;
  const original = readCode(code, sample.original.language);
  return original === null ? sample : { ...sample, original };
}

/** What is left to change. */
export function changesOf(sample: Sample): readonly Change[] {
  return diffTrees(sample.original.tree, sample.corrected.tree);
}

const DISTANCES = new WeakMap<Sample, number>();

/** How much is left to change. */
export function distanceOf(sample: Sample): number {
  const known = DISTANCES.get(sample) ?? costOf(changesOf(sample));
  DISTANCES.set(sample, known);
  return known;
}
