import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One element whose place in both versions of a page is known. */
export interface LabelledTarget {
  readonly id: string;
  /** Matches exactly this element in the old page. */
  readonly selector: string;
  /** Matches exactly the same element in the new page; null when it was removed. */
  readonly truth: string | null;
  /** How the pair was labelled, and what the old selector finds in the new page: for reports only. */
  readonly evidence: string;
  readonly naive: string;
  readonly text?: string;
  readonly newText?: string;
}

export interface LabelledPair {
  readonly id: string;
  readonly suite: string;
  readonly old: string;
  readonly new: string;
  readonly targets: readonly LabelledTarget[];
}

/** What cross-validation keeps together: pages of one site, and all pages of one storefront theme. */
export function siteOf(pair: LabelledPair): string {
  return pair.suite === 'web' ? pair.id : pair.suite;
}

/** Reads the labelled pairs of a data folder; null when it holds none. */
export function readPairs(folder: string): readonly LabelledPair[] | null {
  const file = path.join(folder, 'manifest.json');
  if (!existsSync(file)) return null;
  const { pairs } = JSON.parse(readFileSync(file, 'utf8')) as { pairs: readonly LabelledPair[] };
  return pairs;
}
