import type { CodeLanguage } from '@safecode/domain/verification/report';
import { costOf } from '../diff/change.js';
import { diffTrees } from '../diff/diff-trees.js';
import { readCode } from '../tree/read-code.js';

/** How much of one code has to change for it to mean the other, in nodes of syntax; null when one of them does not parse. */
export function distanceBetween(before: string, after: string, language: CodeLanguage): number | null {
  if (before === after) return 0;
  const [one, other] = [readCode(before, language), readCode(after, language)];
  return one === null || other === null ? null : costOf(diffTrees(one.tree, other.tree));
}

/** Whether two codes are one in normal form: formatting, quotes and comments may differ. */
export const isSameCode = (one: string, other: string, language: CodeLanguage): boolean => distanceBetween(one, other, language) === 0;
