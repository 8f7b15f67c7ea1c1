import type { ElementTraits } from '../../fingerprint/fingerprint.js';
import type { PageProfile } from '../../fingerprint/profile-page.js';
import type { PagePair } from '../page-pair.js';
import type { Rarity } from '../rarity.js';

/** What a candidate is judged by. */
export interface Judged {
  readonly target: ElementTraits;
  readonly candidate: ElementTraits;
  readonly candidateIndex: number;
  readonly changed: PageProfile;
  readonly rarity: Rarity;
  /** With the old page at hand: where the target stood in it. */
  readonly pair: { readonly pages: PagePair; readonly targetIndex: number } | undefined;
}

/** One piece of evidence: a number, mostly 0..1, or NaN when the pages say nothing about it. */
export interface Evidence {
  readonly name: string;
  readonly read: (judged: Judged) => number;
}

/** 1 or 0, NaN when the old value is empty. */
export function same(old: string, now: string): number {
  if (old === '') return Number.NaN;
  return old === now ? 1 : 0;
}

/** Ratio of the smaller to the larger count, 0..1; 1 when both are 0. */
export function ratio(a: number, b: number): number {
  return (Math.min(a, b) + 1) / (Math.max(a, b) + 1);
}
