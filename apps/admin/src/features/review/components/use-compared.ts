import type { ReviewView } from '@safecode/domain/review/review-view';
import { useRevision, useRevisions } from '../api/use-review.js';
import type { EvidenceProps } from './evidence-panel.js';

/** What the revision on screen is compared with: the one this person voted on, else the one it was made from; null for the first. */
export function useCompared(review: ReviewView, shown: number): EvidenceProps['base'] {
  const revisions = useRevisions(review.id).data?.rows;
  const looked = review.sinceYouLooked === null || review.sinceYouLooked.revision >= shown ? null : review.sinceYouLooked.revision;
  const number = looked ?? revisions?.find((revision) => revision.number === shown)?.basedOn ?? null;
  const base = useRevision(review.id, number).data;
  return number === null || base === undefined || base.number !== number ? null : { number, report: base.report, isLookedAt: looked !== null };
}
