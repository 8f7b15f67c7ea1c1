import type { PastOutcome, TroubleKind } from '@safecode/domain/confidence/outcome';
import { MIN_SIMILAR, type RiskNote } from '@safecode/domain/confidence/risk-note';
import { similarity } from '../confidence/request-words.js';
import type { Subject } from '../confidence/outcome-history.js';
import { wilsonShare } from '../statistics/wilson-share.js';

/** Requests less alike than this, and of another template, are not similar. */
const LEAST_ALIKE = 0.34;
/** How much an earlier request of the same template, and of the same page type, counts beside its words. */
const SAME_TEMPLATE = 0.3;
const SAME_PAGE_TYPE = 0.05;
/** The base rate counts as much as so many requests that are wholly alike. */
const PRIOR_WEIGHT = 4;
const MOST_KINDS = 3;
/** A kind of trouble that happened once or twice is no pattern. */
const LEAST_OF_KIND = 3;

/**
 * What usually goes wrong with requests like this one: those that share words with it or are of the same template.
 * `history`: earlier outcomes of the brand, newest first. Null while fewer than 20 are similar.
 */
export function assessRisk(history: readonly PastOutcome[], subject: Subject): RiskNote | null {
  const weighed = history.map((row) => weigh(row, subject));
  const similar = weighed.filter(({ isSimilar }) => isSimilar).map(({ row }) => row);
  if (similar.length < MIN_SIMILAR) return null;
  const base = troubledOf(history);
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const troubled = weighed.reduce((sum, { row, weight }) => sum + (row.isClean ? 0 : weight), 0);
  const risk = (troubled + base.rate * PRIOR_WEIGHT) / (total + PRIOR_WEIGHT);
  return { risk: Math.round(risk * 1000) / 1000, similar: troubledOf(similar), base, kinds: kindsOf(similar) };
}

const troubledOf = (rows: readonly PastOutcome[]): RiskNote['similar'] => wilsonShare(rows.filter(({ isClean }) => !isClean).length, rows.length);

/** Few alike requests say more than many of which only the page type is the same: weight grows with the square. */
function weigh(row: PastOutcome, subject: Subject): { readonly row: PastOutcome; readonly isSimilar: boolean; readonly weight: number } {
  const alike = similarity(row.words, subject.words);
  const isSameTemplate = subject.templateId !== null && row.templateId === subject.templateId;
  const isSimilar = alike >= LEAST_ALIKE || isSameTemplate;
  const weight = isSimilar ? alike ** 2 + (isSameTemplate ? SAME_TEMPLATE : 0) + (row.pageType === subject.pageType ? SAME_PAGE_TYPE : 0) : 0;
  return { row, isSimilar, weight };
}

function kindsOf(similar: readonly PastOutcome[]): RiskNote['kinds'] {
  const counts = new Map<TroubleKind, number>();
  for (const { trouble } of similar) if (trouble !== null) counts.set(trouble, (counts.get(trouble) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= LEAST_OF_KIND)
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_KINDS)
    .map(([kind, count]) => ({ kind, share: wilsonShare(count, similar.length) }));
}
