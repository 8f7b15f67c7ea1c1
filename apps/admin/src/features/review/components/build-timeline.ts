import type { Deployment } from '@safecode/domain/deployments/deployment';
import type { ReviewView } from '@safecode/domain/review/review-view';
import type { RevisionSummary } from '@safecode/domain/review/revision';

export type TimelineEntry =
  | { readonly kind: 'revision'; readonly at: string; readonly revision: RevisionSummary }
  | { readonly kind: 'submitted'; readonly at: string; readonly by: string; readonly note: string }
  | { readonly kind: 'vote'; readonly at: string; readonly vote: ReviewView['votes'][number] }
  | { readonly kind: 'deployment'; readonly at: string; readonly step: 'begun' | 'planned' | 'live' | 'ended'; readonly deployment: Deployment };

export interface TimelineInput {
  readonly review: Pick<ReviewView, 'votes' | 'submittedBy' | 'submittedAt' | 'submitNote'>;
  readonly revisions: readonly RevisionSummary[];
  readonly deployments: readonly Deployment[];
}

/** Everything that happened to a code, merged, the newest first. Of things at the same moment the cause stands below what followed from it. */
export function buildTimeline({ review, revisions, deployments }: TimelineInput): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...revisions.map((revision) => ({ kind: 'revision' as const, at: revision.createdAt, revision })),
    ...(review.submittedAt === null ? [] : [{ kind: 'submitted' as const, at: review.submittedAt, by: review.submittedBy ?? '', note: review.submitNote }]),
    ...review.votes.map((vote) => ({ kind: 'vote' as const, at: vote.at, vote })),
    ...deployments.flatMap((deployment) => [
      { kind: 'deployment' as const, at: deployment.createdAt, step: deployment.scheduledFor === null ? ('begun' as const) : ('planned' as const), deployment },
      ...(deployment.liveAt === null ? [] : [{ kind: 'deployment' as const, at: deployment.liveAt, step: 'live' as const, deployment }]),
      ...(deployment.endedAt === null ? [] : [{ kind: 'deployment' as const, at: deployment.endedAt, step: 'ended' as const, deployment }]),
    ]),
  ];
  return entries.map((entry, index) => ({ entry, index })).sort((a, b) => b.entry.at.localeCompare(a.entry.at) || b.index - a.index).map(({ entry }) => entry);
}
