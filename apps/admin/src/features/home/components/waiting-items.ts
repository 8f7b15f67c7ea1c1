import type { HomeSummary } from '@safecode/domain/home/home-summary';
import { messages } from '../messages.js';

type Review = HomeSummary['reviews']['rows'][number];
type Run = HomeSummary['waiting'][number];

export type WaitingItem =
  | { readonly kind: 'review'; readonly review: Review; readonly reason: string; readonly since: string | null }
  | { readonly kind: 'run'; readonly run: Run; readonly reason: string; readonly since: string | null };

const reasonOf = (run: Run): string => (run.status === 'asking' || run.status === 'not_safe' ? messages.reason[run.status] : messages.reason.other);

/** Code to decide on by when it is due, then what has no due, then runs that wait. */
export function waitingItems({ reviews, waiting }: Pick<HomeSummary, 'reviews' | 'waiting'>): WaitingItem[] {
  const rows = reviews.rows.toSorted((a, b) => (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999') || a.id - b.id);
  return [
    ...rows.map((review) => ({ kind: 'review' as const, review, reason: review.reason, since: review.submittedAt })),
    ...waiting.map((run) => ({ kind: 'run' as const, run, reason: reasonOf(run), since: run.finishedAt ?? run.createdAt })),
  ];
}
